import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { ArticleId, Entry, FeedId, RoundId, Source } from '../news/index.ts'
import type { Db } from './db.ts'
import { prepared, preparedQuery, recordset } from './recordset.ts'
import { addresses, articles, entries, members, sources } from './schema.ts'
import { storable } from './trouble.ts'

export type ArticleRow = typeof articles.$inferSelect
export type NewArticle = typeof articles.$inferInsert

/** The articles that these addresses are known to lead to. */
export async function articlesAt(db: Db, urls: readonly string[]): Promise<Map<string, ArticleId>> {
  if (urls.length === 0) return new Map()
  const rows = await db
    .select()
    .from(addresses)
    .where(inArray(addresses.url, [...urls]))
  return new Map(rows.map((row) => [row.url, row.articleId]))
}

/**
 * Adds articles with their addresses; an address that another process took in the meantime keeps its article.
 * Returns the article that each address leads to now, and which are new.
 */
export async function addArticles(
  db: Db,
  articlesToAdd: readonly Omit<NewArticle, 'id'>[],
): Promise<{ at: Map<string, ArticleId>; added: { id: ArticleId; url: string }[] }> {
  const [first, ...others] = articlesToAdd.map((row) => ({ id: uuid() as ArticleId, ...row }))
  if (!first) return { at: new Map(), added: [] }
  const { insert, json } = recordset(articles, [first, ...others])
  const text = `
    with added as (${insert} on conflict (url) do nothing returning id, url),
      routes as (insert into addresses (url, article_id) select url, id from added on conflict do nothing)
    select id, url from added`
  const { rows: added } = await db.$client.query<{ id: ArticleId; url: string }>(prepared(text, [json]))
  const at = new Map(added.map(({ id, url }) => [url, id]))
  const missing = articlesToAdd.flatMap(({ url }) => (at.has(url) ? [] : [url]))
  return { at: new Map([...at, ...(await articlesAt(db, missing))]), added }
}

export async function articleById(db: Db, id: ArticleId): Promise<ArticleRow | null> {
  return (await db.select().from(articles).where(eq(articles.id, id)))[0] ?? null
}

export async function articlesById(db: Db, ids: readonly ArticleId[]): Promise<ArticleRow[]> {
  if (ids.length === 0) return []
  return db
    .select()
    .from(articles)
    .where(inArray(articles.id, [...ids]))
}

/** What the reading of an article's page begins with: of which source it is, and the first entry that listed it. */
export async function articleToRead(
  db: Db,
  id: ArticleId,
): Promise<{ row: ArticleRow; domain: string; entry: Entry | null } | null> {
  const entry = db
    .select({ entry: entries.entry })
    .from(entries)
    .where(eq(entries.articleId, articles.id))
    .orderBy(asc(entries.id))
    .limit(1)
  const query = db
    .select({ row: articles, domain: sources.domain, entry: sql<Entry | null>`(${entry})` })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(eq(articles.id, id))
  const [found] = await preparedQuery(query).execute()
  return found ? { ...found, entry: found.entry && reviveEntry(found.entry) } : null
}

/** The first entry that listed this article: its hints are weighed against the page. */
export async function entryOf(db: Db, id: ArticleId): Promise<{ entry: Entry; feedId: FeedId } | null> {
  const [row] = await db
    .select({ entry: entries.entry, feedId: entries.feedId })
    .from(entries)
    .where(eq(entries.articleId, id))
    .orderBy(asc(entries.id))
    .limit(1)
  return row ? { entry: reviveEntry(row.entry), feedId: row.feedId } : null
}

/** JSON keeps instants as text. */
function reviveEntry(entry: Entry): Entry {
  const date = (value: Date | null) => (value === null ? null : new Date(value))
  return { ...entry, publishedAt: date(entry.publishedAt), updatedAt: date(entry.updatedAt) }
}

export async function updateArticle(db: Db, id: ArticleId, change: Partial<NewArticle>): Promise<void> {
  await preparedQuery(db.update(articles).set(storable(change)).where(eq(articles.id, id))).execute()
}

