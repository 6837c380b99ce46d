import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { ArticleId, Entry, EntryId, FeedId, RoundId } from '../news/index.ts'
import { changeFeed, type FeedChange, type FeedRow } from './feeds.ts'
import type { Db } from './open.ts'
import { jsonOf, recordset } from './recordset.ts'
import { type PollRecord, recordPoll } from './rounds.ts'
import { addresses, entries, feeds, sources } from './schema.ts'

/** What a poll asks of the archive and leaves in it, in few round trips: most polls bring nothing, and there are many. */

/** Entries that tell a feed's habit. */
const HABIT_ENTRIES = 12

export interface PolledFeed {
  readonly row: FeedRow
  readonly sourceDomain: string
  /** Publication instants of its newest entries. */
  readonly recent: readonly Date[]
}

export async function feedToPoll(db: Db, id: FeedId): Promise<PolledFeed | null> {
  // In full: within a subquery the query builder leaves out which table's id is meant.
  const recent = sql<string[] | null>`(
    select array_agg(at) from (
      select coalesce(entry->>'publishedAt', to_json(first_seen_at)#>>'{}') as at
      from entries where feed_id = ${id} order by first_seen_at desc limit ${HABIT_ENTRIES}
    ) as newest)`
  const [found] = await db
    .select({ row: feeds, sourceDomain: sources.domain, recent })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(eq(feeds.id, id))
  return found ? { ...found, recent: (found.recent ?? []).map((at) => new Date(at)) } : null
}

/** An entry as listed, with the key that makes it the same entry at the next poll. */
export interface KeyedEntry {
  readonly key: string
  /** Of the article that it is about. */
  readonly url: string | null
  readonly entry: Entry
}

/** An entry, and what the archive knows of it. */
export interface ListedEntry extends KeyedEntry {
  /** The feed has listed it before. */
  readonly isKnown: boolean
  /** The article that it became then. */
  readonly articleId: ArticleId | null
  /** The article that its address leads to. */
  readonly articleAt: ArticleId | null
}

/** What is known of these entries; of several with one key the first counts. */
export async function knownOf(db: Db, feed: FeedId, listed: readonly KeyedEntry[]): Promise<ListedEntry[]> {
  const byKey = new Map(listed.toReversed().map((one) => [one.key, one]))
  const unique = [...byKey.values()].reverse()
  if (unique.length === 0) return []
  const places = unique.map(({ key, url }, place) => ({ place, key, url }))
  const { rows } = await db.execute<{ known: boolean; article: ArticleId | null; at: ArticleId | null }>(sql`
    select e.id is not null as known, e.article_id as article, a.article_id as at
    from json_to_recordset(${jsonOf(places, (place) => place)}::json) as listed(place int, key text, url text)
    left join ${entries} e on e.feed_id = ${feed} and e.key = listed.key
    left join ${addresses} a on a.url = listed.url
    order by listed.place`)
  return unique.map((one, at) => {
    const { known, article, at: articleAt } = rows[at]!
    return { ...one, isKnown: known, articleId: article, articleAt }
  })
}

/** Entries of the source's other feeds by these keys, with the articles that they became. */
export async function entriesElsewhere(
  db: Db,
  feed: Pick<FeedRow, 'id' | 'sourceId'>,
  keys: readonly string[],
): Promise<{ key: string; title: string | null; articleId: ArticleId }[]> {
  if (keys.length === 0) return []
  const title = sql<string | null>`${entries.entry}->>'title'`
  const rows = await db
    .select({ key: entries.key, title, articleId: entries.articleId })
    .from(entries)
    .innerJoin(feeds, eq(feeds.id, entries.feedId))
    .where(
      and(
        eq(feeds.sourceId, feed.sourceId),
        ne(feeds.id, feed.id),
        inArray(entries.key, [...keys]),
        sql`${entries.articleId} is not null`,
      ),
    )
    .orderBy(desc(entries.id))
  return rows.flatMap(({ articleId, ...row }) => (articleId ? [{ ...row, articleId }] : []))
}

export async function addEntries(
  db: Db,
  feed: FeedId,
  rows: readonly { key: string; entry: Entry; articleId: ArticleId | null }[],
  at: Date,
): Promise<void> {
  const [first, ...others] = rows.map(({ key, entry, articleId }) => ({
    ...{ id: uuid() as EntryId, feedId: feed, key, articleId, entry, firstSeenAt: at },
  }))
  if (!first) return
  const { columns, values } = recordset(entries, [first, ...others])
  await db.execute(sql`insert into ${entries} (${columns}) ${values} on conflict do nothing`)
}

/** Other addresses that lead to articles. One that leads somewhere already goes on leading there. */
export async function addAddresses(db: Db, routes: readonly { url: string; articleId: ArticleId }[]): Promise<void> {
  const [first, ...others] = routes.map(({ url, articleId }) => ({ url, articleId }))
  if (!first) return
  const { columns, values } = recordset(addresses, [first, ...others])
  await db.execute(sql`insert into ${addresses} (${columns}) ${values} on conflict do nothing`)
}

/** What a poll leaves: how it went in the feed's history, and what to remember with the feed. */
export async function finishPoll(
  db: Db,
  { round, feed }: { round: RoundId; feed: FeedId },
  change: FeedChange | null,
  record: PollRecord,
): Promise<void> {
  if (change !== null) await changeFeed(db, feed, change)
  await recordPoll(db, round, feed, record)
}
