import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { storable } from './trouble.ts'

/**
 * An insert of rows that come as one JSON parameter, $1: a parameter a value costs more, for twenty articles, than all the
 * rest of a poll. What is to happen on conflict goes behind `insert`. Every row must have the keys of the first.
 */
export function recordset<Table extends PgTable>(
  table: Table,
  rows: readonly [Table['$inferInsert'], ...Table['$inferInsert'][]],
): { readonly insert: string; readonly json: string } {
  const known = getTableColumns(table)
  const names = Object.keys(rows[0]).map((key) => {
    const column = known[key]
    if (!column) throw new Error(`no column for "${key}"`)
    return { key, name: column.name }
  })
  const columns = names.map(({ name }) => `"${name}"`).join(', ')
  const into = `"${getTableName(table)}"`
  return {
    insert: `insert into ${into} (${columns}) select ${columns} from json_populate_recordset(null::${into}, $1::json)`,
    json: jsonOf(rows, (row: Record<string, unknown>) => {
      const shaped: Record<string, unknown> = {}
      for (const { key, name } of names) shaped[name] = row[key]
      return shaped
    }),
  }
}

const statementNames = new Map<string, string>()

/** A statement that each connection prepares once. For texts of which there are few: they are never forgotten. */
export function prepared(
  text: string,
  values: readonly unknown[],
): { readonly name: string; readonly text: string; readonly values: unknown[] } {
  return { name: nameOf(text), text, values: [...values] }
}

/** The same of a query that drizzle builds. */
export function preparedQuery<Prepared>(query: {
  toSQL(): { sql: string }
  prepare(name: string): Prepared
}): Prepared {
  return query.prepare(nameOf(query.toSQL().sql))
}

function nameOf(text: string): string {
  const name = statementNames.get(text) ?? `s${statementNames.size}`
  statementNames.set(text, name)
  return name
}

/** Rows as JSON that PostgreSQL takes: texts cannot hold U+0000 nor half a surrogate pair, which broken feeds do contain. */
export function jsonOf<Row>(rows: readonly Row[], shape: (row: Row, at: number) => unknown): string {
  const json = JSON.stringify(rows.map(shape))
  return UNSTORABLE.test(json) ? JSON.stringify(rows.map((row, at) => storable(shape(row, at)))) : json
}

/** As JSON.stringify escapes them; it may find too much, never too little. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/
