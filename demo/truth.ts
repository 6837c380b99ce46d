import type { Genre, Kind } from '../src/news/article.ts'
import { languageOf, type WireArticle, type WireStory } from './wire.ts'

/** What the demonstration wire plants on purpose, because newsrooms meet it every day. */
export const TRAPS = [
  'wire copy',
  'follow-up',
  'look-alike',
  'press release',
  'opinion',
  'correction',
  'video',
  'homonym',
  'tragedy',
  'satire',
  'other language',
] as const
export type Trap = (typeof TRAPS)[number]

/** What is true of one article of the wire, whatever the machine makes of it. */
export interface TrueArticle {
  readonly id: string
  readonly url: string
  readonly outlet: string
  readonly story: string
  readonly publishedAt: Date
  readonly language: string
  readonly kind: Kind
  readonly genre: Genre
  /** Topics a reader would look for it under; empty when it belongs to none of the paper's. */
  readonly topics: readonly string[]
  readonly tragedy: boolean
  /** Id of the agency text it reprints. */
  readonly copyOf: string | null
  readonly traps: readonly Trap[]
}

export interface TrueStory {
  readonly key: string
  readonly event: string
  /** Article ids, oldest first. */
  readonly members: readonly string[]
}

/** Two stories that are near each other and are not one. */
export interface TruePair {
  readonly story: string
  readonly to: string
  readonly as: 'follow-up' | 'look-alike' | 'other language' | 'same topic'
}

export interface Truth {
  readonly articles: readonly TrueArticle[]
  readonly stories: readonly TrueStory[]
  readonly pairs: readonly TruePair[]
}

/** The truth about a wire, given where and when each of its articles stands. */
export function truthOf(
  stories: readonly WireStory[],
  standing: { url(article: WireArticle): string; publishedAt(article: WireArticle): Date },
): Truth {
  const articles = stories.flatMap((story) =>
    story.articles.map(
      (article): TrueArticle => ({
        id: article.id,
        url: standing.url(article),
        outlet: article.outlet,
        story: story.key,
        publishedAt: standing.publishedAt(article),
        language: languageOf(article),
        kind: article.kind,
        genre: article.genre,
        topics: article.topics ?? story.topics,
        tragedy: story.tragedy,
        copyOf: article.copyOf ?? null,
        traps: trapsOf(article, story),
      }),
    ),
  )
  return {
    articles,
    stories: stories.map((story) => ({
      key: story.key,
      event: story.event,
      members: [...story.articles].sort((a, b) => b.hoursAgo - a.hoursAgo).map((article) => article.id),
    })),
    pairs: stories.flatMap((story) => story.related.map(({ to, as }) => ({ story: story.key, to, as }))),
  }
}

function trapsOf(article: WireArticle, story: WireStory): readonly Trap[] {
  const relations = new Set(story.related.map((pair) => pair.as))
  const traps: readonly (readonly [Trap, boolean])[] = [
    ['wire copy', article.copyOf !== undefined],
    ['follow-up', relations.has('follow-up')],
    ['look-alike', relations.has('look-alike')],
    ['press release', article.genre === 'press release'],
    ['opinion', article.genre === 'opinion'],
    ['correction', article.genre === 'correction'],
    ['video', article.kind === 'video'],
    ['homonym', story.homonym !== undefined],
    ['tragedy', story.tragedy],
    ['satire', article.genre === 'satire'],
    ['other language', relations.has('other language')],
  ]
  return traps.filter(([, set]) => set).map(([trap]) => trap)
}
