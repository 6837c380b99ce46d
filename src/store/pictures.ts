import type { Print } from '../news/index.ts'
import type { Db } from './db.ts'
import { prepared, recordset } from './recordset.ts'
import { pictures } from './schema-pictures.ts'

export type PictureRow = typeof pictures.$inferSelect

/** What is known of pictures, by address. */
export async function knownPictures(db: Db): Promise<Map<string, PictureRow>> {
  const rows = await db.select().from(pictures)
  return new Map(rows.map((row) => [row.address, { ...row, print: row.print && inOrder(row.print) }]))
}

/** PostgreSQL sorts the keys of JSON as it likes; what is hashed must come back as it went. */
const inOrder = ({ hash, width, height, widths, credit }: Print): Print => ({ hash, width, height, widths, credit })

/** Keeps what became of some pictures, in place of what was known of them. */
export async function keepPictures(db: Db, rows: readonly PictureRow[]): Promise<void> {
  const [first, ...rest] = rows
  if (!first) return
  const { insert, json } = recordset(pictures, [first, ...rest])
  const text = `${insert}
    on conflict (address) do update set outcome = excluded.outcome, why = excluded.why, print = excluded.print,
      fetched_at = excluded.fetched_at, tries = excluded.tries, next_try = excluded.next_try`
  await db.$client.query(prepared(text, [json]))
}
