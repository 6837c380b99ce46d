import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { openKeptRows } from './kept-rows.ts'
import { prepared, recordset } from './recordset.ts'
import { pages } from './schema-pages.ts'

export type PageRow = typeof pages.$inferSelect

/** Every address ever given to a page, with what it was about. */
export const listPages: (db: Db) => Promise<ReadonlyMap<string, string>> = openKeptRows(pages, sql`path`, sql`subject`)

/** Notes addresses that are new or about something else now. */
export async function recordPages(db: Db, rows: readonly PageRow[]): Promise<void> {
  const [first, ...rest] = rows
  if (first === undefined) return
  const { insert, json } = recordset(pages, [first, ...rest])
  await db.$client.query(prepared(`${insert} on conflict (path) do update set subject = excluded.subject`, [json]))
}
