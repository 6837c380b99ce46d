import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Lexicon } from './lexicon.ts'
import type { Settings } from './settings.ts'
import type { Sketch } from './sketch.ts'
import { ONE, product, type Vector } from './vector.ts'

/** An article in the open window, reduced to what comparing needs. */
export interface Member extends Vector {
  readonly id: ArticleId
  /** Order of arrival. */
  readonly arrival: number
  /** Milliseconds since 1970. */
  readonly instant: number
  readonly lexicon: Lexicon
  readonly opinion: boolean
  readonly sketch: Sketch
  /** The article whose text it repeats; of several the first of all. */
  copyOf: ArticleId | null
  /** That article and all copies of it that are open, in order of arrival. Null when there is none but itself. */
  copies: Member[] | null
  /** Open articles near enough to share a story with, both ways. */
  readonly links: Set<Member>
  story: OpenStory
  /** A person put it where it is. */
  placed: boolean
  /** Stream level, and the stream's length when it was computed. */
  level: number
  levelAt: number
}

/** The open members of a story, in order of arrival. */
export interface OpenStory {
  readonly id: StoryId
  readonly members: Member[]
}

export const DAY = 86_400_000

/** Of an article and its copies, the first is looked up for all. */
export const isFirst = (member: Member): boolean => member.copies === null || member.copies[0] === member

/** Of an article and its copies in one story, the first speaks for all. */
export function speaks(member: Member): boolean {
  return member.copies === null || member.copies.find((other) => other.story === member.story) === member
}

/** Opinions and copies stand in a story, but do not speak for it. */
export const votes = (member: Member): boolean => !member.opinion && speaks(member)

/** Loads an article for comparing, does the work, and clears up. One article is compared at a time in a language. */
export function comparing<T>(member: Member, work: () => T): T {
  const { terms, weights } = member
  const { probe } = member.lexicon
  for (let at = 0; at < terms.length; at++) probe[terms[at]!] = weights[at]!
  const result = work()
  for (let at = 0; at < terms.length; at++) probe[terms[at]!] = 0
  return result
}

/**
 * Stream level: how near the rest of the stream is to an article, in units of `ONE`. On a site about one subject every
 * two articles share that subject's words; the level says by how much, as known today. `read` tells whether the stream
 * has taken this article, or the one that it copies, in already.
 */
export function levelOf(member: Vector & { lexicon: Lexicon }, read: boolean, settings: Settings): number {
  const { lexicon } = member
  const own = read ? 1 : 0
  const others = product(member, lexicon.mass) - own * ONE + settings.levelPrior * settings.levelPriorArticles * ONE
  return Math.round(others / (lexicon.originals - own + settings.levelPriorArticles))
}

/** The level is asked for many times within a step, and changes only from one to the next. */
function levelNow(member: Member, settings: Settings): number {
  if (member.levelAt !== member.lexicon.total) {
    member.level = levelOf(member, true, settings)
    member.levelAt = member.lexicon.total
  }
  return member.level
}

/** Similarity of two articles from their product: cosine, less what days lie between and less the stream level. */
export function similarity(a: Member, b: Member, dot: number, settings: Settings): number {
  return likeness(dot, Math.abs(a.instant - b.instant), levelNow(a, settings) + levelNow(b, settings), 1, settings)
}

/** Mean similarity over `count` pairs from exact sums. */
function likeness(dots: number, silence: number, levels: number, count: number, settings: Settings): number {
  const level = levels / (2 * ONE * count)
  return dots / (ONE * count) - (settings.dayPenalty * silence) / DAY - settings.levelWeight * level
}

/**
 * Mean link: how near the loaded article is to those who speak for a story. Null when nobody does (but itself). Days
 * count to the nearest of them in time, so a story that is still written about stays open to its latest turn.
 */
export function meanLink(member: Member, story: Pick<OpenStory, 'members'>, settings: Settings): number | null {
  const { probe } = member.lexicon
  const own = levelNow(member, settings)
  let dots = 0
  let silence = Number.POSITIVE_INFINITY
  let levels = 0
  let count = 0
  for (let at = story.members.length - 1; at >= 0 && count < settings.linkVoters; at--) {
    const other = story.members[at]!
    if (other === member || other.lexicon !== member.lexicon || !votes(other)) continue
    dots += product(other, probe)
    silence = Math.min(silence, Math.abs(member.instant - other.instant))
    levels += own + levelNow(other, settings)
    count++
  }
  return count === 0 ? null : likeness(dots, silence, levels, count, settings)
}

/** The story with the highest mean link; of equals the first. Needs the article loaded. */
export function nearestOf(
  stories: Iterable<OpenStory>,
  member: Member,
  settings: Settings,
): { story: OpenStory; link: number } | null {
  let best: { story: OpenStory; link: number } | null = null
  for (const story of stories) {
    const link = meanLink(member, story, settings)
    if (link !== null && (best === null || link > best.link)) best = { story, link }
  }
  return best
}
