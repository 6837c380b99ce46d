import type { Genre } from '../../news/article.ts'
import type { ArticleId, SourceId, StoryId } from '../../news/id.ts'
import { place } from './join.ts'
import { changesIn, type GroupChange, type GroupNeeds, type Journal } from './journal.ts'
import type { Member } from './member.ts'
import { encode } from './memory.ts'
import { reconsider } from './moves.ts'
import { splitIfTwo } from './split.ts'
import { learn, weigh } from './weigh.ts'
import { admit, closeOld, type GroupWindow, languageOf } from './window.ts'

/** What grouping looks at. */
export interface GroupArticle {
  readonly id: ArticleId
  readonly title: string
  /** Empty when none could be had. */
  readonly text: string
  /** Null counts as arriving with the newest. */
  readonly publishedAt: Date | null
  /** A publication after this is not believed: a date in the future would close the window on everything else. */
  readonly seenAt?: Date | null
  readonly sourceId: SourceId | null
  readonly language: string
  readonly genre: Genre
  readonly url: string
}

export interface Grouped {
  readonly changes: readonly GroupChange[]
  /** The article's story after all changes. */
  readonly story: StoryId
  /** The instant that the window goes by: what `openSince` is to be compared with. */
  readonly instant: Date
  /** To be kept with the article for as long as the window may hold it: see `SavedArticle`. */
  readonly memory: Uint8Array
}

/** Places one article, and replaces others that are better off elsewhere now. An article known already changes nothing. */
export function step(window: GroupWindow, article: GroupArticle, needs: GroupNeeds): Grouped {
  const known = window.members.get(article.id)
  if (known) return { changes: [], story: known.story.id, instant: new Date(known.instant), memory: memoryOf(known) }
  const instant = instantOf(window, article)
  window.newest = Math.max(window.newest ?? instant, instant)
  closeOld(window)
  const { lexicon } = languageOf(window, primaryTag(article.language))
  const reading = weigh(article, lexicon, window.settings)
  const journal: Journal = { window, needs, moved: new Map() }
  const { member, because } = place(journal, { id: article.id, instant, opinion: article.genre === 'opinion' }, reading)
  learn(reading, member.copyOf !== null)
  admit(window, member)
  const joined = member.story.id
  const memory = memoryOf(member)
  reconsider(journal, member)
  splitIfTwo(journal, member.story)
  const moves = changesIn(journal).filter((change) => change.article !== member.id)
  const moved = member.story.id === joined ? undefined : journal.moved.get(member)
  const join: GroupChange = {
    do: 'join',
    article: member.id,
    story: member.story.id,
    copyOf: member.copyOf,
    because: moved?.because ?? because,
  }
  const grouped = { changes: [join, ...moves], story: member.story.id, instant: new Date(instant), memory }
  // An article that came late itself is not kept.
  closeOld(window)
  return grouped
}

function instantOf(window: GroupWindow, { publishedAt, seenAt }: GroupArticle): number {
  const published = publishedAt?.getTime() ?? Number.NaN
  if (Number.isNaN(published)) return window.newest ?? seenAt?.getTime() ?? 0
  return Math.min(published, seenAt?.getTime() ?? published)
}

function primaryTag(language: string): string {
  return /^[a-z]{2,8}/.exec(language.toLowerCase())?.[0] ?? 'und'
}

function memoryOf(member: Member): Uint8Array {
  const { lexicon } = member
  return encode({
    ...member,
    language: lexicon.language,
    terms: Array.from(member.terms, (term) => lexicon.terms[term]!),
    links: [...member.links].map((other) => other.arrival).filter((arrival) => arrival < member.arrival),
  })
}
