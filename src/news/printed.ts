import { createHash } from 'node:crypto'
import type { StoryId } from './id.ts'
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

/** Papers keep the values of stories that did not change. */
const printed = new WeakMap<ShownStory, PrintedStory>()

/** What counts as a change for readers: its words, picture, reports and corrections; not its heat, which moves every hour. */
export function printedStory(story: ShownStory): PrintedStory {
  const known = printed.get(story)
  if (known) return known
  const { id, slug, headline, standfirst, picture, lead, coverage, note, corrections } = story
  const reports = [lead, ...coverage].map(({ id, title }) => [id, title])
  const seen = [headline, standfirst, picture?.url ?? null, reports, note, corrections]
  const hash = createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, HASH_LENGTH)
  const made = { story: id, slug, headline, hash }
  printed.set(story, made)
  return made
}

/** What came, changed and went between one state of the paper and the next. */
export function changesBetween(before: readonly PrintedStory[], now: readonly PrintedStory[]): EditionChange[] {
  const known = new Map(before.map((one) => [one.story, one]))
  const there = new Set(now.map(({ story }) => story))
  return [
    ...now.flatMap((one): EditionChange[] => {
      const was = known.get(one.story)?.hash ?? null
      return was === one.hash ? [] : [{ ...one, was }]
    }),
    ...before.flatMap((one): EditionChange[] => (there.has(one.story) ? [] : [{ ...one, was: one.hash, hash: null }])),
  ]
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