/** Every address that is known to lead to an article. */
export async function routesOf(db: Db, id: ArticleId): Promise<string[]> {
  const rows = await db
    .select({ url: addresses.url })
    .from(addresses)
    .where(eq(addresses.articleId, id))
    .orderBy(addresses.url)
  return rows.map(({ url }) => url)
}

/** Qualities as worked out now, many at once. */
export async function storeQualities(
  db: Db,
  rows: readonly { id: ArticleId; quality: ArticleRow['quality'] }[],
): Promise<void> {
  if (rows.length === 0) return
  await db.execute(sql`
    update ${articles} as a set quality = r.quality
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, quality jsonb)
    where a.id = r.id`)
}

export interface SourcedArticle {
  readonly row: ArticleRow
  readonly source: Source
}

/** A round's articles that grouping has not seen, in the stream's order: publication instant, then address. */
export async function articlesToGroup(db: Db, round: RoundId, most: number): Promise<ArticleRow[]> {
  return db
    .select()
    .from(articles)
    .where(and(eq(articles.roundId, round), eq(articles.stage, 'understood')))
    .orderBy(asc(articles.publishedAt), sql`${articles.url} collate "C"`)
    .limit(most)
}

/** Articles with the source they come from. */
export async function articlesWithSource(db: Db, ids: readonly ArticleId[]): Promise<SourcedArticle[]> {
  if (ids.length === 0) return []
  return db
    .select({ row: articles, source: sources })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(inArray(articles.id, [...ids]))
}

export interface ListedArticle {
  readonly id: ArticleId
  readonly url: string
  readonly title: string
  readonly source: string
  readonly publishedAt: Date
  readonly stage: ArticleRow['stage']
  readonly genre: ArticleRow['genre']
  readonly kind: ArticleRow['kind']
  readonly topics: ArticleRow['topics']
  readonly tragedy: boolean
  readonly language: string
  readonly gaveUp: string | null
  readonly caught: ArticleRow['caught']
}

/** The newest articles, optionally of one source or from one instant on. */
export async function listArticles(
  db: Db,
  filter: { source?: string; since?: Date; stage?: ArticleRow['stage']; most: number },
): Promise<ListedArticle[]> {
  return db
    .select({
      id: articles.id,
      url: articles.url,
      title: articles.title,
      source: sources.name,
      publishedAt: articles.publishedAt,
      stage: articles.stage,
      genre: articles.genre,
      kind: articles.kind,
      topics: articles.topics,
      tragedy: articles.tragedy,
      language: articles.language,
      gaveUp: articles.gaveUp,
      caught: articles.caught,
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      and(
        filter.source
          ? sql`(${sources.domain} = ${filter.source} or lower(${sources.name}) = lower(${filter.source}))`
          : undefined,
        filter.stage ? eq(articles.stage, filter.stage) : undefined,
        filter.since ? gte(articles.publishedAt, filter.since) : undefined,
      ),
    )
    .orderBy(desc(articles.publishedAt), asc(articles.url))
    .limit(filter.most)
}

/** By address, by id, or by the beginning of an id. */
export async function findArticles(db: Db, words: string): Promise<ArticleId[]> {
  const byUrl = await articlesAt(db, [words])
  if (byUrl.size > 0) return [...byUrl.values()]
  const rows = await db
    .select({ id: articles.id })
    .from(articles)
    .where(sql`${articles.id}::text like ${`${words}%`}`)
    .limit(5)
  return rows.map((row) => row.id)
}

export async function countArticles(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql`count(*)`.mapWith(Number) }).from(articles)
  return row!.n
}

/** The instant of the newest news: the paper's hour. */
export async function newestInstant(db: Db): Promise<Date | null> {
  const [row] = await db
    .select({ at: articles.publishedAt })
    .from(articles)
    .innerJoin(members, eq(members.articleId, articles.id))
    .orderBy(desc(articles.publishedAt))
    .limit(1)
  return row?.at ?? null
}
