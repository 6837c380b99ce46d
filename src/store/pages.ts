import { sql } from 'drizzle-orm'
import type { Db } from './open.ts'
import { recordset } from './recordset.ts'
import { pages } from './schema-pages.ts'

export type PageRow = typeof pages.$inferSelect

/** Every address ever given to a page. */
export async function listPages(db: Db): Promise<PageRow[]> {
  return db.select().from(pages)
}

/** Notes addresses that are new or about something else now. */
export async function recordPages(db: Db, rows: readonly PageRow[]): Promise<void> {
  const [first, ...rest] = rows
  if (first === undefined) return
  const { columns, values } = recordset(pages, [first, ...rest])
  await db.execute(sql`
    insert into ${pages} (${columns}) ${values}
    on conflict (path) do update set subject = excluded.subject`)
}
