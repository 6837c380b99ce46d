import type { Command } from 'commander'
import { changeFeed } from '../store/index.ts'
import { type FeedSetting, feedChangeOf } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneFeed } from './find.ts'

type Wishes = CommonOptions & FeedSetting

export function feedSet(command: Command): void {
  newsroomOptions(command)
    .option('--interval <minutes>', 'poll it at this interval, whatever its habit; auto: by its own habit')
    .option('--pause', 'leave it alone until it is resumed')
    .option('--resume', 'poll it again, after a pause or when it was retired')
    .action((words: string, options: Wishes) =>
      withNewsroom(options, async ({ store, now }) => {
        const change = feedChangeOf(options, now())
        const row = await oneFeed(store.db, words)
        await changeFeed(store.db, row.id, change)
        const { url, state, intervalMinutes } = { ...row, ...change }
        const often = intervalMinutes === null ? 'by its own habit' : `every ${intervalMinutes} minutes`
        return {
          json: { id: row.id, url, state, intervalMinutes },
          text: `${url}: ${state === 'active' ? `polled ${often}` : state}`,
        }
      }),
    )
}
