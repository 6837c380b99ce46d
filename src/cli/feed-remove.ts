import type { Command } from 'commander'
import { removeFeed } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { oneFeed } from './find.ts'

export function feedRemove(command: Command): void {
  newsroomOptions(command).action((words: string, options: object) =>
    withNewsroom(options, async ({ store }) => {
      const found = await oneFeed(store.db, words)
      await removeFeed(store.db, found.id)
      return { json: { removed: found.url }, text: `Removed ${found.url}. Its articles and stories stay.` }
    }),
  )
}
