import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from './db.ts'

/** What this process has read of a table through one pool of connections. */
interface Kept<Row> {
  mark: string | null
  rows: Map<string, Row>
  last: Promise<unknown>
}

/**
 * Gives all rows of a table, by their key: those that this process has read before, and from the archive only what was
 * written since, whoever wrote it. Every row carries the number of the transaction that wrote it; the mark is the oldest
 * that was still open at the last reading, so nothing is missed. When fewer or more rows are known than there are, some
 * were deleted, and all are read. The answer holds until the next reading.
 */
export function openKeptRows<Row>(table: PgTable, key: SQL, row: SQL): (db: Db) => Promise<ReadonlyMap<string, Row>> {
  const keepers = new WeakMap<object, Kept<Row>>()
  const from = sql.raw(`"${getTableName(table)}"`)
  return (db) => {
    const keeper = keepers.get(db.$client) ?? { mark: null, rows: new Map(), last: Promise.resolve() }
    keepers.set(db.$client, keeper)
    // One after the other: each goes on from what the one before has read.
    const reading = keeper.last.then(() => readOn(db, keeper))
    keeper.last = reading.catch(() => {
      keeper.mark = null
    })
    return reading
  }

  async function readOn(db: Db, keeper: Kept<Row>): Promise<ReadonlyMap<string, Row>> {
    let now = await written(db, keeper.mark)
    if (now.isAll) keeper.rows = new Map()
    for (const [name, value] of now.rows) keeper.rows.set(name, value)
    if (keeper.rows.size !== now.count) {
      now = await written(db, null)
      keeper.rows = new Map(now.rows)
    }
    keeper.mark = now.mark
    return keeper.rows
  }

  async function written(db: Db, since: string | null) {
    const { rows } = await db.execute<{
      mark: string
      count: number
      is_all: boolean
      rows: [string, Row][] | null
    }>(sql`
      with mark as (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as now, ${since}::bigint as since),
        -- Rows carry only the lower half of the number: across a turn of the upper half they cannot be compared.
        range as (select now, since is null or since >> 32 <> now >> 32 as is_all, since & 4294967295 as low from mark)
      select now::text as mark, is_all, (select count(*) from ${from})::int as count,
        (select json_agg(json_build_array(${key}, ${row})) from ${from}
          where is_all or ${from}.xmin::text::bigint >= low) as rows
      from range`)
    const { mark, is_all: isAll, count, rows: some } = rows[0]!
    return { mark, isAll, count, rows: some ?? [] }
  }
}
