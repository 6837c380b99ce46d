import type { RelatedStory } from '../../news/paper.ts'

/** By what two stories are found to be near each other, and how near. */

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
const ORDER = ['earlier chapter', 'later chapter', 'same people', 'same topic'] as const

export interface Candidate {
  readonly story: RelatableStory
  readonly relation: RelatedStory['relation']
  readonly shared: number
  readonly distance: number
}

/** What two stories have in common by name and headline. */
export interface Shared {
  readonly marks: number
  /** A name is among them. */
  readonly named: boolean
  /** Cosine of their marks, each weighed by its rarity. */
  readonly likeness: number
}

/** Begins the marks that are words of headlines; those without it are names. */
export const WORD = '\0'
/** Letters of a headline's word that may say what the news is about. */
const LONG_WORD = /[\p{L}\p{M}]{4,}/gu

/** By what a story is known: the names in its articles, the more of them the surer, and the words of its headline. */
export function marksOf({ names, headline }: RelatableStory): ReadonlyMap<string, number> {
  const marks = new Map<string, number>()
  for (const name of names) marks.set(name, (marks.get(name) ?? 0) + 1)
  for (const [name, count] of marks) marks.set(name, 1 + Math.log(count))
  for (const word of headline.toLowerCase().match(LONG_WORD) ?? []) marks.set(WORD + word, HEADLINE_WEIGHT)
  return marks
}

/** Chapters of one affair when they share enough and lie near in time; else the same people, when they share a name. */
export function kinship(
  story: RelatableStory,
  other: RelatableStory,
  { marks, named, likeness }: Shared,
): Candidate | null {
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

/** Near in time, and about the same: all that can be said of stories that share a topic and no more. */
export function neighbour(story: RelatableStory, other: RelatableStory): Candidate | null {
  const distance = Math.abs(story.lastAt.getTime() - other.lastAt.getTime())
  return distance <= TOPIC_DAYS * DAY_MS ? { story: other, relation: 'same topic', shared: 0, distance } : null
}

/** What readers are shown of the candidates: the nearest few. */
export function ranked(candidates: readonly Candidate[]): readonly RelatedStory[] {
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

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
