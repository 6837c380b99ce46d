import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { FeedId, PollOutcome, RoundId } from '../news/index.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './db.ts'
import { idAfter } from './ids.ts'
import { polls, rounds } from './schema.ts'

/** The round that still takes articles, if there is one. */
export async function openRound(db: Db): Promise<RoundId | null> {
  const [row] = await db
    .select({ id: rounds.id })
    .from(rounds)
    .where(and(isNull(rounds.sealedAt), isNull(rounds.closedAt)))
    .orderBy(asc(rounds.id))
    .limit(1)
    .for('update')
  return row?.id ?? null
}

export async function beginRound(db: Db, at: Date): Promise<RoundId> {
  const [last] = await db.select({ id: rounds.id }).from(rounds).orderBy(desc(rounds.id)).limit(1)
  const id = idAfter(last?.id)
  await db.insert(rounds).values({ id, openedAt: at })
  return id
}

/** Plans polls in a round. A feed polled earlier in the same round is polled again; returns those not already waiting. */
export async function planPolls(db: Db, round: RoundId, feeds: readonly FeedId[]): Promise<FeedId[]> {
  if (feeds.length === 0) return []
  // The query builder takes its time over thousands of rows.
  const { rows } = await db.$client.query<{ feed: FeedId }>(PLAN_POLLS, [round, feeds])
  return rows.map(({ feed }) => feed)
}

const PLAN_POLLS = `
  insert into polls (round_id, feed_id) select $1, feed from unnest($2::uuid[]) as feed
  on conflict (round_id, feed_id) do update set outcome = null, why = null, at = null where polls.outcome is not null
  returning feed_id as feed`

export interface PollRecord {
  readonly outcome: PollOutcome
  readonly why: string | null
  readonly entriesNew: number
  readonly at: Date
  readonly milliseconds: number
}

/** Unfinished rounds, oldest first, with what each still waits for. */
export async function unfinishedRounds(
  db: Db,
): Promise<{ id: RoundId; sealed: boolean; pollsWaiting: number; articlesWaiting: number }[]> {
  // In full: within a subquery the query builder leaves out which table's id is meant.
  const { rows } = await db.execute<{
    id: RoundId
    sealed: boolean
    polls: string
    waiting: string
  }>(sql`
    select r.id, r.sealed_at is not null as sealed,
      (select count(*) from polls p where p.round_id = r.id and p.outcome is null) as polls,
      (select count(*) from articles a where a.round_id = r.id and a.stage in ('listed', 'extracted')) as waiting
    from rounds r
    where r.closed_at is null
    order by r.id`)
  return rows.map(({ id, sealed, polls, waiting }) => ({
    id,
    sealed,
    pollsWaiting: Number(polls),
    articlesWaiting: Number(waiting),
  }))
}

/** Holds the round against others until the transaction ends; false when it is sealed already. */
export async function lockRound(db: Db, round: RoundId): Promise<boolean> {
  const [row] = await db.select({ sealedAt: rounds.sealedAt }).from(rounds).where(eq(rounds.id, round)).for('update')
  return row?.sealedAt === null
}

/** From here on nothing joins the round: its articles are known and their order is fixed. */
export async function sealRound(db: Db, round: RoundId, at: Date): Promise<void> {
  await db
    .update(rounds)
    .set({ sealedAt: at })
    .where(and(eq(rounds.id, round), isNull(rounds.sealedAt)))
}

export async function closeRound(db: Db, round: RoundId, at: Date): Promise<void> {
  await db.update(rounds).set({ closedAt: at }).where(eq(rounds.id, round))
  await tellDesks(db)
}

/** How the polls of some rounds ended, counted by outcome. */
export async function pollCounts(
  db: Db,
  ids: readonly RoundId[],
): Promise<{ outcome: PollOutcome; polls: number; entriesNew: number }[]> {
  if (ids.length === 0) return []
  return db
    .select({
      outcome: sql<PollOutcome>`${polls.outcome}`,
      polls: sql`count(*)`.mapWith(Number),
      entriesNew: sql`sum(${polls.entriesNew})`.mapWith(Number),
    })
    .from(polls)
    .where(and(inArray(polls.roundId, [...ids]), sql`${polls.outcome} is not null`))
    .groupBy(polls.outcome)
}

/** The last polls of one feed, newest first. */
export async function pollsOf(db: Db, feed: FeedId, most: number): Promise<(typeof polls.$inferSelect)[]> {
  return db
    .select()
    .from(polls)
    .where(and(eq(polls.feedId, feed), sql`${polls.outcome} is not null`))
    .orderBy(sql`${polls.at} desc`)
    .limit(most)
}
