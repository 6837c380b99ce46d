import { rmdir } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { BroadsheetError, messageOf } from '../../news/error.ts'
import type { Archive } from './archive.ts'
import { isStranger } from './left-behind.ts'
import { forbidden, type Place, placeIn, type Running, runningIn } from './place.ts'
import { codeOf, openPool, serverVersionOf } from './pool.ts'
import { type Launcher, prepareLauncher } from './server.ts'
import { Starter } from './starter.ts'

export interface EmbeddedOptions {
  /** Folder of PostgreSQL's programs, to use instead of the package's. */
  readonly binaries?: string
  /** Listen on 127.0.0.1 with a password: for Windows, and for file systems that hold no sockets. */
  readonly tcp?: boolean
  onProgress?(line: string): void
}

/**
 * One server a folder, any number of processes. Each holds a shared lock on one connection for as long as it lives, so
 * the server itself knows who is there, also when somebody is killed. Who leaves tries for the same lock alone: whoever
 * gets it is the last, and stops the server while holding it. A newcomer then waits for the lock until its connection is
 * cut, and begins again.
 */
const MEMBERS_LOCK = 0x62_72_6f_61
/** Recovery after a crash replays at most max_wal_size; a slow disk does that in well under a minute. */
const JOIN_PATIENCE_MS = 60_000
const JOIN_PAUSE_MS = 20
const STOP_PATIENCE_MS = 30_000

export async function openEmbedded(folder: string, max: number, options: EmbeddedOptions): Promise<Archive> {
  const place = placeIn(folder, options.tcp ?? process.platform === 'win32')
  const membership = new Membership(place, options)
  const { config, serverVersion } = await membership.join()
  const poolConfig: pg.PoolConfig = { ...config, max, application_name: 'broadsheet' }
  const pool = openPool(poolConfig)
  let closed: Promise<void> | undefined
  const close = async () => {
    await pool.end()
    await membership.leave()
  }
  return {
    pool,
    config: poolConfig,
    serverVersion,
    leave: () => membership.leave(),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

/** Two methods that the types of pg leave out. */
type Member = pg.Client & { ref(): void; unref(): void }

interface Joined {
  readonly client: Member
  readonly config: pg.PoolConfig
  readonly serverVersion: number
}

/** A class because it has a life: it joins, joins again when the server dies, and leaves. */
class Membership {
  readonly #place: Place
  readonly #options: EmbeddedOptions
  #launcher: Promise<Launcher> | undefined
  #joined: Promise<Joined> | undefined
  #leaving = false

  constructor(place: Place, options: EmbeddedOptions) {
    this.#place = place
    this.#options = options
  }

  join(): Promise<Joined> {
    this.#joined = this.#join()
    return this.#joined
  }

  async leave(): Promise<void> {
    this.#leaving = true
    const joined = await this.#joined?.catch(() => null)
    if (!joined) return
    const { client } = joined
    client.ref()
    try {
      await client.query('select pg_advisory_unlock_shared($1)', [MEMBERS_LOCK])
      const { rows } = await client.query('select pg_try_advisory_lock($1) as last', [MEMBERS_LOCK])
      if (rows[0].last) await this.#stopServer()
    } catch {
      // The server went away by itself: nothing left to stop.
    }
    await client.end().catch(() => {})
  }

  async #join(): Promise<Joined> {
    let deadline = performance.now() + JOIN_PATIENCE_MS
    const starter = new Starter(() => this.#launch())
    let obstacle: unknown
    while (performance.now() < deadline && !this.#leaving) {
      const running = await runningIn(this.#place)
      const attempt = running && (await enter(running))
      if (attempt?.joined) return this.#stay(attempt.joined)
      obstacle = attempt?.obstacle ?? obstacle
      if (codeOf(obstacle) === 'EACCES') throw forbidden(this.#place, obstacle)
      if (!attempt || attempt.absent) {
        const before = performance.now()
        await starter.tend(this.#place)
        // Making the data folder is work, not waiting.
        deadline += performance.now() - before
      }
      await pause(JOIN_PAUSE_MS)
    }
    throw new BroadsheetError('archive-silent', {
      what: `the archive's server in ${this.#place.folder} does not answer: ${messageOf(obstacle ?? starter.lastWords)}`,
      next: `look into ${this.#place.log}; if a postgres process of that folder hangs, end it and try again`,
      cause: obstacle,
    })
  }

  #launch(): Promise<Launcher> {
    const onProgress = (line: string) => this.#options.onProgress?.(line)
    this.#launcher ??= prepareLauncher(this.#place, { binaries: this.#options.binaries, onProgress })
    return this.#launcher
  }

  /** Keeps the connection as ours; when it breaks, the server died or was stopped over our heads: joins again. */
  #stay(joined: Joined): Joined {
    joined.client.once('end', () => {
      if (!this.#leaving) this.join().catch(() => {})
    })
    // A program that is done may end, also when it forgot to leave.
    joined.client.unref()
    return joined
  }

  async #stopServer(): Promise<void> {
    const running = await runningIn(this.#place)
    if (!running) return
    if (process.platform === 'win32') await (await this.#launch()).stopByProgram()
    else if (!isStranger(running.pid, this.#place)) process.kill(running.pid, 'SIGINT')
    const deadline = performance.now() + STOP_PATIENCE_MS
    while (performance.now() < deadline && (await runningIn(this.#place))?.pid === running.pid)
      await pause(JOIN_PAUSE_MS)
    if (this.#place.socketFolder !== this.#place.folder) await rmdir(this.#place.socketFolder).catch(() => {})
  }
}

type Entry = { joined: Joined } | { joined?: never; obstacle: unknown; absent: boolean }

/** Connects and takes the members' lock. */
async function enter({ config }: Running): Promise<Entry> {
  const client = new pg.Client({
    ...config,
    application_name: 'broadsheet member',
    connectionTimeoutMillis: 5_000,
  }) as Member
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1)', [MEMBERS_LOCK])
    return { joined: { client, config, serverVersion: await serverVersionOf(client) } }
  } catch (obstacle) {
    await client.end().catch(() => {})
    // A refused password means a stranger on a port that was ours.
    return { obstacle, absent: ['ENOENT', 'ECONNREFUSED', '28P01'].includes(codeOf(obstacle) ?? '') }
  }
}
