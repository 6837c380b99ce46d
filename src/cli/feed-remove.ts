import type { Command } from 'commander'
import { removeFeed } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { oneFeed } from './find.ts'

export function feedRemove(feed: Command): void {
  newsroomOptions(feed.command('remove <feed>'))
    .description('stop polling a feed, named by address or id; what it brought stays')
    .action((words: string, options: object) =>
      withNewsroom(options, async ({ store }) => {
        const found = await oneFeed(store.db, words)
        await removeFeed(store.db, found.id)
        return { json: { removed: found.url }, text: `Removed ${found.url}. Its articles and stories stay.` }
      }),
    )
}
