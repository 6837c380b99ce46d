import { setTimeout as pause } from 'node:timers/promises'

/** Work in line: one at a time for each host with a pause after it, and only so many at once over all. */
export interface Lanes {
  run<T>(host: string, work: () => Promise<T>): Promise<T>
  /** The host's own wish for the pause; it can only make it longer. */
  slowDown(host: string, pauseMs: number): void
}

interface Lane {
  /** Ends when everyone who is in line now is through. */
  tail: Promise<void>
  inLine: number
  pauseMs: number
  /** On the clock of performance.now(). */
  freeAt: number
}

/** Lanes without anyone in them are forgotten when this many have gathered. */
const LANES_KEPT = 5_000

export function openLanes({ pauseMs, atOnce }: { pauseMs: number; atOnce: number }): Lanes {
  const lanes = new Map<string, Lane>()
  const slots = openSlots(atOnce)

  const laneOf = (host: string): Lane => {
    const known = lanes.get(host)
    if (known) return known
    if (lanes.size >= LANES_KEPT) sweep(lanes)
    const lane = { tail: Promise.resolve(), inLine: 0, pauseMs, freeAt: 0 }
    lanes.set(host, lane)
    return lane
  }

  return {
    async run(host, work) {
      const lane = laneOf(host)
      const before = lane.tail
      let leave = () => {}
      lane.tail = new Promise((resolve) => {
        leave = resolve
      })
      lane.inLine += 1
      await before
      const wait = lane.freeAt - performance.now()
      if (wait > 0) await pause(wait)
      // The line first, the slot after: who waits for a slow host must not keep others from theirs.
      await slots.take()
      try {
        return await work()
      } finally {
        slots.give()
        lane.freeAt = performance.now() + lane.pauseMs
        lane.inLine -= 1
        leave()
      }
    },
    slowDown(host, wishMs) {
      const lane = laneOf(host)
      lane.pauseMs = Math.max(lane.pauseMs, wishMs)
    },
  }
}

function sweep(lanes: Map<string, Lane>): void {
  const now = performance.now()
  for (const [host, lane] of lanes) if (lane.inLine === 0 && lane.freeAt < now) lanes.delete(host)
}

function openSlots(count: number): { take(): Promise<void>; give(): void } {
  let free = count
  const waiting: (() => void)[] = []
  return {
    async take() {
      if (free > 0) free -= 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give() {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
  }
}
