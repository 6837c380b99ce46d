import { createHash } from 'node:crypto'
import type { ShownStory } from './paper.ts'

/** Made once for each story value: pages, lists and feeds of one edition all show the same few thousand. */
const made = new WeakMap<ShownStory, string>()

/** Stands for everything that can be shown of a story: two stories with one fingerprint look the same everywhere. */
export function fingerprintOf(story: ShownStory): string {
  const known = made.get(story)
  if (known !== undefined) return known
  const print = createHash('sha256').update(JSON.stringify(story)).digest('base64')
  made.set(story, print)
  return print
}
