import { messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type Enlisted, isArchiveTrouble, isLostRace } from '../store/index.ts'
import type { HostTurns } from './host-turns.ts'
import { openPatience } from './patience.ts'
import { openTelling } from './tell-jobs.ts'

/** How a stage's jobs are worked: several at once, or as one batch. */
export interface Bench {
  readonly queue: string
  /** Jobs under way at once; of those for one host, one. */
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

/** Looking costs a round trip: it is done for half of the places, or after so long for what is free. */
const LOOK_AGAIN_MS = 25

/**
 * So does reporting, and a commit besides: done jobs are reported by the dozen, or after so long, while others are under
 * way. Those that a kill keeps unreported are looked at once more, and found to be done.
 */
const REPORTED_TOGETHER = 12
const REPORT_AFTER_MS = 250

/**
 * Works the queues of some stages until `stop` is called. Stages run side by side; each reports finished jobs in batches,
 * since that costs a round trip, too.
 */
export function startPump(
  newsroom: Newsroom,
  benches: readonly Bench[],
  { turns, worker }: { readonly turns: HostTurns; readonly worker: Enlisted },
): { stop(): Promise<void>; failed: Promise<never> } {
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  const lines = benches.map((bench) => startBench(newsroom, bench, { turns, worker }))
  const stop = async () => {
    for (const line of lines) line.stop()
    await Promise.all(lines.map((line) => line.ended.catch(() => {})))
  }
  for (const line of lines) {
    line.ended.catch((error) => {
      fail(error)
      void stop()
    })
  }
  return { failed, stop }
}

function startBench(
  newsroom: Newsroom,
  bench: Bench,
  as: { readonly turns: HostTurns; readonly worker: Enlisted },
): { stop(): void; ended: Promise<void> } {
  const nap = openNap()
  const forget = newsroom.onSent(bench.queue, nap.wake)
  let stopping = false
  const stop = () => {
    stopping = true
    nap.wake()
  }
  const ended = runBench(newsroom, bench, { nap, ...as, stopping: () => stopping }).finally(forget)
  return { stop, ended }
}

async function runBench(
  newsroom: Newsroom,
  bench: Bench,
  { nap, turns, worker, stopping }: { nap: Nap; turns: HostTurns; worker: Enlisted; stopping: () => boolean },
): Promise<void> {
  const hands = openHands(newsroom, bench, (host) => {
    if (host !== undefined) turns.over(host)
    nap.wake()
  })
  const patience = openPatience(newsroom, bench.queue)
  let lookedAt = Number.NEGATIVE_INFINITY
  let some = false

  /** Hands out what waits; says how long there is nothing to do. */
  const round = async (): Promise<number> => {
    const free = bench.limit - hands.busy()
    const due = free * 2 >= bench.limit || (free > 0 && performance.now() - lookedAt >= LOOK_AGAIN_MS)
    if (due) {
      lookedAt = performance.now()
      const taken = await newsroom.jobs.take(worker, bench.queue, free * bench.batch, hands.hosts())
      for (let start = 0; start < taken.length; start += bench.batch)
        hands.work(taken.slice(start, start + bench.batch))
      some = taken.length > 0
      if (some) return 0
    }
    await hands.report()
    // Where there was something a moment ago there may be more, and some places are free for it.
    return !due && free > 0 && some ? LOOK_AGAIN_MS : LOOK_EVERY_MS
  }

  let lost = false
  while (!stopping() && !hands.broken()) {
    const wait = await patience.with(async () => {
      if (lost) await newsroom.jobs.putBackUnheard(worker.number, bench.queue, hands.known())
      lost = true
      await hands.giveBackStranded()
      const nothingFor = await round()
      lost = false
      return nothingFor
    })
    if (wait > 0) await nap.sleep(wait)
  }
  await hands.finish()
}

/** Sleep that anyone may end; who is woken while awake does not fall asleep the next time. */
interface Nap {
  readonly wake: () => void
  sleep(ms: number): Promise<void>
}

function openNap(): Nap {
  let rung = false
  let rise = () => {}
  return {
    wake: () => {
      rung = true
      rise()
    },
    sleep: async (ms) => {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          rise = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}

type Taken = Awaited<ReturnType<Newsroom['jobs']['take']>>

/** The jobs that one stage has under way here, and those that it has finished but not yet reported. */
function openHands({ jobs, log, outage }: Newsroom, bench: Bench, onSettled: (host: string | undefined) => void) {
  const under = new Map<Promise<void>, string | undefined>()
  /** Taken, but the archive was lost before they were worked: to be given back when it is there again. */
  const stranded = new Set<string>()
  const worked = new Set<string>()
  let finished: string[] = []
  let reportedAt = performance.now()
  let broken: { readonly error: unknown } | null = null

  const attempt = async (some: Taken): Promise<void> => {
    const tell = openTelling(log, bench.queue, some)
    const askedAt = outage.asking()
    try {
      await bench.work(some.map((job) => job.data))
      finished.push(...some.map((job) => job.id))
      tell(() => 'done')
    } catch (error) {
      if (isArchiveTrouble(error)) {
        for (const { id } of some) stranded.add(id)
        if (isLostRace(error)) tell(() => 'given back', messageOf(error))
        else outage.lost({ what: bench.queue, error, askedAt, jobs: some.length })
        return
      }
      tell(({ isLast }) => (isLast ? 'given up' : 'failed'), messageOf(error))
      for (const job of some) await jobs.failed(bench.queue, job.id, messageOf(error))
      if (bench.strict) throw error
    }
  }
  const reportAll = async (): Promise<void> => {
    const ids = finished
    finished = []
    reportedAt = performance.now()
    try {
      await jobs.done(bench.queue, ids)
    } catch (error) {
      finished.push(...ids)
      throw error
    }
  }
  return {
    busy: () => under.size,
    broken: () => broken !== null,
    /** Every job that was taken, as far as we have heard. */
    known: (): string[] => [...worked, ...stranded, ...finished],
    hosts: (): string[] => [...under.values()].filter((host) => host !== undefined),
    work: (some: Taken): void => {
      for (const { id } of some) worked.add(id)
      const one: Promise<void> = attempt(some)
        .catch((error: unknown) => {
          if (isArchiveTrouble(error)) for (const { id } of some) stranded.add(id)
          else broken = { error }
        })
        .finally(() => {
          for (const { id } of some) worked.delete(id)
          under.delete(one)
          onSettled(some[0]?.data.host)
        })
      under.set(one, some[0]?.data.host)
    },
    report: async (): Promise<void> => {
      const many = finished.length >= Math.max(bench.limit / 2, REPORTED_TOGETHER)
      if (many || under.size === 0 || performance.now() - reportedAt >= REPORT_AFTER_MS) await reportAll()
    },
    giveBackStranded: async (): Promise<void> => {
      const ids = [...stranded]
      await jobs.putBack(bench.queue, ids)
      for (const id of ids) stranded.delete(id)
    },
    finish: async (): Promise<void> => {
      await Promise.all(under.keys())
      try {
        await reportAll()
      } catch (error) {
        // Whoever works next finds these jobs to be a dead worker's, and gives them back.
        if (!isArchiveTrouble(error)) throw error
      }
      if (broken !== null) throw broken.error
    },
  }
}
