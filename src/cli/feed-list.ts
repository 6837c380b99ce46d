import type { Command } from 'commander'
import { listFeeds } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

export function feedList(feed: Command): void {
  newsroomOptions(feed.command('list'))
    .description('every feed with its last poll and what to do when it fails')
    .action((options: object) =>
      withNewsroom(options, async ({ store }) => {
        const feeds = await listFeeds(store.db)
        const rows = feeds.map((one) => [
          one.id.slice(0, 13),
          one.source,
          one.url,
          one.state,
          one.lastOutcome ?? 'not polled',
          one.entries,
          instant(one.nextPollAt),
          one.failures > 0 ? `${one.lastWhy} (${count(one.failures, 'failure')} in a row)` : '',
        ])
        const head = ['id', 'source', 'feed', 'state', 'last poll', 'entries', 'next poll', '']
        return {
          json: feeds,
          text: feeds.length > 0 ? table([head, ...rows]) : 'No feeds yet. Next: broadsheet feed add URL',
        }
      }),
    )
}
