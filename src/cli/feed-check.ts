import type { Command } from 'commander'
import { pollsOf } from '../store/index.ts'
import { checkFeedAt } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { type FeedWishOptions, feedWishOptions, wishOf } from './feed-options.ts'
import { count, instant, table } from './print.ts'

export function feedCheck(command: Command): void {
  feedWishOptions(newsroomOptions(command)).action((url: string, options: FeedWishOptions & Record<string, unknown>) =>
    withNewsroom(options, async (newsroom) => {
      const check = await checkFeedAt(newsroom, wishOf(url, options))
      const history = check.feedId ? await pollsOf(newsroom.store.db, check.feedId, 5) : []
      const lines = [
        `${check.url}: ${check.outcome}${check.why ? `, ${check.why}` : ''}`,
        ...(check.document
          ? [
              `${check.document.format}, “${check.document.title ?? 'untitled'}”, ${count(check.document.entries.length, 'entry', 'entries')}`,
              table(check.latest.map((entry) => [instant(entry.publishedAt), entry.title ?? '', entry.url ?? ''])),
            ]
          : []),
        ...(check.next ? [`Next: ${check.next}`] : []),
        ...(history.length > 0
          ? ['Last polls:', table(history.map((poll) => [instant(poll.at), poll.outcome, poll.entriesNew, poll.why]))]
          : []),
      ]
      if (!check.good) process.exitCode = 1
      return { json: { ...check, history }, text: lines.join('\n') }
    }),
  )
}
