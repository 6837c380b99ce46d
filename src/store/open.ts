import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { BroadsheetError } from '../news/index.ts'
import type { Db, Tx } from './db.ts'
import { alone } from './locks.ts'
import { migrateTo, schemaVersion, schemaVersionOf } from './migrations.ts'
import { prepared } from './recordset.ts'

export interface Store {
  readonly db: Db
  readonly pool: Pool
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

export interface OpenStoreOptions {
  /** Called before an archive that holds something gets a newer schema: the moment for a backup. */
  readonly beforeMigrating?: (change: { readonly from: number; readonly to: number }) => Promise<void>
}

/**
 * Brings the schema up to date and returns the archive's queries.
 * @throws BroadsheetError `archive-newer`, `archive-migration`
 */
export async function openStore(pool: Pool, { beforeMigrating }: OpenStoreOptions = {}): Promise<Store> {
  // Two processes may open a new archive at once: one migrates, the other waits.
  await alone(pool, 'setup', async () => {
    const [from, to] = [await schemaVersionOf(pool), schemaVersion()]
    if (from > to) {
      throw new BroadsheetError('archive-newer', {
        what: `The archive was made by a newer Broadsheet: its schema is ${from}, this one knows ${to}.`,
        next: 'Use that version or a newer one. Nothing was changed.',
      })
    }
    if (from > 0 && from < to) await beforeMigrating?.({ from, to })
    try {
      await migrateTo(pool)
    } catch (cause) {
      throw new BroadsheetError('archive-migration', {
        what: 'The archive could not be brought to this version of its schema.',
        next: 'The backup taken before lies in the folder "backups" of the newsroom; see the cause.',
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

/** Texts that libraries send are few. */
function plainSql(client: PoolClient): Tx['executeSql'] {
  return async (text, values) => ({ rows: (await client.query(prepared(text, values))).rows })
}
