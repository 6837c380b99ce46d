import type { Entry } from './entry.ts'
import type { FeedId, SourceId } from './id.ts'

/** A document that a source keeps up to date and we poll. */
export interface Feed {
  readonly id: FeedId
  readonly sourceId: SourceId
  readonly url: string
  /** How its document is read, and what that reader was told: selectors, a mapping. */
  readonly kind: FeedKind
  readonly options: FeedOptions
  readonly title: string | null
  readonly state: FeedState
  /** Validators exactly as the server sent them. */
  readonly etag: string | null
  readonly lastModified: string | null
  readonly nextPollAt: Date | null
  readonly failures: number
  /** Permanent redirects seen in a row, and where they led. The feed moves after the third. */
  readonly redirects: { readonly to: string; readonly times: number } | null
  /** A fixed interval chosen by a person; null lets the feed's own habit decide. */
  readonly intervalMinutes: number | null
  /** Hash of the last document read: a server without validators still need not be read twice. */
  readonly bodyHash: string | null
  /** What the document last said of its own rhythm; it holds until the next document says otherwise. */
  readonly rest: Rest
  /** Answers in a row that the feed was not found (404), and since when. */
  readonly missing: { readonly times: number; readonly since: Date } | null
}

/** What a source asks of those who poll it, in its document. */
export interface Rest {
  /** How long an answer stays fresh. */
  readonly ttlMinutes: number | null
  /** UTC hours in which it asks not to be polled. */
  readonly skipHours: readonly number[]
}

/** The kinds of document that can be polled. `feed`: RSS, Atom, JSON Feed and their like. */
export const FEED_KINDS = [
  'feed',
  'sitemap',
  'page',
  'json',
  'hacker-news',
  'gdelt',
  'reddit',
  'arxiv',
  'mastodon',
] as const
export type FeedKind = (typeof FEED_KINDS)[number]

/** Each kind says in its folder which options it takes. */
export type FeedOptions = Readonly<Record<string, unknown>>

export type FeedState = 'active' | 'paused' | 'retired'

/** What a feed document says, in one shape for every format. Text fields are plain text unless said otherwise. */
export interface FeedDocument extends Rest {
  readonly format: FeedFormat
  readonly id: string | null
  readonly title: string | null
  readonly link: string | null
  readonly description: string | null
  readonly language: string | null
  readonly image: string | null
  readonly author: string | null
  readonly copyright: string | null
  readonly publishedAt: Date | null
  readonly updatedAt: Date | null
  readonly categories: readonly string[]
  readonly entries: readonly Entry[]
}

export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json' | 'cdf' | 'sitemap' | 'page'

/** How one poll of a feed ended. Every poll ends in one of these. */
export type Poll =
  /** New or changed document, read. */
  | { readonly outcome: 'fresh'; readonly document: FeedDocument; readonly via: Via }
  /** 304, or the same bytes as before. */
  | { readonly outcome: 'unchanged'; readonly via: Via }
  /** Permanent redirect, third time in a row: the feed now lives at `to`. Carries what was read there. */
  | { readonly outcome: 'moved'; readonly to: string; readonly document: FeedDocument | null; readonly via: Via }
  /** 410, or 404 for long: retire the feed. */
  | { readonly outcome: 'gone'; readonly why: string }
  /** 429 or 503: the source asks us to wait. */
  | { readonly outcome: 'busy'; readonly why: string; readonly retryAfterSeconds: number | null }
  /** An answer came, but it is not a feed. */
  | { readonly outcome: 'unreadable'; readonly why: string }
  /** No usable answer: no connection, time-out, error status (`status` says which), too large. */
  | { readonly outcome: 'unreachable'; readonly why: string; readonly status: number | null }
  /** We may not fetch it: a private address, robots.txt, a scheme we do not speak. */
  | { readonly outcome: 'refused'; readonly why: string }

export type PollOutcome = Poll['outcome']

export const POLL_OUTCOMES = [
  'fresh',
  'unchanged',
  'moved',
  'gone',
  'busy',
  'unreadable',
  'unreachable',
  'refused',
] as const satisfies readonly PollOutcome[]

/** What a person can do when a poll ends so. */
export const AFTER_POLL: Readonly<Partial<Record<PollOutcome, string>>> = {
  gone: 'Remove the feed; look for a new one on the source’s page.',
  busy: 'Nothing: the newsroom waits as long as it was asked to.',
  unreadable: 'Give the address of the feed itself, or of a page that names one.',
  unreachable: 'See whether the address opens in a browser; the newsroom tries again by itself.',
  refused: 'If the host is yours, name it under network.allow in newsroom.yaml.',
}

/** What the answer said about itself. */
export interface Via {
  readonly status: number
  readonly etag: string | null
  readonly lastModified: string | null
  /** From Cache-Control, Expires or Retry-After: do not ask again before this many seconds. */
  readonly freshForSeconds: number | null
  /** Where a chain of permanent redirects (301, 308) led, when there was one. */
  readonly permanentlyAt: string | null
  /** Hash of the bytes that came; null when none were sent (304). */
  readonly bodyHash: string | null
}
