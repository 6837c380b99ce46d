import { eq, getTableColumns, getTableName, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { ArticleId, Entry, EntryId, FeedId, RoundId } from '../news/index.ts'
import type { Db } from './db.ts'
import { type FeedChange, type FeedRow, moveFeed } from './feeds.ts'
import { jsonOf, prepared, recordset } from './recordset.ts'
import type { PollRecord } from './rounds.ts'
import { addresses, entries, feeds, sources } from './schema.ts'

/** What polls ask of the archive and leave in it, many in one round trip: most polls bring nothing, and there are many. */

/** Entries that tell a feed's habit. */
const HABIT_ENTRIES = 12

export interface PolledFeed {
  readonly row: FeedRow
  readonly sourceDomain: string
  /** Publication instants of its newest entries. */
  readonly recent: readonly Date[]
}

/** These feeds, in their order; null for one that the archive does not have. */
export async function feedsPolled(db: Db, ids: readonly FeedId[]): Promise<(PolledFeed | null)[]> {
  const found = await feedsPolledIn(db).execute({ ids })
  const byId = new Map(found.map((one) => [one.row.id, one]))
  return ids.map((id) => {
    const one = byId.get(id)
    return one ? { ...one, recent: (one.recent ?? []).map((at) => new Date(at)) } : null
  })
}

/** Made once: building the text of this query costs as much as running it. */
const feedsPolledIn = onceFor((db: Db) => {
  const recent = sql<string[] | null>`(
    select array_agg(at) from (
      select coalesce(entry->>'publishedAt', to_json(first_seen_at)#>>'{}') as at
      from entries where feed_id = "feeds"."id" order by first_seen_at desc limit ${sql.raw(String(HABIT_ENTRIES))}
    ) as newest)`
  return db
    .select({ row: feeds, sourceDomain: sources.domain, recent })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(sql`${feeds.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .prepare('feeds_polled')
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

/** What is known of what each of these feeds lists; of several entries with one key the first counts. */
export async function knownOf(
  db: Db,
  lists: readonly { readonly feed: Pick<FeedRow, 'id' | 'sourceId'>; readonly listed: readonly KeyedEntry[] }[],
): Promise<ListedEntry[][]> {
  const unique = lists.map(({ listed }) => {
    const byKey = new Map(listed.toReversed().map((one) => [one.key, one]))
    return [...byKey.values()].reverse()
  })
  const places = unique.flatMap((some, at) => {
    const { id: feed, sourceId: source } = lists[at]!.feed
    return some.map(({ key, url }) => ({ feed, source, key, url }))
  })
  if (places.length === 0) return unique.map(() => [])
  const { rows } = await db.$client.query<Omit<ListedEntry, keyof KeyedEntry>>(
    prepared(KNOWN_OF, [jsonOf(places, (place, at) => ({ at, ...place }))]),
  )
  let at = 0
  return unique.map((some) => some.map((one) => ({ ...one, ...rows[at++]! })))
}

const KNOWN_OF = `
  select e.id is not null as "isKnown", e.article_id as "articleId", a.article_id as "articleAt",
    case when e.id is null and a.article_id is null then coalesce((
      select json_agg(json_build_object('title', o.entry->>'title', 'articleId', o.article_id) order by o.id)
      from entries o join feeds f on f.id = o.feed_id
      where f.source_id = listed.source and f.id <> listed.feed and o.key = listed.key and o.article_id is not null
    ), '[]'::json) else '[]'::json end as elsewhere
  from json_to_recordset($1::json) as listed(at int, feed uuid, source uuid, key text, url text)
  left join entries e on e.feed_id = listed.feed and e.key = listed.key
  left join addresses a on a.url = listed.url
  order by listed.at`

export async function addEntries(
  db: Db,
  rows: readonly { feed: FeedId; key: string; entry: Entry; articleId: ArticleId | null; at: Date }[],
): Promise<void> {
  const [first, ...others] = rows.map(({ feed, key, entry, articleId, at }) => ({
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
export interface FinishedPoll {
  readonly round: RoundId
  readonly feed: FeedId
  readonly change: FeedChange | null
  readonly record: PollRecord
}

export async function finishPolls(db: Db, polls: readonly FinishedPoll[]): Promise<void> {
  const alike = new Map<string, FinishedPoll[]>()
  for (const poll of polls) {
    const { url, ...after } = poll.change ?? {}
    const isTwin = url !== undefined && !(await moveFeed(db, poll.feed, url))
    // Not to be looked for again: it is read under the other's name.
    const change: FeedChange = isTwin ? { ...after, nextPollAt: null } : after
    // Polls end in a few ways, each with its own columns: of each way there is one statement.
    const way = Object.keys(change).join()
    alike.set(way, [...(alike.get(way) ?? []), { ...poll, change }])
  }
  for (const some of alike.values()) {
    const { text, columns } = finishing(some[0]!.change!)
    const records = jsonOf(some, ({ round, feed, record }) => ({ round, feed, ...record }))
    const changes = jsonOf(some, ({ feed, change }) => named(columns, { id: feed, ...change }))
    await db.$client.query(prepared(text, columns.length === 1 ? [records] : [records, changes]))
  }
}

interface Column {
  readonly key: string
  readonly name: string
}

const named = (columns: readonly Column[], row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ key, name }) => [name, row[key]]))

/** One statement for both. */
function finishing(change: FeedChange): { text: string; columns: readonly Column[] } {
  const known = getTableColumns(feeds)
  const changed = Object.keys(change).map((key) => ({ key, name: known[key as keyof typeof known].name }))
  const sets = changed.map(({ name }) => `"${name}" = new."${name}"`).join(', ')
  const table = getTableName(feeds)
  const update = `with feed as (update ${table} set ${sets}
    from json_populate_recordset(null::${table}, $2::json) as new where ${table}.id = new.id)`
  const text = `${changed.length === 0 ? '' : update}
    update polls set outcome = ended.outcome, why = ended.why, entries_new = polls.entries_new + ended."entriesNew",
      at = ended.at, milliseconds = ended.milliseconds
    from json_to_recordset($1::json)
      as ended(round uuid, feed uuid, outcome text, why text, "entriesNew" int, at timestamptz, milliseconds int)
    where polls.round_id = ended.round and polls.feed_id = ended.feed`
  return { text, columns: [{ key: 'id', name: known.id.name }, ...changed] }
}
