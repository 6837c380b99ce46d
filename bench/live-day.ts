import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { initFolder, openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { countArticles, listFeeds, unfinishedRounds } from '../src/store/index.ts'
import { importOpml, openTimetable, startWork } from '../src/worker/index.ts'
import { accountOf, type DayAccount } from './day-account.ts'
import type { FaultRecord } from './faulty-wire.ts'
import { freePort } from './free-port.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const FAULTY = new URL('./faulty-wire.ts', import.meta.url).href

export interface DayOptions {
  /** The wire's program, and what it is told beside its port. */
  readonly server: string
  readonly serverArgs?: readonly string[]
  readonly from: Date
  readonly hours: number
  /** Of newsroom time between two looks of the timetable. */
  readonly stepMinutes: number
  /** Share of polls that fail. */
  readonly share: number
  readonly seed: number
  /** The longest that an answer may take, so that hosts which never answer do not make a day of the bench, too. */
  readonly timeoutSeconds: number
  /** Settings of newsroom.yaml to replace. */
  readonly settings?: readonly (readonly [string, string])[]
  /** Frees what is no longer used, before memory is read. */
  readonly collectGarbage: () => void
  readonly onHour?: (hour: Hour) => void
}

export interface Hour {
  readonly hour: number
  readonly heapMb: number
  readonly rssMb: number
  readonly articles: number
}

export interface LivedDay extends DayAccount {
  readonly hours: readonly Hour[]
  /** Jobs that did not end, or died. */
  readonly stuck: readonly string[]
  /** What failed, as the newsroom logged it. */
  readonly troubles: readonly string[]
}

/** A job that takes longer than this, in real time, is stuck. */
const STUCK_AFTER_MS = 120_000
/** How long after the day feeds may take to recover whose fault lasted to its end. */
const AFTERMATH_HOURS = 12

/**
 * Lives through a day as `start` does, in this process: the timetable's looks, every stage, publishing; with the clock of the
 * wire and the newsroom's moved together, and a share of polls failing in every way.
 */
export async function liveDay(options: DayOptions): Promise<LivedDay> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-day-'))
  const wire = await startWire(options)
  let now = options.from
  const troubles: string[] = []
  try {
    const newsroom = await openDay(folder, options, {
      now: () => now,
      log: (event, facts) => {
        if (/-(?:failed|lost)$/.test(event) || (event === 'job' && facts.outcome !== 'done')) {
          troubles.push(`${event} ${JSON.stringify(facts)}`)
        }
      },
    })
    try {
      await importOpml(newsroom, wire.opml)
      const pump = await startWork(newsroom, { strict: false })
      const look = openTimetable(newsroom)
      const hours: Hour[] = []
      const stuck = new Set<string>()
      const stepTo = async (instant: Date) => {
        now = instant
        await wire.post(`/clock?now=${now.toISOString()}`)
        await look()
        for (const job of await settled(newsroom)) stuck.add(job)
      }
      const steps = (options.hours * 60) / options.stepMinutes
      for (let step = 0; step <= steps; step++) {
        await stepTo(new Date(options.from.getTime() + step * options.stepMinutes * MINUTE))
        const hour = (step * options.stepMinutes) / 60
        if (Number.isInteger(hour)) {
          hours.push(await measured(newsroom, hour, options.collectGarbage))
          options.onHour?.(hours.at(-1)!)
        }
      }
      await wire.post('/__calm')
      const end = now
      const until = end.getTime() + AFTERMATH_HOURS * HOUR
      while (now.getTime() < until && (await listFeeds(newsroom.store.db)).some(isFailing)) {
        await stepTo(new Date(now.getTime() + options.stepMinutes * MINUTE))
      }
      await pump.stop()
      const faults = (await wire.get('/__faults')) as FaultRecord
      const account = await accountOf(newsroom, faults, await wire.told(), { from: options.from, until: end })
      return { hours, troubles, stuck: [...stuck], ...account }
    } finally {
      await newsroom.close()
    }
  } finally {
    wire.child.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const isFailing = ({ failures, state }: { failures: number; state: string }) => failures > 0 || state === 'retired'

async function openDay(
  folder: string,
  { timeoutSeconds, settings = [] }: DayOptions,
  options: Parameters<typeof openNewsroom>[2],
): Promise<Newsroom> {
  initFolder(folder, { empty: true })
  const file = join(folder, 'newsroom.yaml')
  let text = readFileSync(file, 'utf8')
  const changes = [
    ['allow: []', 'allow: [127.0.0.0/8]'],
    ['timeout_seconds: 30', `timeout_seconds: ${timeoutSeconds}`],
  ]
  for (const [from, to] of [...changes, ...settings] as [string, string][]) {
    if (!text.includes(from)) throw new Error(`newsroom.yaml does not hold "${from}"`)
    text = text.replace(from, to)
  }
  writeFileSync(file, text)
  return openNewsroom(openFolder(folder), { databaseUrl: null, user: 'bench' }, { serves: true, ...options })
}

/** Waits until every job and round has ended; what has not after a time is stuck. */
async function settled({ jobs, store }: Newsroom): Promise<string[]> {
  const began = performance.now()
  for (let wait = 5; ; wait = Math.min(wait * 2, 100)) {
    const waiting = await jobs.waiting()
    const rounds = await unfinishedRounds(store.db)
    if (waiting.size === 0 && rounds.length === 0) break
    if (performance.now() - began > STUCK_AFTER_MS) {
      return [...[...waiting].map(([queue, n]) => `${n} ${queue}`), ...rounds.map(({ id }) => `round ${id}`)]
    }
    await pause(wait)
  }
  return (await jobs.dead(10)).map(({ queue, id, why }) => `${queue} ${id} died: ${why}`)
}

async function measured({ store }: Newsroom, hour: number, collectGarbage: () => void): Promise<Hour> {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 17) / 8
  return {
    hour,
    heapMb: megabytes(heapUsed + external),
    rssMb: megabytes(rss),
    articles: await countArticles(store.db),
  }
}

interface Wire {
  readonly child: ChildProcess
  readonly opml: string
  post(path: string): Promise<void>
  get(path: string): Promise<unknown>
  /** When each article was published, by its path. */
  told(): Promise<ReadonlyMap<string, Date>>
}

async function startWire({ server, serverArgs = [], share, seed, from }: DayOptions): Promise<Wire> {
  const port = await freePort()
  const faults = ['--fault-share', String(share), '--fault-seed', String(seed)]
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--import',
      FAULTY,
      server,
      '--port',
      String(port),
      '--until',
      from.toISOString(),
      ...serverArgs,
      ...faults,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  const { opml } = JSON.parse(String(line)) as { opml: string }
  const get = async (path: string) => (await fetch(new URL(path, opml))).json()
  return {
    child,
    opml,
    get,
    post: async (path) => {
      await (await fetch(new URL(path, opml), { method: 'POST' })).arrayBuffer()
    },
    told: async () => {
      // The recorded wire's articles stand beside its program; the made one tells them.
      const outlets = (
        server.endsWith('.ts')
          ? await get('/articles.json')
          : JSON.parse(readFileSync(join(server, '../wire.json'), 'utf8'))
      ) as { id: string; articles: { id?: string; path?: string; at?: string; published?: string }[] }[]
      return new Map(
        outlets.flatMap(({ id, articles }) =>
          articles.map((one) => [one.path ?? `/${id}/${one.id}`, new Date(one.at ?? one.published ?? '')] as const),
        ),
      )
    },
  }
}
