import { digestOf } from './digest.ts'
import type { StoryId } from './id.ts'
import { once } from './once.ts'
import type { ShownStory } from './paper.ts'

/** A story as one edition had it: what it is called, where it stands, and a hash over what readers saw. */
export interface PrintedStory {
  readonly story: StoryId
  readonly slug: string
  readonly headline: string
  readonly hash: string
}

/** What an edition, or several, made of one story. */
export interface EditionChange extends Omit<PrintedStory, 'hash'> {
  /** Null when it was not there before. */
  readonly was: string | null
  /** Null when it is there no more. */
  readonly hash: string | null
}

/** Twelve characters tell apart any number of stories that one paper will have. */
const HASH_LENGTH = 12

/** What counts as a change for readers: its words, picture, reports and corrections; not its heat, which moves every hour. */
export const printedStory = once((story: ShownStory): PrintedStory => {
  const { id, slug, headline, standfirst, picture, lead, coverage, note, corrections } = story
  const reports = [lead, ...coverage].map(({ id, title }) => [id, title])
  const seen = [headline, standfirst, picture?.url ?? null, reports, note, corrections]
  const hash = digestOf(JSON.stringify(seen)).slice(0, HASH_LENGTH)
  return { story: id, slug, headline, hash }
})

/** What came, changed and went between one state of the paper, by the ids of its stories, and the next. */
export function changesBetween(
  before: ReadonlyMap<string, PrintedStory>,
  now: readonly PrintedStory[],
): EditionChange[] {
  const changes: EditionChange[] = []
  let standing = 0
  for (const one of now) {
    const was = before.get(one.story)
    if (was !== undefined) standing++
    if (was?.hash !== one.hash) changes.push({ ...one, was: was?.hash ?? null })
  }
  if (standing === before.size) return changes
  const there = new Set(now.map(({ story }) => story))
  for (const one of before.values()) if (!there.has(one.story)) changes.push({ ...one, was: one.hash, hash: null })
  return changes
}

/** Several editions' changes, oldest first, as one: what changed back is left out. */
export function foldChanges(changes: readonly EditionChange[]): EditionChange[] {
  const folded = new Map<StoryId, EditionChange>()
  for (const change of changes) {
    const earlier = folded.get(change.story)
    folded.set(change.story, earlier ? { ...change, was: earlier.was } : change)
  }
  return [...folded.values()].filter(({ was, hash }) => was !== hash)
}

/** What became of a story. */
export function kindOfChange({ was, hash }: Pick<EditionChange, 'was' | 'hash'>): 'new' | 'changed' | 'gone' {
  if (was === null) return 'new'
  return hash === null ? 'gone' : 'changed'
}
