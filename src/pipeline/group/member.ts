import type { ArticleId, StoryId } from '../../news/id.ts'
import type { Lexicon } from './lexicon.ts'
import type { Settings } from './settings.ts'
import { ONE, type Vector } from './weigh.ts'

/** An article in the open window, reduced to what comparing needs. */
export interface Member extends Vector {
  readonly id: ArticleId
  /** Order of arrival. */
  readonly arrival: number
  /** Milliseconds since 1970. */
  readonly instant: number
  readonly lexicon: Lexicon
  /** How near the whole stream is to it, in units of `ONE`. */
  readonly level: number
  readonly opinion: boolean
  /** Set when its text repeats that of another article. */
  readonly copyOf: ArticleId | null
  /** Open articles near enough to share a story with, both ways. */
  readonly links: Set<Member>
  story: OpenStory
  /** A person put it where it is. */
  placed: boolean
  /** Scratch of the index: what it shares with the article that is being looked up. */
  shared: number
}

/** The open members of a story, in order of arrival. */
export interface OpenStory {
  readonly id: StoryId
  readonly members: Member[]
}

export const DAY = 86_400_000

/** Opinions and copies stand in a story, but do not speak for it. */
export const votes = (member: Member): boolean => !member.opinion && member.copyOf === null

/** Loads an article for comparing, does the work, and clears up. One article is compared at a time in a language. */
export function comparing<T>(member: Member, work: () => T): T {
  const { terms, weights } = member
  const { probe } = member.lexicon
  for (let at = 0; at < terms.length; at++) probe[terms[at]!] = weights[at]!
  const result = work()
  for (let at = 0; at < terms.length; at++) probe[terms[at]!] = 0
  return result
}

/** Product with the article that is loaded. */
export function product(member: Vector, probe: Int32Array | Float64Array): number {
  const { terms, weights } = member
  let sum = 0
  for (let at = 0; at < terms.length; at++) sum += probe[terms[at]!]! * weights[at]!
  return sum
}

/** Similarity of two articles from their product: cosine, less what days lie between and less the stream level. */
export function similarity(a: Member, b: Member, dot: number, settings: Settings): number {
  return likeness(dot, Math.abs(a.instant - b.instant), a.level + b.level, 1, settings)
}

/** Mean similarity over `count` pairs from exact sums. */
export function likeness(dots: number, apart: number, levels: number, count: number, settings: Settings): number {
  const cosine = dots / (ONE * count)
  const days = apart / (DAY * count)
  const level = levels / (2 * ONE * count)
  return cosine - settings.dayPenalty * days - settings.levelWeight * level
}

/**
 * Mean link: how near the loaded article is to those who speak for a story. Null when nobody does (but itself).
 */
export function meanLink(member: Member, story: OpenStory, settings: Settings): number | null {
  const { probe } = member.lexicon
  let dots = 0
  let apart = 0
  let levels = 0
  let count = 0
  for (let at = story.members.length - 1; at >= 0 && count < settings.votersRead; at--) {
    const other = story.members[at]!
    if (other === member || other.lexicon !== member.lexicon || !votes(other)) continue
    dots += product(other, probe)
    apart += Math.abs(member.instant - other.instant)
    levels += member.level + other.level
    count++
  }
  return count === 0 ? null : likeness(dots, apart, levels, count, settings)
}
