import { createHash } from 'node:crypto'
import type { ShownArticle, ShownStory } from './paper.ts'

/** Made once for each value: pages, lists and feeds of one edition all show the same few thousand. */
const made = new WeakMap<ShownStory | ShownArticle, string>()

/** Stands for everything that can be shown of a story or an article: two with one fingerprint look the same everywhere. */
export function fingerprintOf(shown: ShownStory | ShownArticle): string {
  const known = made.get(shown)
  if (known !== undefined) return known
  const print = createHash('sha256').update(JSON.stringify(shown)).digest('base64')
  made.set(shown, print)
  return print
}
