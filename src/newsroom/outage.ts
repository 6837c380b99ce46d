import { messageOf } from '../news/index.ts'

/**
 * What a process says of an archive that is away, whoever of its many finds out: one line when it goes, one a minute while
 * it is away, one when it answers again.
 */
export interface Outage {
  /** The instant to be named when the answer to a question that is asked now comes, or does not. */
  asking(): number
  /** The archive did not answer. `jobs`: how many are given back because of it. */
  lost(about: {
    readonly what: string
    readonly error: unknown
    readonly askedAt: number
    readonly jobs?: number
  }): void
  /** It did. */
  answered(askedAt: number): void
}

/** Nobody who watches a log learns more from more lines. */
const SAY_EVERY_MS = 60_000

/** Libraries wrap what the connection said in the query that was asked. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error
}

type Say = (event: string, facts: Readonly<Record<string, unknown>>) => void

export function openOutage(log: Say, clock: () => number = () => performance.now()): Outage {
  let since: number | null = null
  let saidAt = 0
  let backAt = Number.NEGATIVE_INFINITY
  let jobs = 0
  const seconds = (from: number) => Math.round((clock() - from) / 1000)
  return {
    asking: clock,
    lost: ({ what, error, askedAt, jobs: more = 0 }) => {
      // Begun before the archive was back, and heard of only now: the old outage, not a new one.
      if (since === null && askedAt < backAt) return
      jobs += more
      if (since !== null && clock() - saidAt < SAY_EVERY_MS) return
      saidAt = clock()
      const why = messageOf(rootOf(error))
      if (since === null) log('archive-lost', { what, why })
      else log('archive-away', { what, why, seconds: seconds(since) })
      since ??= saidAt
    },
    answered: (askedAt) => {
      // What was asked for before may have been answered before.
      if (since === null || askedAt < since) return
      log('archive-back', { seconds: seconds(since), jobsGivenBack: jobs })
      backAt = clock()
      since = null
      jobs = 0
    },
  }
}
