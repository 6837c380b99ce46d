import type { RelatedStory } from '../../news/paper.ts'

/** Stories near each other that are not one story: chapters, people, topics. An inverted index by name keeps it cheap. */

export interface RelatableStory {
  readonly slug: string
  readonly headline: string
  /** The names in its articles, one for each article that has it. */
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
/** A word of the headline marks a story less surely than a name. */
const HEADLINE_WEIGHT = 0.7
/** Likeness from which stories are kin, and from which they are chapters: read off a wire of 269 stories of one season. */
const KIN = 0.1
const CHAPTER = 0.16
/** One name alone makes no chapter. */
const CHAPTER_MARKS = 2
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
  const marks = new Map(stories.map((story) => [story, marksOf(story)]))
  const byMark = inverted(stories, (story) => [...marks.get(story)!.keys()])
  const common = Math.max(COMMON_LEAST, stories.length * COMMON_SHARE)
  const rarity = (mark: string): number => {
    const sharing = byMark.get(mark)!.length
    return sharing > common ? 0 : Math.log(1 + stories.length / sharing)
  }
  const weights = new Map([...marks].map(([story, own]) => [story, unit(own, rarity)]))
  const inTime = [...stories].sort((a, b) => a.lastAt.getTime() - b.lastAt.getTime() || compare(a.slug, b.slug))
  const byTopic = inverted(inTime, ({ topics }) => topics)
  const leaf = leafTopics(stories, byTopic)

  return new Map(
    stories.map((story) => {
      const shared = new Map<RelatableStory, Shared>()
      for (const [mark, weight] of weights.get(story)!) {
        for (const other of byMark.get(mark)!) {
          if (other === story) continue
          const before = shared.get(other) ?? { marks: 0, named: false, likeness: 0 }
          shared.set(other, {
            marks: before.marks + 1,
            named: before.named || !mark.startsWith(WORD),
            likeness: before.likeness + weight * weights.get(other)!.get(mark)!,
          })
        }
      }
      const kin = [...shared].flatMap(([other, one]) => kinship(story, other, one) ?? [])
      const already = new Set(kin.map(({ story: other }) => other))
      const near = leaf(story).flatMap((topic) => neighbours(story, byTopic.get(topic)!, already))
      return [story.slug, ranked([...kin, ...near])]
    }),
  )
}

/** What two stories have in common by name and headline. */
interface Shared {
  readonly marks: number
  /** A name is among them. */
  readonly named: boolean
  /** Cosine of their marks, each weighed by its rarity. */
  readonly likeness: number
}

/** Begins the marks that are words of headlines; those without it are names. */
const WORD = '\0'
/** Letters of a headline's word that may say what the news is about. */
const LONG_WORD = /[\p{L}\p{M}]{4,}/gu

/** By what a story is known: the names in its articles, the more of them the surer, and the words of its headline. */
function marksOf({ names, headline }: RelatableStory): ReadonlyMap<string, number> {
  const marks = new Map<string, number>()
  for (const name of names) marks.set(name, (marks.get(name) ?? 0) + 1)
  for (const [name, count] of marks) marks.set(name, 1 + Math.log(count))
  for (const word of headline.toLowerCase().match(LONG_WORD) ?? []) marks.set(WORD + word, HEADLINE_WEIGHT)
  return marks
}

/** Weighed by rarity and brought to length one; what is common is left out. */
function unit(marks: ReadonlyMap<string, number>, rarity: (mark: string) => number): ReadonlyMap<string, number> {
  const weighed = [...marks].map(([mark, weight]) => [mark, weight * rarity(mark)] as const).filter(([, w]) => w > 0)
  const length = Math.hypot(...weighed.map(([, weight]) => weight))
  return new Map(weighed.map(([mark, weight]) => [mark, weight / length]))
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

/** Chapters of one affair when they share enough and lie near in time; else the same people, when they share a name. */
function kinship(story: RelatableStory, other: RelatableStory, { marks, named, likeness }: Shared): Candidate | null {
  if (likeness < KIN || !named) return null
  const distance = Math.abs(story.lastAt.getTime() - other.lastAt.getTime())
  const isChapter =
    likeness >= CHAPTER &&
    marks >= CHAPTER_MARKS &&
    distance <= CHAPTER_DAYS * DAY_MS &&
    story.firstAt.getTime() !== other.firstAt.getTime() &&
    (story.topics.length === 0 ||
      other.topics.length === 0 ||
      story.topics.some((topic) => other.topics.includes(topic)))
  const isEarlier = other.firstAt.getTime() < story.firstAt.getTime()
  const relation = isChapter ? (isEarlier ? 'earlier chapter' : 'later chapter') : 'same people'
  return { story: other, relation, shared: likeness, distance }
}

function neighbours(
  story: RelatableStory,
  inTime: readonly RelatableStory[],
  already: ReadonlySet<RelatableStory>,
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
