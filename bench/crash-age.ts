import type { Pool } from 'pg'
import { backupLines, migrateTo } from '../src/store/index.ts'

/** A schema that lacks little of what the paper is made of, and from which there are several steps to today's. */
const OLD_SCHEMA = 15

/**
 * Brings an archive back to an older schema, with every row that it can hold. What its queue holds stays, as it does when a
 * newer program opens an archive.
 */
export async function makeOld(pool: Pool): Promise<void> {
  const lines: string[] = []
  for await (const piece of backupLines(pool, new Date())) lines.push(...piece.trimEnd().split('\n'))
  await pool.query('drop schema public cascade; create schema public; drop schema drizzle cascade')
  await migrateTo(pool, OLD_SCHEMA)
  for (const [table, rows] of rowsIn(lines)) {
    const { rows: columns } = await pool.query<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
      [`public.${table}`],
    )
    if (columns.length === 0) continue
    const names = columns.map(({ name }) => name).join(', ')
    const some = `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`
    await pool.query(some, [`[${rows.join(',')}]`])
  }
}

/** The rows of each table, as JSON, in the order in which they can be put in. */
function rowsIn(lines: readonly string[]): Map<string, string[]> {
  const tables = new Map<string, string[]>()
  for (const line of lines) {
    const { table, row } = JSON.parse(line) as { table?: string; row?: unknown }
    if (table === undefined) continue
    tables.set(table, [...(tables.get(table) ?? []), JSON.stringify(row)])
  }
  return tables
}
