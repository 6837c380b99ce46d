import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { changeFeed, type FeedChange } from '../store/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneFeed } from './find.ts'

interface Wishes extends CommonOptions {
  readonly interval?: string
  readonly pause?: boolean
  readonly resume?: boolean
}

/** A week, as for the longest interval in newsroom.yaml. */
const LONGEST_MINUTES = 10_080

export function feedSet(feed: Command): void {
  newsroomOptions(feed.command('set <feed>'))
    .description('how often a feed is polled, and whether at all')
    .option('--interval <minutes>', 'poll it at this interval, whatever its habit; auto: by its own habit')
    .option('--pause', 'leave it alone until it is resumed')
    .option('--resume', 'poll it again, after a pause or when it was retired')
    .action((words: string, options: Wishes) =>
      withNewsroom(options, async ({ store, now }) => {
        const change = changeOf(options, now())
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

/** Whatever is set holds from now on: the feed is due at once. */
function changeOf({ interval, pause, resume }: Wishes, now: Date): FeedChange {
  if ((interval === undefined && !pause && !resume) || (pause && resume)) {
    throw new BroadsheetError('feed-set-what', {
      what: pause ? '--pause and --resume together say nothing' : 'Nothing was said that is to be set',
      next: 'broadsheet feed set FEED --interval 30, --interval auto, --pause or --resume',
      usage: true,
    })
  }
  return {
    ...(interval === undefined ? {} : { intervalMinutes: minutesOf(interval), nextPollAt: now }),
    ...(pause ? { state: 'paused', nextPollAt: null } : {}),
    ...(resume ? { state: 'active', failures: 0, missingTimes: 0, missingSince: null, nextPollAt: now } : {}),
  }
}

function minutesOf(interval: string): number | null {
  if (interval === 'auto') return null
  const minutes = Number(interval)
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES) return minutes
  throw new BroadsheetError('interval-wrong', {
    what: `"${interval}" is no interval`,
    next: `Give whole minutes from 1 to ${LONGEST_MINUTES}, or auto.`,
    usage: true,
  })
}
