import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { isArchiveTrouble } from '../store/index.ts'

/** A server that is restarted, moved or upgraded is back within this time; one that is not is a fault to be told of. */
const LONGEST_MS = 10 * 60_000
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

/**
 * Asks the archive again as long as it is in trouble, with growing pauses, for ten minutes; other errors pass at once.
 * The log hears of it once, whoever else waits (see newsroom/outage.ts).
 */
export function openPatience({ outage }: Pick<Newsroom, 'outage'>, what: string) {
  return {
    with: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      let since: number | null = null
      for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
        const askedAt = outage.asking()
        try {
          const result = await work()
          outage.answered(askedAt)
          return result
        } catch (error) {
          if (!isArchiveTrouble(error)) throw error
          outage.lost({ what, error, askedAt })
          since ??= performance.now()
          if (performance.now() - since > LONGEST_MS) throw error
          await pause(wait)
        }
      }
    },
  }
}

/** Does what is done again soon, whatever comes of it; says so when it failed. True: it did not. */
export async function trying(
  { outage, log }: Pick<Newsroom, 'outage' | 'log'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<boolean> {
  const askedAt = outage.asking()
  try {
    await work()
    outage.answered(askedAt)
    return true
  } catch (error) {
    if (isArchiveTrouble(error)) outage.lost({ what, error, askedAt })
    else log(`${what}-failed`, { why: messageOf(error) })
    return false
  }
}
