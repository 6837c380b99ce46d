import { and, eq, inArray, lt, ne, sql } from 'drizzle-orm'
import { type ArticleId, isSameText, type SameText, type SourceId, sameTextReach, textPrints } from '../news/index.ts'
import { type ArticleRow, entryOf } from './articles.ts'
import type { Db } from './db.ts'
import { holdingTexts } from './locks.ts'
import { prepared, preparedQuery, recordset } from './recordset.ts'
import { addresses, articles, entries, prints } from './schema.ts'

/** One article once: by its canonical address, and by its text under another address of its source. */

/**
 * Gives an article its canonical address, which whoever asks keeps with the rest that its page says. When another article
 * holds that address already, this one is the same page by another route: its entries and addresses pass to the other, and
 * it leaves. Returns the article that remains.
 */
export async function settleAddress(db: Db, id: ArticleId, url: string): Promise<ArticleId> {
  const claim = db
    .insert(addresses)
    .values({ url, articleId: id })
    // As it stands, but ours until the transaction ends, and told of.
    .onConflictDoUpdate({ target: addresses.url, set: { url: sql`excluded.url` } })
    .returning({ holder: addresses.articleId })
  const [{ holder }] = (await preparedQuery(claim).execute()) as [{ holder: ArticleId }]
  if (holder !== id) await foldInto(db, id, holder)
  return holder
}

/** One article leaves; its entries and addresses pass to the other. */
async function foldInto(db: Db, leaves: ArticleId, remains: ArticleId): Promise<void> {
  await db.update(entries).set({ articleId: remains }).where(eq(entries.articleId, leaves))
  await db.update(addresses).set({ articleId: remains }).where(eq(addresses.articleId, leaves))
  await db.delete(articles).where(eq(articles.id, leaves))
}

export interface TextToSettle extends SameText {
  readonly id: ArticleId
  readonly url: string
  readonly sourceId: SourceId
  readonly roundId: ArticleRow['roundId']
}

/** A text that was found under two addresses. */
export interface FoundTwice {
  readonly remains: ArticleId
  /** Of the one that left. */
  readonly url: string
}

/** Candidates that are compared word by word; more share a print only where a source prints one text over and over. */
const MOST_CANDIDATES = 8

/**
 * Keeps what lets an article be found by its text, and finds the one of its source that has the same. Of the two the
 * earlier remains, by publication and address, so that it does not matter whose page was read first; but one that is
 * beyond its round is never taken away. Null when there is none. To be called in a transaction.
 */
export async function settleText(db: Db, article: TextToSettle): Promise<FoundTwice | null> {
  const own = textPrints(article.sourceId, article.text)
  if (own.length === 0) return null
  const [first, ...others] = own.map((hash) => ({ hash: String(hash), articleId: article.id, at: article.publishedAt }))
  const { insert, json } = recordset(prints, [first!, ...others])
  const held = holdingTexts(article.sourceId)
  const text = `with held as (${held.select}) ${insert}, held on conflict do nothing`
  await db.$client.query(prepared(text, [json, ...held.values]))
  // A statement of its own: it sees what was kept while the one before waited.
  const twin = await twinOf(db, article, own)
  if (twin && !(twin.mayLeave && isBefore(article, twin.row))) {
    await foldInto(db, article.id, twin.row.id)
    return { remains: twin.row.id, url: article.url }
  }
  if (!twin) return null
  await foldInto(db, twin.row.id, article.id)
  return { remains: article.id, url: twin.row.url }
}

/** Mostly there are none. */
const SHARING = 'select distinct article_id as id from prints where hash = any ($1::bigint[]) and article_id <> $2'

async function twinOf(
  db: Db,
  article: TextToSettle,
  own: readonly bigint[],
): Promise<{ row: ArticleRow; mayLeave: boolean } | null> {
  const { from, to } = sameTextReach(article.publishedAt)
  const sharing = await db.$client.query<{ id: ArticleId }>(prepared(SHARING, [own.map(String), article.id]))
  if (sharing.rows.length === 0) return null
  const ids = sharing.rows.map(({ id }) => id)
  const candidates = await db
    .select()
    .from(articles)
    .where(
      and(
        inArray(articles.id, ids),
        ne(articles.stage, 'dropped'),
        sql`${articles.publishedAt} between ${from.toISOString()} and ${to.toISOString()}`,
      ),
    )
    .orderBy(articles.publishedAt, sql`${articles.url} collate "C"`)
    .limit(MOST_CANDIDATES)
  for (const row of candidates) {
    // What the feed called it: a page that hides its text hides its title, too.
    const title = (await entryOf(db, row.id))?.entry.title ?? row.title
    if (isSameText(article, { title, text: row.text ?? '', publishedAt: row.publishedAt })) {
      const mayLeave = row.roundId === article.roundId && row.stage !== 'grouped' && row.carried === null
      return { row, mayLeave }
    }
  }
  return null
}

function isBefore(one: TextToSettle, other: ArticleRow): boolean {
  const [mine, theirs] = [one.publishedAt.getTime(), other.publishedAt.getTime()]
  return mine === theirs ? one.url < other.url : mine < theirs
}

/** Forgets what is too old to meet its like. */
export async function forgetPrints(db: Db, now: Date): Promise<void> {
  await db.delete(prints).where(lt(prints.at, sameTextReach(now).from))
}
