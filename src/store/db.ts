import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'

/** Queries, inside a transaction or not. */
export type Db = NodePgDatabase & { readonly $client: Pool | PoolClient }

/** A transaction: queries through `db`, and plain SQL for libraries that write in the same transaction (jobs). */
export interface Tx {
  readonly db: Db
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}
