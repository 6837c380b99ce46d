import { randomInt } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Pool, PoolClient } from 'pg'
import type { SourceId } from '../news/index.ts'
import type { Db } from './db.ts'
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
  timetable: 4_600_009,
  newsletter: 4_600_010,
  alerts: 4_600_011,
  prune: 4_600_012,
  people: 4_600_020,
  budget: 4_600_021,
} as const

export type LockName = Exclude<keyof typeof LOCKS, 'stories' | 'texts' | 'people' | 'timetable' | 'budget'>

/**
 * Until the transaction ends, no other one regroups, decides upon or ranks stories: what it reads of them is what it
 * writes about, and two never wait for each other's rows. To be asked for before anything else.
 */
export async function holdStories(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.stories})`)
}

/** Until the transaction ends, no other one plans polls: of several that keep the timetable one fires. */
export async function holdTimetable(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.timetable})`)
}

/**
 * Until the transaction ends, no other one looks for the texts of this source: of two alike one must see the other. To be
 * part of a statement whose first parameter is its own.
 */
export const holdingTexts = (source: SourceId) => ({
  select: 'select pg_advisory_xact_lock($2::int, hashtext($3))',
  values: [LOCKS.texts, source],
})

/** Until the transaction ends, no other one sees what is left of a budget: of two that would spend it one must see the other. */
export async function holdBudget(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${LOCKS.budget})`)
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
  /** Under this number it takes jobs; as long as it lives the lock of that number is held. */
  readonly number: number
  /** By the connection that holds all that is its own: what hosts this claims are its, until given back as often as claimed. */
  ask<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]>
  giveHosts(hosts: readonly string[]): Promise<void>
  leave(): Promise<void>
}

/**
 * One connection for all that it holds: with the process, however that ends, everything is free again. A connection that
 * is lost is made again with the next question; what hosts were claimed by then are others' to claim.
 */
export async function enlist(pool: Pool): Promise<Enlisted> {
  const number = randomInt(2 ** 31)
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect()
    try {
      await client.query('select pg_advisory_lock_shared($1), pg_advisory_lock($2::int, $3::int)', [
        LOCKS.worker,
        WORKERS,
        number,
      ])
      return client
    } catch (error) {
      client.release(error as Error)
      throw error
    }
  }
  let client: PoolClient | null = await connect()
  let last: Promise<unknown> = Promise.resolve()
  const ask = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    client ??= await connect()
    try {
      return (await client.query<Row>(prepared(text, values))).rows
    } catch (error) {
      client.release(error as Error)
      client = null
      throw error
    }
  }
  const inTurn = <Result>(question: () => Promise<Result>): Promise<Result> => {
    const answer = last.then(question)
    last = answer.catch(() => {})
    return answer
  }
  return {
    number,
    ask: (text, values) => inTurn(() => ask(text, values)),
    giveHosts: (hosts) =>
      inTurn(async () => {
        // A connection that was lost has given everything back.
        if (client !== null) await ask(GIVE_HOSTS, [hosts, HOSTS])
      }),
    leave: () =>
      inTurn(async () => {
        try {
          await client?.query('select pg_advisory_unlock_all()')
          client?.release()
        } catch (error) {
          client?.release(error as Error)
        }
        client = null
      }),
  }
}

/** Class of the locks that tell which workers live; their numbers are the locks' second half. */
export const WORKERS = 4_600_030

/** Class of the locks that tell which hosts they are asking: whoever takes a job for a host claims that. */
export const HOSTS = 4_600_008

const GIVE_HOSTS = 'select pg_advisory_unlock($2::int, hashtext(host)) from unnest($1::text[]) as host'
