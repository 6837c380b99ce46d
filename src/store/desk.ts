import { and, count, desc, eq, gte, ilike, max, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { ArticleId, Kind, StoryId } from '../news/index.ts'
import { standingAlerts } from './alerts.ts'
import type { ArticleRow } from './articles.ts'
import type { Db } from './db.ts'
import { addresses, articles, decisions, editions, feeds, members, sources, stories } from './schema.ts'
import { pieces, publications } from './schema-satire.ts'

/** What the editors' desk counts on every page. */
export interface DeskCounts {
  /** Articles published since an instant. */
  readonly fresh: number
  /** Feeds whose last polls failed. */
  readonly failing: number
  /** Articles that a rule holds back until a person releases them. */
  readonly waiting: number
  /** Pieces of satire that wait for a person. */
  readonly drafts: number
  readonly lastGoodPollAt: Date | null
  /** What is wrong with the newsroom itself, and what to do. */
  readonly alerts: readonly { readonly what: string; readonly next: string }[]
}

export async function deskCounts(db: Db, since: Date): Promise<DeskCounts> {
  const failing = sql`count(*) filter (where ${feeds.failures} > 0 and ${feeds.state} <> 'removed')`.mapWith(Number)
  const [feed] = await db.select({ failing, lastGoodPollAt: max(feeds.lastGoodAt) }).from(feeds)
  const [fresh] = await db.select({ n: count() }).from(articles).where(gte(articles.publishedAt, since))
  const isOut = db.select({ id: publications.pieceId }).from(publications)
  const [drafts] = await db
    .select({ n: count() })
    .from(pieces)
    .where(and(eq(pieces.state, 'waiting'), notInArray(pieces.id, isOut)))
  const [waiting] = await db.select({ n: count() }).from(articles).where(eq(articles.stage, 'held'))
  return { ...feed!, fresh: fresh!.n, waiting: waiting!.n, drafts: drafts!.n, alerts: await standingAlerts(db) }
}

/**
 * Changes whenever the machine or a person changed a story: every row tells which transaction wrote it. An article
 * that joins, leaves or is judged anew marks its story.
 */
export async function stampOfStories(db: Db): Promise<string> {
  const { rows } = await db.execute<{ stamp: string }>(sql`
    select concat_ws(' ',
      (select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) from ${stories}),
      (select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) from ${sources}),
      (select count(*) from ${decisions}),
      (select count(*) from ${editions})) as stamp`)
  return rows[0]!.stamp
}

export interface WireFilter {
  /** Name or domain of the source. */
  readonly source: string
  readonly topic: string
  /** All of these words in title or excerpt, anywhere. */
  readonly words: string
  readonly language: string
  readonly stage: string
  /** Only what comes after this one in the list. */
  readonly after: WirePlace | null
}

export interface WirePlace {
  readonly at: Date
  readonly id: string
}

export interface WireArticle {
  readonly id: ArticleId
  readonly url: string
  readonly title: string
  readonly source: string
  readonly domain: string
  readonly publishedAt: Date
  readonly language: string
  readonly genre: ArticleRow['genre']
  readonly kind: Kind
  readonly stage: ArticleRow['stage']
  readonly gaveUp: string | null
  readonly topics: ArticleRow['topics']
  readonly story: StoryId | null
}

/** The newest articles that meet every filter, newest first: reads along the index of instants until it has enough. */
export async function wireArticles(db: Db, filter: WireFilter, most: number): Promise<WireArticle[]> {
  return db
    .select({
      ...{ id: articles.id, url: articles.url, title: articles.title, source: sources.name, domain: sources.domain },
      ...{ publishedAt: articles.publishedAt, language: articles.language, genre: articles.genre, kind: articles.kind },
      ...{ stage: articles.stage, gaveUp: articles.gaveUp, topics: articles.topics, story: members.storyId },
    })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .leftJoin(members, eq(members.articleId, articles.id))
    .where(and(...conditions(filter)))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(most)
}

function conditions({ source, topic, words, language, stage, after }: WireFilter): (SQL | undefined)[] {
  return [
    source === '' ? undefined : or(eq(sources.domain, source), eq(sql`lower(${sources.name})`, source.toLowerCase())),
    topic === '' ? undefined : sql`${articles.topics} @> ${JSON.stringify([{ topic }])}::jsonb`,
    ...words
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => or(ilike(articles.title, anywhere(word)), ilike(articles.excerpt, anywhere(word)))),
    language === '' ? undefined : eq(articles.language, language),
    stage === '' ? undefined : sql`${articles.stage} = ${stage}`,
    after === null
      ? undefined
      : sql`(${articles.publishedAt}, ${articles.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
  ]
}

/** A word as it stands: the marks that ilike reads in its own way are taken by their letter. */
const anywhere = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** The languages that articles are in, the most frequent first. */
export async function languagesOfArticles(db: Db): Promise<string[]> {
  const rows = await db
    .select({ language: articles.language })
    .from(articles)
    .groupBy(articles.language)
    .orderBy(desc(count()), articles.language)
  return rows.map(({ language }) => language)
}

/** Every address under which an article was met. */
export async function addressesOf(db: Db, article: ArticleId): Promise<string[]> {
  const rows = await db
    .select({ url: addresses.url })
    .from(addresses)
    .where(eq(addresses.articleId, article))
    .orderBy(addresses.url)
  return rows.map(({ url }) => url)
}
