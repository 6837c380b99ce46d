import { desc, sql } from 'drizzle-orm'
import type { Edition } from '../news/index.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './open.ts'
import { editions } from './schema.ts'

export async function recordEdition(db: Db, edition: Edition): Promise<void> {
  await db.insert(editions).values(edition)
  await tellDesks(db)
}

/** Newest first; from the one after `before` on. */
export async function listEditions(
  db: Db,
  most: number,
  before?: Pick<Edition, 'publishedAt' | 'id'>,
): Promise<Edition[]> {
  const older = before && sql`(${editions.publishedAt}, ${editions.id}) < (${before.publishedAt}, ${before.id})`
  return db.select().from(editions).where(older).orderBy(desc(editions.publishedAt), desc(editions.id)).limit(most)
}
