import { and, eq, gt, inArray, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Feed, FeedId, PollOutcome } from '../news/index.ts'
import type { Db } from './db.ts'
import { entries, feeds, polls, sources } from './schema.ts'

export type FeedRow = typeof feeds.$inferSelect
export type FeedChange = Partial<Omit<typeof feeds.$inferInsert, 'id' | 'sourceId'>>

/** Adds a feed; null when its address is already in the archive (removed feeds come back only through `restore`). */
export async function addFeed(
  db: Db,
  feed: Pick<Feed, 'url' | 'kind' | 'options' | 'title' | 'sourceId'> & { at: Date; restore: boolean },
): Promise<FeedId | null> {
  const { url, kind, options, title, sourceId, at } = feed
  const insert = db
    .insert(feeds)
    .values({ id: uuid() as FeedId, ...{ url, kind, options, title, sourceId }, addedAt: at })
  const [row] = feed.restore
    ? await insert
        .onConflictDoUpdate({
          target: feeds.url,
          set: { state: 'active', failures: 0, nextPollAt: null, kind, options },
          setWhere: inArray(feeds.state, ['removed', 'retired', 'paused']),
        })
        .returning({ id: feeds.id })
    : await insert.onConflictDoNothing({ target: feeds.url }).returning({ id: feeds.id })
  return row?.id ?? null
}

/** Has the feed at an address read in another way from its next poll on; says whether it was another. */
export async function readFeedAs(db: Db, url: string, { kind, options }: Pick<Feed, 'kind' | 'options'>) {
  const rows = await db
    .update(feeds)
    // What the server answers is to be read anew, even if it is what it answered before.
    .set({ kind, options, etag: null, lastModified: null, bodyHash: null, nextPollAt: null })
    .where(
      and(eq(feeds.url, url), or(ne(feeds.kind, kind), sql`${feeds.options} <> ${JSON.stringify(options)}::jsonb`)),
    )
    .returning({ id: feeds.id })
  return rows.length > 0
}

/** By address, by id, or by the beginning of an id. */
export async function findFeeds(db: Db, words: string): Promise<FeedRow[]> {
  return db
    .select()
    .from(feeds)
    .where(and(or(eq(feeds.url, words), sql`${feeds.id}::text like ${`${words}%`}`), sql`${feeds.state} <> 'removed'`))
}

export async function removeFeed(db: Db, id: FeedId): Promise<void> {
  await db.update(feeds).set({ state: 'removed', nextPollAt: null }).where(eq(feeds.id, id))
}

export interface ListedFeed {
  readonly id: FeedId
  readonly url: string
  readonly kind: Feed['kind']
  readonly options: Feed['options']
  readonly title: string | null
  readonly source: string
  readonly domain: string
  readonly homeUrl: string | null
  readonly state: Feed['state']
  /** As a person set it; null: by its own habit. */
  readonly intervalMinutes: number | null
  readonly failures: number
  readonly nextPollAt: Date | null
  readonly lastGoodAt: Date | null
  readonly lastOutcome: PollOutcome | null
  readonly lastWhy: string | null
  readonly entries: number
}

/** Every feed of the newsroom with its last poll, by source and address. */
export async function listFeeds(db: Db): Promise<ListedFeed[]> {
  const last = db
    .selectDistinctOn([polls.feedId], { feedId: polls.feedId, outcome: polls.outcome, why: polls.why })
    .from(polls)
    .where(sql`${polls.outcome} is not null`)
    .orderBy(polls.feedId, sql`${polls.at} desc`)
    .as('last')
  const rows = await db
    .select({
      id: feeds.id,
      url: feeds.url,
      kind: feeds.kind,
      options: feeds.options,
      title: feeds.title,
      source: sources.name,
      domain: sources.domain,
      homeUrl: sources.homeUrl,
      state: feeds.state,
      intervalMinutes: feeds.intervalMinutes,
      failures: feeds.failures,
      nextPollAt: feeds.nextPollAt,
      lastGoodAt: feeds.lastGoodAt,
      lastOutcome: last.outcome,
      lastWhy: last.why,
      entries: sql<number>`(select count(*) from ${entries} where ${entries.feedId} = ${feeds.id})`.mapWith(Number),
    })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .leftJoin(last, eq(last.feedId, feeds.id))
    .where(sql`${feeds.state} <> 'removed'`)
    .orderBy(sources.name, feeds.url)
  return rows as ListedFeed[]
}

/** The feeds that any reader could follow too, with whose they are: polled as feeds, not read from pages or searches. */
export async function followableFeeds(db: Db) {
  return db
    .select({ url: feeds.url, source: sources.name, domain: sources.domain, homeUrl: sources.homeUrl })
    .from(feeds)
    .innerJoin(sources, eq(sources.id, feeds.sourceId))
    .where(and(eq(feeds.state, 'active'), eq(feeds.kind, 'feed')))
    .orderBy(sources.name, feeds.url)
}

/** Active feeds, all of them; or those whose time has come, with retired ones that are to be looked for again. */
export async function feedsToPoll(db: Db, due: Date | 'all'): Promise<Pick<FeedRow, 'id' | 'url'>[]> {
  const active = eq(feeds.state, 'active')
  // In SQL nothing is earlier than null: who moved to another feed's address is not looked for.
  const wanted =
    due === 'all'
      ? active
      : or(
          and(active, or(isNull(feeds.nextPollAt), lte(feeds.nextPollAt, due))),
          and(eq(feeds.state, 'retired'), lte(feeds.nextPollAt, due)),
        )
  return db.select({ id: feeds.id, url: feeds.url }).from(feeds).where(wanted).orderBy(feeds.url)
}

/** Clocks of several machines are not farther apart than this; a poll that lies farther ahead is of a clock that was put back. */
const CLOCKS_APART_MS = 60_000

/**
 * Feeds that were asked in a future that is over count as asked now: they are asked again as long after it as they would have
 * been, not also after all the time that the clock was put back by.
 */
export async function askedNotLaterThan(db: Db, now: Date): Promise<void> {
  await db
    .update(feeds)
    .set({ nextPollAt: sql`${feeds.nextPollAt} - (${feeds.lastGoodAt} - ${now}::timestamptz)`, lastGoodAt: now })
    .where(gt(feeds.lastGoodAt, new Date(now.getTime() + CLOCKS_APART_MS)))
}

/** What earlier polls have left to remember of a feed. */
export function feedToAsk(row: FeedRow): FeedRow & { missing: Feed['missing'] } {
  const { missingTimes: times, missingSince: since } = row
  return { ...row, missing: since === null ? null : { times, since } }
}

export async function changeFeed(db: Db, id: FeedId, change: Omit<FeedChange, 'url'>): Promise<void> {
  await db.update(feeds).set(change).where(eq(feeds.id, id))
}

/**
 * A feed that moves to where another feed of the newsroom is read already is retired: two feeds at one address would be
 * the same feed twice. One that was removed there makes room. Says whether it moved.
 */
export async function moveFeed(db: Db, id: FeedId, url: string): Promise<boolean> {
  await db.delete(feeds).where(and(eq(feeds.url, url), eq(feeds.state, 'removed')))
  const [other] = await db
    .select({ id: feeds.id })
    .from(feeds)
    .where(and(eq(feeds.url, url), ne(feeds.id, id)))
  await db
    .update(feeds)
    .set(other ? { state: 'retired' } : { url })
    .where(eq(feeds.id, id))
  return other === undefined
}
