import { setTimeout as pause } from 'node:timers/promises'
import type { Jump, Outage } from './crash-blows.ts'
import { harmOf } from './crash-check.ts'
import { setClock } from './crash-clock.ts'
import { begin, mustEndWell } from './crash-command.ts'
import type { GrownServer } from './crash-homes.ts'
import { openLife } from './crash-life.ts'
import { Undisturbed } from './crash-undisturbed.ts'
import type { GrowingWire } from './crash-wire.ts'
import { freePort } from './free-port.ts'

/** What `broadsheet start` came to that was cut off from its database, several times over, and whose clock jumped. */
export interface Started {
  readonly outages: readonly {
    readonly what: What
    readonly backAfterSeconds: number
    /** Requests that the wire got until all was read. */
    readonly requests: number
  }[]
  /** Of a reader who asks for the front page every second, all the time. */
  readonly asked: number
  readonly refused: number
  /** Lines that it wrote beside one for each job that ended: few, or a log fills the disk. */
  readonly lines: readonly string[]
  readonly lost: number
  readonly twice: number
  readonly faults: readonly string[]
}

type What = Outage | Jump | 'at the start'

const HOUR_MS = 3_600_000
/** So many times the requests of a beginning, when everything is asked for the first time, are a storm. */
const STORM = 2

const LOOK_EVERY_MS = 1000
/** One for each thing that happens. */
export const PARTS = 5
/** A feed is asked every minute, the timetable looks every 20 seconds, and a loaded machine takes its time. */
const GIVEN_UP_AFTER_MS = 600_000

/**
 * Leads one `broadsheet start` through a wire of five parts: its database is not there when it is started, stops in the
 * middle of the second part, and cannot be reached in the middle of the third; then its clock is put forward by an hour, and
 * back again. Nobody helps it.
 */
export async function startThroughOutages(
  wire: GrowingWire,
  { server, outageMs, say }: { server: GrownServer; outageMs: number; say(line: string): void },
): Promise<Started> {
  const undisturbed = new Undisturbed(wire)
  const life = await openLife({ name: 'grown', server, oftenAsked: true }, wire)
  const port = await freePort()
  const outages: Started['outages'][number][] = []
  let requests = 0
  const forget = wire.onAnswer(() => {
    requests += 1
  })
  const jump = async (what: Jump) => {
    setClock(life.place.folder, what === 'clock forward' ? HOUR_MS : 0)
    requests = 0
    return async () => {}
  }
  const cut = async (what: What) => {
    if (what === 'clock forward' || what === 'clock back') return jump(what)
    if (what === 'network') server.network.cut()
    else await server.kill('immediate')
    return async () => {
      await pause(outageMs)
      if (what === 'network') server.network.mend()
      else await server.start()
    }
  }
  try {
    await wire.reveal(1)
    const mend = await cut('at the start')
    const start = begin(life.place, ['start', '--port', String(port)])
    const reader = openReader(`http://127.0.0.1:${port}/`)
    const isAlive = () => start.child.exitCode === null && start.child.signalCode === null
    const untilRead = async (what: What, since: number) => {
      while (isAlive() && !(await server.isRead(life.place.databaseUrl!, wire.listed()))) {
        if (performance.now() - since > GIVEN_UP_AFTER_MS) throw new Error(`not all was read ${what}`)
        await pause(LOOK_EVERY_MS)
      }
      if (!isAlive()) throw new Error(`start ended: ${(await start.ended).err.slice(-600)}`)
      const backAfterSeconds = Math.round((performance.now() - since) / 1000)
      outages.push({ what, backAfterSeconds, requests })
      if (requests > outages[0]!.requests * STORM) life.faults.push(`${what}: a storm of ${requests} requests`)
      say(`start, ${what}: all was read ${backAfterSeconds} s after its end, with ${requests} requests`)
      requests = 0
    }
    await mend()
    await untilRead('at the start', performance.now())
    for (const [part, what] of [
      [2, 'database'],
      [3, 'network'],
      [4, 'clock forward'],
      [5, 'clock back'],
    ] as const) {
      await undisturbed.standing(part - 1)
      await wire.reveal(part)
      // A jump comes first: who goes by the old clock would ask for what is new an hour later.
      if (part < 4) await answersFrom(wire, 16)
      await (await cut(what))()
      await untilRead(what, performance.now())
    }
    const read = reader.close()
    start.child.kill('SIGTERM')
    await mustEndWell(start, life.faults)
    // Feeds are asked every minute: a round that had begun is left for the next command.
    const harm = harmOf(await life.recover(), await undisturbed.standing(PARTS))
    const lines = (await start.ended).err.trim().split('\n').filter(isNoJob)
    return { outages, ...read, lines, ...harm, faults: [...life.faults, ...harm.faults] }
  } finally {
    forget()
    await life.end()
    await undisturbed.end()
  }
}

const isNoJob = (line: string): boolean => !line.includes('"event":"job"')

/** Resolves when the wire has been asked so often. */
function answersFrom(wire: GrowingWire, count: number): Promise<void> {
  return new Promise((resolve) => {
    let left = count
    const forget = wire.onAnswer(() => {
      left -= 1
      if (left > 0) return
      forget()
      resolve()
    })
  })
}

/** Asks for the front page again and again, from the first time that it is there. */
function openReader(address: string): { close(): { asked: number; refused: number } } {
  const counts = { asked: 0, refused: 0 }
  const timer = setInterval(async () => {
    const isWell = await fetch(address, { signal: AbortSignal.timeout(10_000) }).then(
      async (answer) => answer.ok && (await answer.text()).includes('</html>'),
      () => false,
    )
    if (counts.asked === 0 && !isWell) return
    counts.asked += 1
    if (!isWell) counts.refused += 1
  }, LOOK_EVERY_MS)
  return {
    close: () => {
      clearInterval(timer)
      return counts
    },
  }
}
