import type { Newsroom } from '../newsroom.ts'
import { stampOfStories } from '../store/index.ts'
import { composeDesk } from '../worker/index.ts'
import { type DeskStory, deskStories } from './desk-stories.ts'

/** Holds end, and texts may change with no story changing: after so long they are read again all the same. */
const KEPT_MS = 30_000

/**
 * The stories as editors see them, composed when something has changed and kept until then: composing 2,000 stories takes
 * a tenth of a second after a decision, asking whether anything changed some milliseconds.
 */
export function openStories(newsroom: Newsroom): () => Promise<readonly DeskStory[]> {
  let kept: { stamp: string; until: number; stories: Promise<readonly DeskStory[]> } | undefined
  return async () => {
    const stamp = await stampOfStories(newsroom.store.db)
    const now = newsroom.now().getTime()
    if (kept?.stamp !== stamp || kept.until < now) {
      const stories = composeDesk(newsroom).then(deskStories)
      kept = { stamp, until: now + KEPT_MS, stories }
      // What failed is not kept: the next to ask tries again.
      stories.catch(() => {
        kept = undefined
      })
    }
    return kept.stories
  }
}
