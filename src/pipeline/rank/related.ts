import type { RelatedStory } from '../../news/paper.ts'
import { type Candidate, compare, kinship, marksOf, neighbour, type RelatableStory, ranked, WORD } from './kinship.ts'

/** Stories near each other that are not one story: chapters, people, topics. */

/** Names in more than this share of stories say nothing; in a small paper up to so many may share one. */
const COMMON_SHARE = 0.05
const COMMON_LEAST = 8
/** Neighbours in time that are looked at for each topic: keeps the work per story flat. */
const TOPIC_NEIGHBOURS = 12

/** Related stories by slug, at most five each, nearest kinship first. */
export type Relations = ReadonlyMap<string, readonly RelatedStory[]>

/** Relates stories once. */
export const relate = (stories: readonly RelatableStory[]): Relations => openRelations()(stories)

/**
 * Relates the stories of one paper after another, and works out anew only what has changed in between: the answer is the
 * same as if nothing was remembered. So rarity goes by orders of magnitude, two by two: if each new story moved the
 * weight of every name a little, every story would have to be compared with all others again.
 * The answer holds until the next paper is asked about.
 */
export function openRelations(): (stories: readonly RelatableStory[]) => Relations {
  const known = new Map<string, Known>()
  const byMark = new Map<string, Mark>()
  const byTopic = new Map<string, Known[]>()

  const answers = new Map<string, readonly RelatedStory[]>()
  let order = 0

  return (stories) => {
    const now = new Map(stories.map((story) => [story.slug, story]))
    const gone: Known[] = []
    for (const one of known.values()) if (!isSame(one.story, now.get(one.story.slug))) gone.push(one)
    const come: Known[] = []
    for (const story of now.values()) {
      const before = known.get(story.slug)
      if (!before || !isSame(before.story, story)) come.push(newcomer(story, before?.related ?? []))
    }
    if (gone.length === 0 && come.length === 0) return answers
    const dirty = new Set<Known>()
    const sizes = sizesOf([...gone, ...come], byTopic, known)
    for (const one of gone) markNeighbours(one, byTopic, dirty)
    const touched = new Set<string>()
    for (const one of gone) {
      known.delete(one.story.slug)
      answers.delete(one.story.slug)
      for (const mark of one.marks.keys()) {
        byMark.get(mark)!.weights.delete(one)
        touched.add(mark)
      }
      forget(one, dirty)
    }
    for (const one of come) {
      known.set(one.story.slug, one)
      for (const mark of one.marks.keys()) {
        const own = byMark.get(mark)
        if (own) own.weights.set(one, 0)
        else byMark.set(mark, { rarity: 0, weights: new Map([[one, 0]]) })
        touched.add(mark)
      }
    }
    sortByTime(byTopic, gone, come)
    for (const one of come) markNeighbours(one, byTopic, dirty)
    // With another order of magnitude every mark may weigh otherwise.
    const marks = order === magnitude(known.size) ? touched : byMark.keys()
    order = magnitude(known.size)
    for (const one of reweigh(byMark, marks, order, come)) {
      forget(one, dirty)
      findKin(one, byMark, dirty)
      dirty.add(one)
    }
    // Which topics are a story's narrowest goes by how many stories all topics have.
    const isResized = sizesOf([...gone, ...come], byTopic, known) !== sizes
    for (const one of isResized ? known.values() : dirty) {
      if (known.get(one.story.slug) !== one) continue
      const leaves = leavesOf(one.story, byTopic, known.size)
      if (!dirty.has(one) && sameList(leaves, one.leaves)) continue
      one.leaves = leaves
      one.related = kept(one.related, ranked([...one.kin.values(), ...neighboursOf(one, byTopic)]))
      answers.set(one.story.slug, one.related)
    }
    return answers
  }
}

/** A story, and what is remembered of it. */
interface Known {
  readonly story: RelatableStory
  readonly marks: ReadonlyMap<string, number>
  readonly kin: Map<Known, Candidate>
  leaves: readonly string[]
  related: readonly RelatedStory[]
  /** What it shares with the story that is being compared. */
  shared: { marks: number; named: boolean; likeness: number } | null
}

/** A name or a word of headlines, and how much it weighs in the stories that have it. */
interface Mark {
  rarity: number
  readonly weights: Map<Known, number>
}

function newcomer(story: RelatableStory, related: readonly RelatedStory[]): Known {
  // In one order everywhere: two stories then come to the same sum, whichever is compared with the other.
  const marks = new Map([...marksOf(story)].sort(([a], [b]) => compare(a, b)))
  return { story, marks, kin: new Map(), leaves: [], related, shared: null }
}

const sameList = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((one, at) => one === b[at])

function isSame(a: RelatableStory, b: RelatableStory | undefined): boolean {
  if (a === b) return true
  return (
    b !== undefined &&
    a.headline === b.headline &&
    +a.firstAt === +b.firstAt &&
    +a.lastAt === +b.lastAt &&
    sameList(a.names, b.names) &&
    sameList(a.topics, b.topics)
  )
}

/** The list as it was, when it says the same. */
function kept(before: readonly RelatedStory[], now: readonly RelatedStory[]): readonly RelatedStory[] {
  const same = (a: RelatedStory, b: RelatedStory) =>
    a.slug === b.slug && a.relation === b.relation && a.headline === b.headline && +a.at === +b.at
  return before.length === now.length && before.every((one, i) => same(one, now[i]!)) ? before : now
}

