import type { z } from 'zod'
import type { FeedDocument, FeedKind, FeedOptions } from '../../../news/feed.ts'

/** An answer as text, and the address that it came from. */
export interface Fetched {
  readonly text: string
  readonly url: string
}

export type Reading =
  | { readonly kind: 'feed'; readonly document: FeedDocument }
  /** The document only names others that hold the entries, the newest first. `dated`: it changes when they do. */
  | { readonly kind: 'parts'; readonly urls: readonly string[]; readonly dated: boolean }
  | { readonly kind: 'unreadable'; readonly why: string }

/** A kind of source: how a document of some sort becomes a feed. It asks nobody, keeps nothing and knows no clock. */
export interface SourceKind {
  readonly name: FeedKind
  /** One line for the command line's help. */
  readonly about: string
  /** What a person may tell it, each option with its description; unknown ones are refused. */
  readonly options: z.ZodObject
  /** `page`: made for readers' eyes, so robots.txt is asked first. */
  readonly madeFor: 'machines' | 'readers'
  /** For services whose addresses nobody should have to put together: `hacker-news:open weights`. */
  readonly shorthand: Shorthand | null
  /** Whatever the document holds, it never throws. */
  read(document: Fetched, options: FeedOptions): Reading
}

export interface Shorthand {
  /** What stands behind the colon, in the help. */
  readonly words: string
  readonly example: string
  /** Who is named as the source of such a feed: the service. Null when the words are no such. */
  feed(words: string, options: FeedOptions): ShorthandFeed | null
}

export interface ShorthandFeed {
  readonly url: string
  readonly title: string
  readonly source: { readonly name: string; readonly homeUrl: string }
}

interface KindSpec<Schema extends z.ZodObject> extends Omit<SourceKind, 'options' | 'read'> {
  readonly options: Schema
  read(document: Fetched, options: z.output<Schema>): Reading
}

/** Lets a kind read with options of its own type, whatever type the archive kept them in. */
export function defineKind<Schema extends z.ZodObject>(spec: KindSpec<Schema>): SourceKind {
  return {
    ...spec,
    read: (document, options) => {
      const known = spec.options.safeParse(options)
      if (known.success) return spec.read(document, known.data)
      const at = known.error.issues[0]?.path.join('.') ?? ''
      return { kind: 'unreadable', why: `the feed's option "${at}" is not one that its kind takes` }
    },
  }
}
