import { BroadsheetError } from '../news/index.ts'
import type { FeedChange } from '../store/index.ts'

export interface FeedSetting {
  /** Whole minutes, or `auto`: by the feed's own habit. */
  readonly interval?: string
  readonly pause?: boolean
  readonly resume?: boolean
}

/** A week, as for the longest interval in newsroom.yaml. */
const LONGEST_MINUTES = 10_080

/** What changes about a feed when a person sets this. Whatever is set holds from now on: the feed is due at once. */
export function feedChangeOf({ interval, pause, resume }: FeedSetting, now: Date): FeedChange {
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
