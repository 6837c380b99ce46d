import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ArticleId } from '../news/index.ts'
import type { Db } from './db.ts'
import { articles, type CarriedFile } from './schema.ts'
import { type CarriedForm, carriedFiles } from './schema-carried.ts'

export type { CarriedForm } from './schema-carried.ts'

export interface CarriedText {
  readonly form: CarriedForm
  readonly path: string
  readonly text: string
}

/** Every article that was imported from a file, with that file. */
export async function carriedArticles(db: Db): Promise<{ id: ArticleId; carried: CarriedFile }[]> {
  const rows = await db
    .select({ id: articles.id, carried: articles.carried })
    .from(articles)
    .where(sql`${articles.carried} is not null`)
  return rows.map(({ id, carried }) => ({ id, carried: carried! }))
}

/** Of these files, those that an article carries already. */
export async function carriedAt(
  db: Db,
  paths: readonly string[],
): Promise<Map<string, { id: ArticleId; text: string }>> {
  if (paths.length === 0) return new Map()
  const path = sql<string>`${articles.carried}->>'path'`
  const rows = await db
    .select({ id: articles.id, path, text: sql<string>`${articles.carried}->>'text'` })
    .from(articles)
    .where(inArray(path, [...paths]))
  return new Map(rows.map(({ path, ...row }) => [path, row]))
}

/** Gives an imported file to an article that is here already; false when it carries another file. */
export async function carryInto(db: Db, id: ArticleId, carried: CarriedFile): Promise<boolean> {
  const rows = await db
    .update(articles)
    .set({ carried })
    .where(and(eq(articles.id, id), isNull(articles.carried)))
    .returning({ id: articles.id })
  return rows.length > 0
}

/** Puts a newer version of its file in the place of the one that an article carries. */
export async function carryAnew(
  db: Db,
  id: ArticleId,
  anew: { readonly carried: CarriedFile; readonly title?: string; readonly excerpt?: string },
): Promise<void> {
  await db.update(articles).set(anew).where(eq(articles.id, id))
}

/** Every carried file that belongs to no article, ordered by path. */
export async function carriedTexts(db: Db): Promise<CarriedText[]> {
  return db
    .select({ form: carriedFiles.form, path: carriedFiles.path, text: carriedFiles.text })
    .from(carriedFiles)
    .orderBy(asc(sql`${carriedFiles.path} collate "C"`), asc(carriedFiles.form))
}

/** Keeps files under their paths, newer texts in the place of older ones. Says how many were new and how many changed. */
export async function keepTexts(
  db: Db,
  files: readonly CarriedText[],
  importedAt: Date,
): Promise<{ added: number; changed: number }> {
  if (files.length === 0) return { added: 0, changed: 0 }
  const rows = await db
    .insert(carriedFiles)
    .values(files.map((file) => ({ ...file, importedAt })))
    .onConflictDoUpdate({
      target: [carriedFiles.form, carriedFiles.path],
      set: { text: sql`excluded.text`, importedAt },
      setWhere: sql`${carriedFiles.text} <> excluded.text`,
    })
    // PostgreSQL leaves the mark of a deleting transaction on a row that it replaced, and none on a new one.
    .returning({ fresh: sql<boolean>`xmax = 0` })
  const added = rows.filter(({ fresh }) => fresh).length
  return { added, changed: rows.length - added }
}
