import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openArchive } from '../src/adapters/postgres/index.ts'
import { type Network, startNetwork } from './crash-network.ts'

/** Debian's PostgreSQL: the oldest that we write SQL for. */
const DEBIAN_15 = '/usr/lib/postgresql/15/bin'

export const hasPostgres15 = (): boolean => existsSync(DEBIAN_15)

/** A PostgreSQL that nobody starts again but us, unlike the embedded one. */
export interface GrownServer {
  /** The address of a new database, beyond the network. */
  database(): Promise<string>
  /** The address of the same database by the server's own socket: for what is timed. */
  near(databaseUrl: string): string
  /** What lies between: newsrooms reach the server through it. */
  readonly network: Pick<Network, 'cut' | 'mend'>
  /** As a lost machine: every process of it at once, or `pg_ctl stop -m immediate`. */
  kill(how: 'kill' | 'immediate'): Promise<void>
  start(): Promise<void>
  /** Whether the newsroom with this address has so many articles, all in stories, ranked and published. */
  isRead(databaseUrl: string, articles: number): Promise<boolean>
  /** The process that all others of it come from. */
  pid(): number
  close(): Promise<void>
}

const USER = 'broadsheet'
const PORT = 5432
const START_PATIENCE_MS = 60_000

export async function startGrown(): Promise<GrownServer> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-grown-'))
  // Made as the embedded home is made, which knows how to do it as root; from then on it is ours.
  await (await openArchive({ kind: 'embedded', folder }, { binaries: DEBIAN_15 })).close()
  const asOrdinary = process.getuid?.() === 0 ? ['unshare', '-U', '--map-user=65534', '--map-group=65534', '--'] : []
  const command = [...asOrdinary, join(DEBIAN_15, 'postgres'), '-D', join(folder, 'data'), '-k', folder]
  let server: ChildProcess | null = null
  let databases = 0
  const address = (name: string) => `postgres:///${name}?host=${encodeURIComponent(folder)}&port=${PORT}&user=${USER}`
  const near = (databaseUrl: string) => address(new URL(databaseUrl).pathname.slice(1))
  const start = async () => {
    const [program, ...args] = [...command, '-c', 'listen_addresses=']
    const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
    for (const since = Date.now(); !(await answers(address('postgres'))); ) {
      // One that finds what a killed one left still alive ends at once: it is begun again.
      if (!server || hasEnded(server)) server = spawn(program!, args, { stdio: 'ignore', env })
      if (Date.now() - since > START_PATIENCE_MS) throw new Error(`PostgreSQL in ${folder} does not start`)
      await pause(100)
    }
  }
  const kill: GrownServer['kill'] = async (how) => {
    if (!server || hasEnded(server)) return
    const ended = once(server, 'close')
    if (how === 'immediate') server.kill('SIGQUIT')
    else for (const pid of processesWith(folder)) strike(pid)
    await ended
  }
  await start()
  const network = await startNetwork(join(folder, `.s.PGSQL.${PORT}`))
  return {
    network,
    start,
    kill,
    pid: () => server!.pid!,
    near,
    isRead: (databaseUrl, articles) => isRead(near(databaseUrl), articles),
    database: async () => {
      const client = new pg.Client({ connectionString: address('postgres') })
      await client.connect()
      databases += 1
      await client.query(`create database paper_${databases}`)
      await client.end()
      return `postgres://${USER}@127.0.0.1:${network.port}/paper_${databases}`
    },
    close: async () => {
      await network.close()
      await kill('immediate')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const IS_READ = `
  select (select count(*) from articles) = $1
    and not exists (select from articles where stage in ('listed', 'extracted', 'understood'))
    and not exists (select from stories where stale)
    and not exists (select from pgboss.job where name in ('group', 'rank', 'publish') and state < 'completed') as read`

async function isRead(connectionString: string, articles: number): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query<{ read: boolean }>(IS_READ, [articles])).rows[0]!.read
  } finally {
    await client.end()
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

/** PostgreSQL's own processes do not all name their folder, but all are children of the one that does. */
export function processesWith(folder: string): number[] {
  const all = everyProcess()
  const heads = all.filter((pid) => commandOf(pid).includes(folder) && commandOf(pid).includes('postgres'))
  return [...heads, ...all.filter((pid) => heads.includes(parentOf(pid)) && !heads.includes(pid))]
}

/** Processes that were begun for the newsroom in this folder: they have inherited its name. */
export const childrenOf = (dir: string): number[] =>
  everyProcess().filter((pid) => read(`/proc/${pid}/environ`).includes(`BROADSHEET_DIR=${dir}\0`))

const everyProcess = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)

export const commandOf = (pid: number): string => read(`/proc/${pid}/cmdline`)

function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

export function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went with its parent.
  }
}
