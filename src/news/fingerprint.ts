import { digestOf } from './digest.ts'
import { once } from './once.ts'
import type { ShownArticle, ShownStory } from './paper.ts'

/** Stands for everything that can be shown of a story or an article: two with one fingerprint look the same everywhere. */
export const fingerprintOf: (shown: ShownStory | ShownArticle) => string = once((shown) =>
  digestOf(JSON.stringify(shown)),
)
