import type { Piece } from '../../news/piece.ts'
import { dayIn, offsetMinutesIn } from './laws.ts'
import type { AliumPost, Inspiration } from './post.ts'

/** File systems take 255 bytes for a name; the rest is for the day, the ending and a number on a clash. */
const NAME_MAX_BYTES = 200

export interface NewPost {
  readonly piece: Pick<Piece, 'label' | 'byline' | 'headline' | 'body'>
  readonly at: Date
  readonly timeZone: string
  readonly picture: { readonly url: string; readonly prompt: string } | null
  readonly source: Inspiration
}

/** A post of our own for a satirical piece: labelled for people and for machines, with nothing in it that a site generator or a browser would run. */
export function newPost({ piece, at, timeZone, picture, source }: NewPost): AliumPost {
  return {
    path: `_posts/${dayIn(timeZone, at)}-${safeName(piece.headline)}.md`,
    values: {
      title: oneLine(piece.headline),
      date: { at, offsetMinutes: offsetMinutesIn(timeZone, at) },
      ...(picture ? { image: address(picture.url) } : {}),
      llm: oneLine(piece.byline),
      source_url: address(source.url),
      source_title: oneLine(source.title),
      label: piece.label,
    },
    extra: [],
    layout: {},
    picture: picture && {
      alt: 'Alt Text',
      url: address(picture.url),
      prompt: inert(oneLine(picture.prompt)).replaceAll('"', "'"),
    },
    text: `*${piece.label}. Written by ${linkText(piece.byline)}.*\n\n${inert(piece.body.replace(/\r\n?/g, '\n').trim())}`,
    inspiredBy: { title: linkText(source.title), url: address(source.url) },
    spacing: {},
  }
}

/** Letters, digits and hyphens only; a headline in another script keeps its letters. */
function safeName(headline: string): string {
  const name = headline
    .normalize('NFKD')
    .replace(/\p{M}|['’‘]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  let kept = ''
  for (const char of name) {
    if (bytesOf(kept + char) > NAME_MAX_BYTES) return kept.replace(/(?<=.)-[^-]*$/, '')
    kept += char
  }
  return kept === '' ? 'untitled' : kept
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** Markup and templates are shown, not run: the text comes from a model, and the page is built by a template engine. */
const inert = (text: string): string =>
  text.replaceAll('<', '&lt;').replaceAll('{{', '&#123;&#123;').replaceAll('{%', '&#123;%')

const linkText = (text: string): string => inert(oneLine(text)).replace(/[[\]*]/g, '\\$&')

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** An address that ends neither its brackets nor its line. */
const address = (url: string): string =>
  url.replace(/[\s()<>"{}]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
