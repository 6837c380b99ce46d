import { desc } from 'drizzle-orm'
import type { Edition } from '../news/index.ts'
import type { Db } from './open.ts'
import { editions } from './schema.ts'

export async function recordEdition(db: Db, edition: Edition): Promise<void> {
  await db.insert(editions).values(edition)
}

/** Newest first. */
export async function listEditions(db: Db, most: number): Promise<Edition[]> {
  return db.select().from(editions).orderBy(desc(editions.publishedAt)).limit(most)
}
