import type { Genre, Kind } from './article.ts'
import type { Masthead } from './edition.ts'
import type { Picture } from './entry.ts'
import type { ArticleId, StoryId } from './id.ts'
import type { ShownPiece } from './piece.ts'
import type { Evidence, Product, Sum } from './reason.ts'
import type { Topic } from './topic.ts'

/**
 * Everything an edition shows, as plain values: renditions render from this and from nothing else. The same paper
 * gives the same bytes, so nothing in it depends on the wall clock: `asOf` is the instant of its newest news.
 */
export interface Paper {
  readonly masthead: Masthead
  readonly asOf: Date
  /** Front-page order: pins first, then heat. */
  readonly stories: readonly ShownStory[]
  /** Satire that a person approved, newest first; always shown with its label. */
  readonly pieces: readonly ShownPiece[]
  readonly topics: readonly Topic[]
  readonly sources: readonly ShownSource[]
  /** Stories that were published once and were withdrawn since, the last first. */
  readonly withdrawn: readonly WithdrawnStory[]
}

export interface ShownSource {
  readonly name: string
  readonly domain: string
  /** Address part of its page on the site. */
  readonly slug: string
  readonly homeUrl: string | null
  readonly logo: { readonly url: string; readonly width: number; readonly height: number } | null
}

export interface ShownArticle {
  readonly id: ArticleId
  readonly url: string
  readonly title: string
  /** At most 300 characters, plain. May be empty. */
  readonly excerpt: string
  readonly source: ShownSource
  readonly bylines: readonly string[]
  readonly publishedAt: Date
  readonly picture: Picture | null
  readonly kind: Kind
  readonly genre: Genre
  readonly language: string
  readonly topics: readonly string[]
  readonly quality: Sum
  /** Why it stands in its story. */
  readonly because: readonly Evidence[]
  /** Set when its text is a copy of another member's (wire copy, syndication). */
  readonly copyOf: ArticleId | null
  /** Player address of a video. */
  readonly embedUrl: string | null
}

export interface ShownStory {
  readonly id: StoryId
  /** Address part of its page; never changes once published. */
  readonly slug: string
  readonly headline: string
  readonly standfirst: string
  readonly picture: Picture | null
  readonly lead: ShownArticle
  /** Every other member, oldest first. Copies are among them, marked. */
  readonly coverage: readonly ShownArticle[]
  /** Near it, but another story. */
  readonly related: readonly RelatedStory[]
  readonly heat: Product
  readonly topics: readonly string[]
  /** First to report: the member with the earliest publication time. */
  readonly firstReported: ShownArticle
  readonly firstAt: Date
  readonly lastAt: Date
  readonly pinnedTo: number | null
  /** An editor's note that stands with the story. */
  readonly note: string | null
  /** What editors had to set right, oldest first. */
  readonly corrections: readonly Correction[]
}

export interface Correction {
  readonly at: Date
  readonly text: string
}

/** Of what was withdrawn its address stays, with the reason instead of what stood there. */
export interface WithdrawnStory extends Correction {
  readonly id: StoryId
  readonly slug: string
}

/** When what a story says last changed: by its latest news, or by the latest correction. */
export const changedAt = ({ lastAt, corrections }: Pick<ShownStory, 'lastAt' | 'corrections'>): Date =>
  corrections.reduce((latest, { at }) => (at > latest ? at : latest), lastAt)

/** The domains of all who report a story, each once. */
export function domainsOf({ lead, coverage }: ShownStory): readonly string[] {
  const domains = [lead.source.domain]
  for (const { source } of coverage) if (!domains.includes(source.domain)) domains.push(source.domain)
  return domains
}

export interface RelatedStory {
  readonly slug: string
  readonly headline: string
  readonly at: Date
  readonly relation: 'earlier chapter' | 'later chapter' | 'same people' | 'same topic'
}
