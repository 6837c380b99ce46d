import { sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import type { SourceId } from '../news/index.ts'
import type { Db } from './open.ts'
import { prepared } from './recordset.ts'

/**
 * Advisory locks: held by a connection, so they go with a process however it ends. Numbered by what they guard.
 */
const LOCKS = {
  setup: 4_600_001,
  worker: 4_600_002,
  group: 4_600_003,
  rank: 4_600_004,
  publish: 4_600_005,
  stories: 4_600_006,
  texts: 4_600_007,
  hosts: 4_600_008,
  newsletter: 4_600_010,
  people: 4_600_020,
} as const

export type LockName = Exclude<keyof typeof LOCKS, 'stories' | 'texts' | 'hosts' | 'people'>

/**
 * Until the transaction ends, no other one regroups, decides upon or ranks stories: what it reads of them is what it
 * writes about, and two never wait for each other's rows. To be asked for before anything else.
 */
export async function holdStories(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.stories})`)
}

/** Until the transaction ends, no other one looks for the texts of this source: of two alike one must see the other. */
export async function holdTexts(db: Db, source: SourceId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.texts}, hashtext(${source}))`)
}

/** Until the transaction ends, no other one changes who is chief. */
export async function holdPeople(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.people})`)
}

/** Runs `work` while no other process runs work under the same name; waits its turn. */
export async function alone<Result>(pool: Pool, name: LockName, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCKS[name]])
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCKS[name]])
    }
  } finally {
    client.release()
  }
}

/** Runs `work` only if no process is enlisted as a worker; says whether it ran. */
export async function ifNoWorker(pool: Pool, work: () => Promise<void>): Promise<boolean> {
  return (await ifFree(pool, 'worker', work)) !== null
}

/** Runs `work` unless another process holds this name; null when one does. */
export async function ifFree<Result>(
  pool: Pool,
  name: LockName,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result } | null> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as got', [LOCKS[name]])
    if (!rows[0]?.got) return null
    try {
      return { result: await work() }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCKS[name]])
    }
  } finally {
    client.release()
  }
}

/** A process that counts among the workers, until it leaves. */
export interface Enlisted {
  /** Those of these hosts that no other worker is asking: ours, until given back as often as claimed. */
  claimHosts(hosts: readonly string[]): Promise<Set<string>>
  giveHosts(hosts: readonly string[]): Promise<void>
  leave(): Promise<void>
}

/** One connection for all that it holds: with the process, however that ends, everything is free again. */
export async function enlist(pool: Pool): Promise<Enlisted> {
  const client = await pool.connect()
  await client.query('select pg_advisory_lock_shared($1)', [LOCKS.worker])
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(ask: () => Promise<Result>): Promise<Result> => {
    const answer = last.then(ask)
    last = answer.catch(() => {})
    return answer
  }
  return {
    claimHosts: (hosts) =>
      inTurn(async () => {
        const { rows } = await client.query<{ host: string }>(prepared(CLAIM_HOSTS, [hosts, LOCKS.hosts]))
        return new Set(rows.map(({ host }) => host))
      }),
    giveHosts: (hosts) =>
      inTurn(async () => {
        await client.query(prepared(GIVE_HOSTS, [hosts, LOCKS.hosts]))
      }),
    leave: () =>
      inTurn(async () => {
        try {
          await client.query('select pg_advisory_unlock_all()')
          client.release()
        } catch (error) {
          client.release(error as Error)
        }
      }),
  }
}

const CLAIM_HOSTS = 'select host from unnest($1::text[]) as host where pg_try_advisory_lock($2::int, hashtext(host))'
const GIVE_HOSTS = 'select pg_advisory_unlock($2::int, hashtext(host)) from unnest($1::text[]) as host'
