import { eq, getTableColumns, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { ArticleId, Entry, EntryId, FeedId, RoundId } from '../news/index.ts'
import type { Db } from './db.ts'
import { type FeedChange, type FeedRow, moveFeed } from './feeds.ts'
import { jsonOf, prepared, recordset } from './recordset.ts'
import type { PollRecord } from './rounds.ts'
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
  const [found] = await feedToPollIn(db).execute({ id })
  return found ? { ...found, recent: (found.recent ?? []).map((at) => new Date(at)) } : null
}

/** Made once: building the text of this query costs as much as running it. */
const feedToPollIn = onceFor((db: Db) => {
  // In full: within a subquery the query builder leaves out which table's id is meant.
  const recent = sql<string[] | null>`(
    select array_agg(at) from (
      select coalesce(entry->>'publishedAt', to_json(first_seen_at)#>>'{}') as at
      from entries where feed_id = ${sql.placeholder('id')} order by first_seen_at desc limit ${sql.raw(String(HABIT_ENTRIES))}
    ) as newest)`
  return db
    .select({ row: feeds, sourceDomain: sources.domain, recent })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(eq(feeds.id, sql.placeholder('id')))
    .prepare('feed_to_poll')
})

function onceFor<Key extends object, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new WeakMap<Key, Made>()
  return (key) => {
    const known = made.get(key) ?? make(key)
    made.set(key, known)
    return known
  }
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
  /** Of a new one: what other feeds of the source have listed by the same key. */
  readonly elsewhere: readonly { readonly title: string | null; readonly articleId: ArticleId }[]
}

/** What is known of these entries; of several with one key the first counts. */
export async function knownOf(
  db: Db,
  feed: Pick<FeedRow, 'id' | 'sourceId'>,
  listed: readonly KeyedEntry[],
): Promise<ListedEntry[]> {
  const byKey = new Map(listed.toReversed().map((one) => [one.key, one]))
  const unique = [...byKey.values()].reverse()
  if (unique.length === 0) return []
  const places = unique.map(({ key, url }, place) => ({ place, key, url }))
  const { rows } = await db.$client.query<Omit<ListedEntry, keyof KeyedEntry>>(
    prepared(KNOWN_OF, [jsonOf(places, (place) => place), feed.id, feed.sourceId]),
  )
  return unique.map((one, at) => ({ ...one, ...rows[at]! }))
}

const KNOWN_OF = `
  select e.id is not null as "isKnown", e.article_id as "articleId", a.article_id as "articleAt",
    case when e.id is null and a.article_id is null then coalesce((
      select json_agg(json_build_object('title', o.entry->>'title', 'articleId', o.article_id) order by o.id)
      from entries o join feeds f on f.id = o.feed_id
      where f.source_id = $3 and f.id <> $2 and o.key = listed.key and o.article_id is not null
    ), '[]'::json) else '[]'::json end as elsewhere
  from json_to_recordset($1::json) as listed(place int, key text, url text)
  left join entries e on e.feed_id = $2 and e.key = listed.key
  left join addresses a on a.url = listed.url
  order by listed.place`

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
  const { insert, json } = recordset(entries, [first, ...others])
  await db.$client.query(prepared(`${insert} on conflict do nothing`, [json]))
}

/** Other addresses that lead to articles. One that leads somewhere already goes on leading there. */
export async function addAddresses(db: Db, routes: readonly { url: string; articleId: ArticleId }[]): Promise<void> {
  const [first, ...others] = routes.map(({ url, articleId }) => ({ url, articleId }))
  if (!first) return
  const { insert, json } = recordset(addresses, [first, ...others])
  await db.$client.query(prepared(`${insert} on conflict do nothing`, [json]))
}

/** What a poll leaves: how it went in the feed's history, and what to remember with the feed. */
export async function finishPoll(
  db: Db,
  { round, feed }: { round: RoundId; feed: FeedId },
  change: FeedChange | null,
  record: PollRecord,
): Promise<void> {
  const { url, ...others } = change ?? {}
  if (url !== undefined) await moveFeed(db, feed, url)
  const columns = getTableColumns(feeds)
  const changed = Object.entries(others) as [keyof typeof columns, unknown][]
  const { outcome, why, entriesNew, at, milliseconds } = record
  const values = changed.map(([key, value]) => (value === null ? null : columns[key].mapToDriverValue(value)))
  const text = finishing(changed.map(([key]) => columns[key].name))
  const facts = [round, feed, outcome, why, entriesNew, at.toISOString(), milliseconds]
  await db.$client.query(prepared(text, [...facts, ...values]))
}

/** One statement for both; there are a few, since polls end in a few ways. */
function finishing(columns: readonly string[]): string {
  const sets = columns.map((name, at) => `"${name}" = $${at + 8}`).join(', ')
  const update = sets === '' ? '' : `with feed as (update feeds set ${sets} where id = $2)`
  return `${update}
    update polls set outcome = $3, why = $4, entries_new = entries_new + $5, at = $6, milliseconds = $7
    where round_id = $1 and feed_id = $2`
}
