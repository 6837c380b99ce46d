import { setTimeout as pause } from 'node:timers/promises'
import { messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'

/** How a stage's jobs are worked: several at once, or as one batch. */
export interface Bench {
  readonly queue: string
  /** Jobs under way at once. */
  readonly limit: number
  /** Works some jobs; a job whose promise is refused is tried again later. */
  readonly work: (jobs: readonly Record<string, string>[]) => Promise<void>
  /** Jobs handed to one call of `work`: 1 works each for itself. */
  readonly batch: number
  /** A failure ends the pump, and reaches whoever waits for it, instead of waiting for another try. */
  readonly strict?: boolean
}

/** Other processes' jobs are found by looking; our own wake the pump at once. */
const LOOK_EVERY_MS = 500

/**
 * Works the queues of some stages until `stop` is called. Stages run side by side; each takes new jobs when half of its
 * places are free, and reports finished ones in batches, since both cost a round trip.
 */
export function startPump(
  newsroom: Newsroom,
  benches: readonly Bench[],
): { stop(): Promise<void>; failed: Promise<never> } {
  let stopping = false
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  const lines = benches.map((bench) =>
    runBench(newsroom, bench, () => stopping).catch((error) => {
      stopping = true
      fail(error)
    }),
  )
  return {
    failed,
    stop: async () => {
      stopping = true
      newsroom.wake()
      await Promise.all(lines)
    },
  }
}

async function runBench(newsroom: Newsroom, bench: Bench, stopping: () => boolean): Promise<void> {
  const { jobs } = newsroom
  const under = new Set<Promise<void>>()
  let finished: string[] = []
  let broken: unknown = null
  const flush = async () => {
    const ids = finished
    finished = []
    await jobs.done(bench.queue, ids)
  }
  while (!stopping() && broken === null) {
    const woken = newsroom.woken()
    const free = bench.limit - under.size
    const taken = free * 2 >= bench.limit ? await jobs.take(bench.queue, free * bench.batch) : []
    for (let start = 0; start < taken.length; start += bench.batch) {
      const some = taken.slice(start, start + bench.batch)
      const work = bench.work(some.map((job) => job.data)).then(
        () => {
          finished.push(...some.map((job) => job.id))
        },
        async (error) => {
          newsroom.log('job-failed', { queue: bench.queue, why: messageOf(error) })
          for (const job of some) await jobs.failed(bench.queue, job.id, messageOf(error))
          if (bench.strict) throw error
        },
      )
      const one: Promise<void> = work
        .catch((error) => {
          broken = error
        })
        .finally(() => {
          under.delete(one)
          newsroom.wake()
        })
      under.add(one)
    }
    if (finished.length >= bench.limit || (finished.length > 0 && taken.length === 0)) {
      await flush()
      newsroom.wake()
    }
    if (taken.length === 0) {
      const settled = under.size > 0 ? Promise.race(under) : new Promise<void>(() => {})
      const cancel = new AbortController()
      await Promise.race([settled, woken, pause(LOOK_EVERY_MS, null, { signal: cancel.signal }).catch(() => {})])
      cancel.abort()
    }
  }
  await Promise.all(under)
  await flush()
  if (broken !== null) throw broken
}
