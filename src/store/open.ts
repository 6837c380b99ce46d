import { fileURLToPath } from 'node:url'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Pool, PoolClient } from 'pg'
import { BroadsheetError } from '../news/index.ts'
import { alone } from './locks.ts'

export type Db = NodePgDatabase & { readonly $client: Pool | PoolClient }

/** A transaction: queries through `db`, and plain SQL for libraries that write in the same transaction (jobs). */
export interface Tx {
  readonly db: Db
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

export interface Store {
  readonly db: Db
  readonly pool: Pool
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the schema up to date and returns the archive's queries. */
export async function openStore(pool: Pool): Promise<Store> {
  // Two processes may open a new archive at once: one migrates, the other waits.
  await alone(pool, 'setup', async () => {
    try {
      await migrate(drizzle(pool), { migrationsFolder: MIGRATIONS })
    } catch (cause) {
      throw new BroadsheetError('archive-migration', {
        what: 'The archive could not be brought to this version of its schema.',
        next: 'Take a backup of the database, then see the cause; an archive made by a newer Broadsheet needs that version.',
        cause,
      })
    }
  })
  return { db: drizzle(pool), pool, transaction: (work) => transaction(pool, work) }
}

async function transaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work({ db: drizzle(client), executeSql: plainSql(client) })
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot even roll back must not go back to the pool.
    await client.query('rollback').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.release(broken)
  }
}

function plainSql(client: PoolClient): Tx['executeSql'] {
  return async (text, values) => ({ rows: (await client.query(text, values)).rows })
}
