import type { Picture } from './entry.ts'
import type { Evidence, Sum } from './reason.ts'

/** What a page is. */
export const KINDS = ['article', 'video', 'list', 'other'] as const
export type Kind = (typeof KINDS)[number]

/** What a text is. */
export const GENRES = [
  'report',
  'opinion',
  'analysis',
  'review',
  'press release',
  'correction',
  'job advert',
  'market report',
  'live blog',
  'satire',
] as const
export type Genre = (typeof GENRES)[number]

/** Where an article's publication time was taken from. */
export const DATE_SOURCES = ['page', 'feed', 'first seen'] as const
export type DateSource = (typeof DATE_SOURCES)[number]

/** What a page was found to hold. Text is plain; paragraphs are separated by a blank line. */
export interface Extraction {
  readonly canonicalUrl: string | null
  readonly title: string | null
  readonly text: string
  readonly bylines: readonly string[]
  readonly publishedAt: Date | null
  readonly language: string | null
  readonly picture: Picture | null
  /** Set where the page says that its pictures are not to be copied: how it says so. */
  readonly noCopies?: string
  readonly siteName: string | null
  readonly kind: Kind
  readonly embedUrl: string | null
  /** Which way won for each fact, and what was cut. */
  readonly because: readonly Evidence[]
}

/** What understanding adds to an article. */
export interface Understanding {
  readonly language: string
  readonly names: readonly string[]
  readonly topics: readonly TopicMatch[]
  readonly genre: Genre
  /** Something terrible happened to people: death, violence, disaster, abuse. */
  readonly tragedy: boolean
  readonly because: readonly Evidence[]
}

export interface TopicMatch {
  readonly topic: string
  readonly because: readonly Evidence[]
}

/** Quality is a property of an article, whatever the hour. */
export type Quality = Sum
