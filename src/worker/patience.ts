import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../news/index.ts'
import type { Log } from '../newsroom.ts'
import { isArchiveTrouble } from '../store/index.ts'

/** A server that is restarted, moved or upgraded is back within this time; one that is not is a fault to be told of. */
const LONGEST_MS = 10 * 60_000
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

/**
 * Asks the archive again as long as it is in trouble, with growing pauses, for ten minutes; other errors pass at once.
 * Says once that it waits, and once that it went on.
 */
export function openPatience({ log }: { readonly log: Log }, what: string) {
  return {
    with: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      let since: number | null = null
      for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
        try {
          const result = await work()
          if (since !== null) log('archive-back', { what, seconds: Math.round((performance.now() - since) / 1000) })
          return result
        } catch (error) {
          if (!isArchiveTrouble(error)) throw error
          if (since === null) log('archive-lost', { what, why: messageOf(error) })
          since ??= performance.now()
          if (performance.now() - since > LONGEST_MS) throw error
          await pause(wait)
        }
      }
    },
  }
}
