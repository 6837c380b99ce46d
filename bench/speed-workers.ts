import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { initFolder, openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { importOpml, pollOnce } from '../src/worker/index.ts'
import { numberOption } from './arguments.ts'
import { type GrownServer, hasPostgres15, startGrown } from './crash-homes.ts'
import { busySeconds, usedByTree } from './processes.ts'
import { startStoredPages } from './stored-pages.ts'
import type { Score } from './yardsticks.ts'

const COMMAND = fileURLToPath(new URL('../bin/broadsheet.js', import.meta.url))
/**
 * The share of the pages that each worker warms up on, untimed: of two, each has had as many as the one had by itself, and
 * its code is compiled as well.
 */
const WARM_UP = 0.25
const LOOK_EVERY_MS = 50

/** What a number of workers did, and what it cost. */
interface Done {
  readonly workers: number
  readonly pagesPerSecond: number
  /** CPU a page, in milliseconds: of the workers, of PostgreSQL, and of serving and looking. */
  readonly cpuMs: { readonly workers: number; readonly postgres: number; readonly bench: number }
  /** Cores that all of them kept busy. */
  readonly cores: number
  /** Cores that everything else on this machine kept busy meanwhile: what it has is not there for workers. */
  readonly elsewhere: number
}

/**
 * Has `--n` stored pages extracted, on PostgreSQL 15, by one `broadsheet worker --stages extract --concurrency 1`, then
 * by two: a stage that only computes should be done in little more than half of the time where there are two free cores.
 * A worker of concurrency 1 has one page under way, and so keeps one core busy at a time; one of more fetches and stores
 * beside its reading thread, and has a share of the second core already. One and two take turns, `--rounds` times, and the
 * medians are compared. They reach the server by its own socket: the network that other trials cut is a process beside them
 * that every question passes twice. The CPU tells what a busy machine hides.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  if (!hasPostgres15()) throw new Error('there is no PostgreSQL 15 here (apt-get install postgresql-15)')
  const n = numberOption(args, 'n', 600)
  const rounds = numberOption(args, 'rounds', 3)
  const concurrency = numberOption(args, 'concurrency', 1)
  const wire = await startStoredPages(n)
  const server = await startGrown()
  try {
    const order = { n, concurrency, opmlUrl: wire.opmlUrl, server }
    const done: Done[] = []
    for (let round = 0; round < rounds; round++) {
      for (const workers of [1, 2]) done.push(await extractBy(workers, order))
    }
    const [one, two] = [1, 2].map((workers) => medianOf(done.filter((run) => run.workers === workers))) as [Done, Done]
    const gain = hundredths(two.pagesPerSecond / one.pagesPerSecond)
    const cpuGrowth = hundredths(cpuOf(two) / cpuOf(one))
    const table = [
      'workers  pages/s  CPU ms a page: workers  PostgreSQL  bench   cores busy  elsewhere',
      ...[...done, one, two].map(lineOf).toSpliced(done.length, 0, 'medians:'),
      `gain x ${gain} at concurrency ${concurrency}; a page costs x ${cpuGrowth} the CPU`,
    ].join('\n')
    return { json: { pages: n, concurrency, rounds, one, two, gain, cpuGrowth, runs: done }, table }
  } finally {
    await server.close()
    wire.close()
  }
}

const hundredths = (value: number) => Math.round(value * 100) / 100
const column = (value: number, width = 7) => value.toFixed(1).padStart(width)
const cpuOf = ({ cpuMs }: Done) => cpuMs.workers + cpuMs.postgres

function lineOf({ workers, pagesPerSecond, cpuMs, cores, elsewhere }: Done): string {
  const ms = [column(cpuMs.workers, 22), column(cpuMs.postgres, 10), column(cpuMs.bench, 5)]
  return [`${workers}      `, column(pagesPerSecond), ...ms, column(cores, 11), column(elsewhere, 9)].join('  ')
}

/** Of each figure its own. */
function medianOf(runs: readonly Done[]): Done {
  const middle = (figure: (run: Done) => number): number => {
    const sorted = runs.map(figure).sort((one, other) => one - other)
    return hundredths((sorted[(runs.length - 1) >> 1]! + sorted[runs.length >> 1]!) / 2)
  }
  return {
    workers: runs[0]!.workers,
    pagesPerSecond: middle((run) => run.pagesPerSecond),
    cpuMs: {
      workers: middle((run) => run.cpuMs.workers),
      postgres: middle((run) => run.cpuMs.postgres),
      bench: middle((run) => run.cpuMs.bench),
    },
    cores: middle((run) => run.cores),
    elsewhere: middle((run) => run.elsewhere),
  }
}

interface Order {
  readonly n: number
  readonly concurrency: number
  readonly opmlUrl: string
  readonly server: GrownServer
}

async function extractBy(workers: number, { n, concurrency, opmlUrl, server }: Order): Promise<Done> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-workers-'))
  const dir = join(folder, 'paper')
  const databaseUrl = server.near(await server.database())
  const newsroom = await openBench(dir, databaseUrl)
  const children: ChildProcess[] = []
  try {
    await importOpml(newsroom, opmlUrl)
    await pollOnce(newsroom)
    for (let worker = 0; worker < workers; worker++) {
      children.push(
        spawn(process.execPath, [COMMAND, 'worker', '--stages', 'extract', '--concurrency', String(concurrency)], {
          env: { ...process.env, DATABASE_URL: databaseUrl, BROADSHEET_DIR: dir },
          stdio: 'ignore',
        }),
      )
    }
    const cpu = () => ({
      workers: children.reduce((sum, { pid }) => sum + usedByTree(pid!).cpuSeconds, 0),
      postgres: usedByTree(server.pid()).cpuSeconds,
      bench: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
    })
    return { workers, ...(await timed(newsroom, { warmUp: n * WARM_UP * workers, n }, cpu)) }
  } finally {
    for (const child of children) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(
  { store }: Newsroom,
  { warmUp, n }: { readonly warmUp: number; readonly n: number },
  cpu: () => Done['cpuMs'],
): Promise<Omit<Done, 'workers'>> {
  let from: { at: number; done: number; cpu: Done['cpuMs']; busy: number } | null = null
  for (;;) {
    const { rows } = await store.pool.query<{ done: number; gone: number }>(
      `select count(*) filter (where stage <> 'listed')::int as done, count(gave_up)::int as gone from articles`,
    )
    const { done, gone } = rows[0]!
    if (gone > 0) throw new Error(`${gone} pages were given up`)
    if (!from && done >= warmUp) from = { at: performance.now(), done, cpu: cpu(), busy: busySeconds() }
    if (from && done >= n) {
      const [pages, seconds, used, before] = [done - from.done, (performance.now() - from.at) / 1000, cpu(), from.cpu]
      const ms = (who: keyof Done['cpuMs']) => hundredths(((used[who] - before[who]) * 1000) / pages)
      const cpuMs = { workers: ms('workers'), postgres: ms('postgres'), bench: ms('bench') }
      const cores = hundredths(((cpuMs.workers + cpuMs.postgres + cpuMs.bench) * pages) / 1000 / seconds)
      const elsewhere = hundredths(Math.max(0, (busySeconds() - from.busy) / seconds - cores))
      return { pagesPerSecond: hundredths(pages / seconds), cpuMs, cores, elsewhere }
    }
    await pause(LOOK_EVERY_MS)
  }
}

function openBench(dir: string, databaseUrl: string): Promise<Newsroom> {
  initFolder(dir, { empty: true })
  const file = join(dir, 'newsroom.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('allow: []', 'allow: [127.0.0.0/8]'))
  return openNewsroom(openFolder(dir), { databaseUrl, user: 'bench' })
}
