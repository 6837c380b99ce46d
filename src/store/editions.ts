import { and, asc, desc, eq, gt, inArray, lte, sql } from 'drizzle-orm'
import type { Edition, EditionChange, EditionId, PrintedStory } from '../news/index.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './db.ts'
import { openKeptRows } from './kept-rows.ts'
import { editions } from './schema.ts'
import { editionChanges, printedStories } from './schema-editions.ts'

/** Rows in one statement: PostgreSQL takes 65,535 values. */
const ROWS = 5000

/** Writes an edition down with what it changes, after all others, whatever the clock says. To be asked for within a transaction. */
export async function recordEdition(db: Db, edition: Edition, changes: readonly EditionChange[]): Promise<void> {
  const after = sql`select max(published_at) + interval '1 millisecond' from ${editions} having max(published_at) > ${edition.publishedAt}`
  await db.insert(editions).values({ ...edition, publishedAt: sql`coalesce((${after}), ${edition.publishedAt})` })
  for (let at = 0; at < changes.length; at += ROWS) {
    const some = changes.slice(at, at + ROWS)
    const rows = some.map(({ story, ...change }) => ({ editionId: edition.id, storyId: story, ...change }))
    await db.insert(editionChanges).values(rows)
    await printStories(db, some)
  }
  await tellDesks(db)
}

async function printStories(db: Db, changes: readonly EditionChange[]): Promise<void> {
  const gone = changes.flatMap(({ story, hash }) => (hash === null ? [story] : []))
  if (gone.length > 0) await db.delete(printedStories).where(inArray(printedStories.storyId, gone))
  const there = changes.flatMap(({ story, slug, headline, hash }) =>
    hash === null ? [] : [{ storyId: story, slug, headline, hash }],
  )
  if (there.length === 0) return
  const anew = { slug: sql`excluded.slug`, headline: sql`excluded.headline`, hash: sql`excluded.hash` }
  await db.insert(printedStories).values(there).onConflictDoUpdate({ target: printedStories.storyId, set: anew })
}

/** The stories of the last edition, by their ids. */
export const allPrinted = openKeptRows<PrintedStory>(
  printedStories,
  sql`story_id`,
  sql`json_build_object('story', story_id, 'slug', slug, 'headline', headline, 'hash', hash)`,
)

/** Newest first; from the one after `before` on. */
export async function listEditions(
  db: Db,
  most: number,
  before?: Pick<Edition, 'publishedAt' | 'id'>,
): Promise<Edition[]> {
  const older = before && sql`(${editions.publishedAt}, ${editions.id}) < (${before.publishedAt}, ${before.id})`
  return db.select().from(editions).where(older).orderBy(desc(editions.publishedAt), desc(editions.id)).limit(most)
}

/** Editions whose id begins so; or the one that stood at an instant. */
export async function findEditions(db: Db, named: { begins: string } | { at: Date }): Promise<Edition[]> {
  if ('at' in named) {
    const stood = lte(editions.publishedAt, named.at)
    return db.select().from(editions).where(stood).orderBy(desc(editions.publishedAt), desc(editions.id)).limit(1)
  }
  const begins = sql`${editions.id}::text like ${`${named.begins.toLowerCase()}%`}`
  return db.select().from(editions).where(begins).orderBy(asc(editions.publishedAt)).limit(2)
}

/** What the editions after one changed, up to another; oldest first. Null: from the first on. */
export async function changesUpTo(
  db: Db,
  after: Pick<Edition, 'publishedAt'> | null,
  upTo: Pick<Edition, 'publishedAt'>,
): Promise<EditionChange[]> {
  const within = and(
    after === null ? undefined : gt(editions.publishedAt, after.publishedAt),
    lte(editions.publishedAt, upTo.publishedAt),
  )
  const { storyId, slug, headline, was, hash } = editionChanges
  return db
    .select({ story: storyId, slug, headline, was, hash })
    .from(editionChanges)
    .innerJoin(editions, eq(editions.id, editionChanges.editionId))
    .where(within)
    .orderBy(asc(editions.publishedAt), asc(editions.id))
}

/** What one edition changed. */
export async function changesOf(db: Db, edition: EditionId): Promise<EditionChange[]> {
  const { storyId, slug, headline, was, hash, editionId } = editionChanges
  return db.select({ story: storyId, slug, headline, was, hash }).from(editionChanges).where(eq(editionId, edition))
}

export interface ChangeCounts {
  readonly new: number
  readonly changed: number
  readonly gone: number
}

/** How much each of some editions changed. */
export async function countChanges(db: Db, ids: readonly EditionId[]): Promise<ReadonlyMap<EditionId, ChangeCounts>> {
  if (ids.length === 0) return new Map()
  const { editionId, was, hash } = editionChanges
  const rows = await db
    .select({
      edition: editionId,
      new: sql`count(*) filter (where ${was} is null)`.mapWith(Number),
      changed: sql`count(*) filter (where ${was} is not null and ${hash} is not null)`.mapWith(Number),
      gone: sql`count(*) filter (where ${hash} is null)`.mapWith(Number),
    })
    .from(editionChanges)
    .where(inArray(editionId, [...ids]))
    .groupBy(editionId)
  return new Map(rows.map(({ edition, ...counts }) => [edition, counts]))
}
