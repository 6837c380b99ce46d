import type { RelatedStory } from '../../news/paper.ts'

/** Stories near each other that are not one story: chapters, people, topics. An inverted index by name keeps it cheap. */

export interface RelatableStory {
  readonly slug: string
  readonly headline: string
  readonly names: readonly string[]
  readonly topics: readonly string[]
  readonly firstAt: Date
  readonly lastAt: Date
}

/** A reader follows a handful of links, not a list. */
const MOST_RELATED = 5
/** Names in more than this share of stories say nothing; in a small paper up to so many may share one. */
const COMMON_SHARE = 0.05
const COMMON_LEAST = 8
/** Shared names that make two stories chapters of one affair. */
const CHAPTER_NAMES = 2
/** Chapters lie within this time of each other. */
const CHAPTER_DAYS = 30
/** Same topic alone relates only what is close in time. */
const TOPIC_DAYS = 3
const DAY_MS = 86_400_000
/** Neighbours in time that are looked at for each topic: keeps the work per story flat. */
const TOPIC_NEIGHBOURS = 12
const ORDER = ['earlier chapter', 'later chapter', 'same people', 'same topic'] as const

interface Candidate {
  readonly story: RelatableStory
  readonly relation: RelatedStory['relation']
  readonly shared: number
  readonly distance: number
}

/** Related stories by slug, at most five each, nearest kinship first. */
export function relate(stories: readonly RelatableStory[]): ReadonlyMap<string, readonly RelatedStory[]> {
  const byName = inverted(stories, ({ names }) => names)
  const common = Math.max(COMMON_LEAST, stories.length * COMMON_SHARE)
  const inTime = [...stories].sort((a, b) => a.lastAt.getTime() - b.lastAt.getTime() || compare(a.slug, b.slug))
  const byTopic = inverted(inTime, ({ topics }) => topics)
  const leaf = leafTopics(stories, byTopic)

  return new Map(
    stories.map((story) => {
      const weights = new Map<RelatableStory, { names: number; weight: number }>()
      for (const name of new Set(story.names)) {
        const sharing = byName.get(name)!
        if (sharing.length > common) continue
        for (const other of sharing) {
          if (other === story) continue
          const before = weights.get(other) ?? { names: 0, weight: 0 }
          const weight = before.weight + Math.log(1 + stories.length / sharing.length)
          weights.set(other, { names: before.names + 1, weight })
        }
      }
      const people = [...weights].map(([other, { names, weight }]) => kinship(story, other, names, weight))
      const near = leaf(story).flatMap((topic) => neighbours(story, byTopic.get(topic)!, weights))
      return [story.slug, ranked([...people, ...near])]
    }),
  )
}

function inverted(
  stories: readonly RelatableStory[],
  keys: (story: RelatableStory) => readonly string[],
): ReadonlyMap<string, readonly RelatableStory[]> {
  const index = new Map<string, RelatableStory[]>()
  for (const story of stories) {
    for (const key of new Set(keys(story))) {
      const list = index.get(key)
      if (list) list.push(story)
      else index.set(key, [story])
    }
  }
  return index
}

/** A story's narrowest topics: those that fewest stories carry. The paper's own subject relates everything to everything. */
function leafTopics(stories: readonly RelatableStory[], byTopic: ReadonlyMap<string, readonly RelatableStory[]>) {
  return (story: RelatableStory): readonly string[] => {
    const sizes = story.topics.map((topic) => byTopic.get(topic)!.length)
    const least = Math.min(...sizes)
    return story.topics.filter((_, i) => sizes[i] === least && least * 2 <= stories.length + 1)
  }
}

function kinship(story: RelatableStory, other: RelatableStory, names: number, shared: number): Candidate {
  const distance = Math.abs(story.lastAt.getTime() - other.lastAt.getTime())
  const isChapter =
    names >= CHAPTER_NAMES &&
    distance <= CHAPTER_DAYS * DAY_MS &&
    story.firstAt.getTime() !== other.firstAt.getTime() &&
    (story.topics.length === 0 ||
      other.topics.length === 0 ||
      story.topics.some((topic) => other.topics.includes(topic)))
  const isEarlier = other.firstAt.getTime() < story.firstAt.getTime()
  const relation = isChapter ? (isEarlier ? 'earlier chapter' : 'later chapter') : 'same people'
  return { story: other, relation, shared, distance }
}

function neighbours(
  story: RelatableStory,
  inTime: readonly RelatableStory[],
  already: ReadonlyMap<RelatableStory, unknown>,
): readonly Candidate[] {
  const at = position(inTime, story)
  return inTime
    .slice(Math.max(0, at - TOPIC_NEIGHBOURS), at + TOPIC_NEIGHBOURS + 1)
    .filter((other) => other !== story && !already.has(other))
    .map(
      (other): Candidate => ({
        story: other,
        relation: 'same topic',
        shared: 0,
        distance: Math.abs(story.lastAt.getTime() - other.lastAt.getTime()),
      }),
    )
    .filter(({ distance }) => distance <= TOPIC_DAYS * DAY_MS)
}

/** Where a story stands in a list ordered by time, found by halving. */
function position(inTime: readonly RelatableStory[], story: RelatableStory): number {
  let low = 0
  let high = inTime.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const at = inTime[middle]!
    const order = at.lastAt.getTime() - story.lastAt.getTime() || compare(at.slug, story.slug)
    if (order < 0) low = middle + 1
    else high = middle
  }
  return low
}

function ranked(candidates: readonly Candidate[]): readonly RelatedStory[] {
  const chapterLike = ({ relation }: Candidate) => (relation === 'same topic' ? 2 : relation === 'same people' ? 1 : 0)
  const chosen = new Map<string, Candidate>()
  const order = (a: Candidate, b: Candidate) =>
    chapterLike(a) - chapterLike(b) ||
    b.shared - a.shared ||
    a.distance - b.distance ||
    compare(a.story.slug, b.story.slug)
  for (const candidate of [...candidates].sort(order)) {
    if (chosen.size === MOST_RELATED) break
    if (!chosen.has(candidate.story.slug)) chosen.set(candidate.story.slug, candidate)
  }
  return [...chosen.values()]
    .sort((a, b) => ORDER.indexOf(a.relation) - ORDER.indexOf(b.relation))
    .map(({ story, relation }) => ({ slug: story.slug, headline: story.headline, at: story.lastAt, relation }))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