function forget(one: Known, dirty: Set<Known>): void {
  for (const other of one.kin.keys()) {
    other.kin.delete(one)
    dirty.add(other)
  }
  one.kin.clear()
}

/** Gives marks their rarity and stories their weights; returns the stories that weigh otherwise than before. */
function reweigh(
  byMark: Map<string, Mark>,
  names: Iterable<string>,
  order: number,
  come: readonly Known[],
): ReadonlySet<Known> {
  const common = Math.max(COMMON_LEAST, order * COMMON_SHARE)
  const changed = new Set(come)
  for (const name of names) {
    const mark = byMark.get(name)!
    const sharing = mark.weights.size
    if (sharing === 0) byMark.delete(name)
    const rarity = sharing > common ? 0 : Math.log(1 + order / magnitude(sharing))
    if (rarity === mark.rarity) continue
    mark.rarity = rarity
    for (const one of mark.weights.keys()) changed.add(one)
  }
  for (const one of changed) {
    let squares = 0
    for (const [mark, weight] of one.marks) squares += (weight * byMark.get(mark)!.rarity) ** 2
    const length = Math.sqrt(squares)
    for (const [name, weight] of one.marks) {
      const mark = byMark.get(name)!
      mark.weights.set(one, length === 0 ? 0 : (weight * mark.rarity) / length)
    }
  }
  return changed
}

const magnitude = (count: number) => 2 ** Math.floor(Math.log2(Math.max(1, count)))

/** Compares a story with all that share a mark with it that is not common. */
function findKin(one: Known, byMark: ReadonlyMap<string, Mark>, dirty: Set<Known>): void {
  const met: Known[] = []
  for (const name of one.marks.keys()) {
    const { rarity, weights } = byMark.get(name)!
    if (rarity === 0) continue
    const own = weights.get(one)!
    const named = !name.startsWith(WORD)
    for (const [other, weight] of weights) {
      if (other === one) continue
      if (other.shared === null) {
        other.shared = { marks: 0, named: false, likeness: 0 }
        met.push(other)
      }
      other.shared.marks++
      other.shared.named ||= named
      other.shared.likeness += own * weight
    }
  }
  for (const other of met) {
    const shared = other.shared!
    other.shared = null
    const there = kinship(one.story, other.story, shared)
    const back = there && kinship(other.story, one.story, shared)
    if (!there || !back) continue
    one.kin.set(other, there)
    other.kin.set(one, back)
    dirty.add(other)
  }
}

/** Stories by topic, oldest news first; only the topics touched are put in order again. */
function sortByTime(byTopic: Map<string, Known[]>, gone: readonly Known[], come: readonly Known[]): void {
  const out = new Set(gone)
  for (const topic of topicsOf(gone))
    byTopic.set(
      topic,
      byTopic.get(topic)!.filter((one) => !out.has(one)),
    )
  for (const one of come) {
    for (const topic of new Set(one.story.topics)) {
      const own = byTopic.get(topic)
      if (own) own.push(one)
      else byTopic.set(topic, [one])
    }
  }
  for (const topic of topicsOf(come)) {
    byTopic.get(topic)!.sort((a, b) => +a.story.lastAt - +b.story.lastAt || compare(a.story.slug, b.story.slug))
  }
}

const topicsOf = (some: readonly Known[]): ReadonlySet<string> => new Set(some.flatMap(({ story }) => story.topics))

/** How many stories there are, in all and for each topic of some. */
const sizesOf = (some: readonly Known[], byTopic: ReadonlyMap<string, Known[]>, known: ReadonlyMap<string, Known>) =>
  [known.size, ...[...topicsOf(some)].map((topic) => byTopic.get(topic)?.length ?? 0)].join(' ')

/** Marks the stories that have this one among their neighbours in time, for one of its topics. */
function markNeighbours(one: Known, byTopic: ReadonlyMap<string, Known[]>, dirty: Set<Known>): void {
  for (const topic of new Set(one.story.topics)) {
    for (const other of around(byTopic.get(topic)!, one)) dirty.add(other)
  }
}

function around(inTime: readonly Known[], one: Known): Known[] {
  const at = position(inTime, one)
  return inTime.slice(Math.max(0, at - TOPIC_NEIGHBOURS), at + TOPIC_NEIGHBOURS + 1)
}

/** A story's narrowest topics: those that fewest stories carry. The paper's own subject relates everything to everything. */
function leavesOf(
  { topics }: RelatableStory,
  byTopic: ReadonlyMap<string, Known[]>,
  stories: number,
): readonly string[] {
  const sizes = topics.map((topic) => byTopic.get(topic)!.length)
  const least = Math.min(...sizes)
  return topics.filter((_, i) => sizes[i] === least && least * 2 <= stories + 1)
}

function neighboursOf(one: Known, byTopic: ReadonlyMap<string, Known[]>): Candidate[] {
  return one.leaves.flatMap((topic) => {
    return around(byTopic.get(topic)!, one).flatMap((other) =>
      other === one || one.kin.has(other) ? [] : (neighbour(one.story, other.story) ?? []),
    )
  })
}

/** Where a story stands in a list ordered by time, found by halving. */
function position(inTime: readonly Known[], { story }: Known): number {
  let low = 0
  let high = inTime.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const at = inTime[middle]!.story
    if (+at.lastAt - +story.lastAt < 0 || (+at.lastAt === +story.lastAt && at.slug < story.slug)) low = middle + 1
    else high = middle
  }
  return low
}
