import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { storable } from './trouble.ts'

/**
 * Rows as one JSON parameter: `insert` with a parameter a value costs more, for twenty articles, than all the rest of a
 * poll. `columns` and `values` stand for what goes between `insert into table (…)` and `on conflict`. Every row must have
 * the keys of the first.
 */
export function recordset<Table extends PgTable>(
  table: Table,
  rows: readonly [Table['$inferInsert'], ...Table['$inferInsert'][]],
): { readonly columns: SQL; readonly values: SQL } {
  const known = getTableColumns(table)
  const names = Object.keys(rows[0]).map((key) => {
    const column = known[key]
    if (!column) throw new Error(`no column for "${key}"`)
    return { key, name: column.name }
  })
  const columns = sql.raw(names.map(({ name }) => `"${name}"`).join(', '))
  const json = jsonOf(rows, (row: Record<string, unknown>) =>
    Object.fromEntries(names.map(({ key, name }) => [name, row[key]])),
  )
  return { columns, values: sql`select ${columns} from json_populate_recordset(null::${table}, ${json}::json)` }
}

/** Rows as JSON that PostgreSQL takes: texts cannot hold U+0000 nor half a surrogate pair, which broken feeds do contain. */
export function jsonOf<Row>(rows: readonly Row[], shape: (row: Row) => unknown): string {
  const json = JSON.stringify(rows.map(shape))
  return UNSTORABLE.test(json) ? JSON.stringify(rows.map((row) => storable(shape(row)))) : json
}

/** As JSON.stringify escapes them; it may find too much, never too little. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/
