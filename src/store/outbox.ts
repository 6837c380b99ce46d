import { and, desc, eq, inArray, isNotNull, lt, ne, sql } from 'drizzle-orm'
import type { Effect, EffectId, Tried } from '../news/index.ts'
import type { Db } from './db.ts'
import { idAfter } from './ids.ts'
import { WORKERS } from './locks.ts'
import { outbox } from './schema-outbox.ts'

export type OutboxRow = typeof outbox.$inferSelect

/** An effect that is on its way. */
export interface Sending {
  readonly id: EffectId
  readonly key: string
  readonly effect: Effect
  /** This one included. */
  readonly attempts: number
  readonly madeAt: Date
}

export interface Wanted {
  readonly effect: Effect
  /** The other side is told it, too: by it both know that they speak of the same. */
  readonly key: string
  /** Effects of one lane are done one after the other; else each is alone. */
  readonly lane?: string
}

/** Asks for an effect; in the transaction of its cause. False: it was asked for before. */
export async function enqueue(db: Db, { effect, key, lane = key }: Wanted, now: Date): Promise<boolean> {
  const [last] = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(eq(outbox.lane, lane))
    .orderBy(desc(outbox.id))
    .limit(1)
  const row = { id: idAfter(last?.id), kind: effect.kind, key, lane, effect, madeAt: now, dueAt: now }
  const rows = await db.insert(outbox).values(row).onConflictDoNothing().returning({ id: outbox.id })
  return rows.length > 0
}

/** The last effect that was asked for in a lane. */
export async function lastInLane(db: Db, lane: string): Promise<OutboxRow | null> {
  const [row] = await db.select().from(outbox).where(eq(outbox.lane, lane)).orderBy(desc(outbox.id)).limit(1)
  return row ?? null
}

/** The same place in the lane for another effect, which makes the first one needless; false when that is on its way. */
export async function replaceQueued(db: Db, id: EffectId, { effect, key }: Wanted): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ effect, key })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'queued')))
    .returning({ id: outbox.id })
  return rows.length > 0
}

/**
 * Under `state = 'sending'`: who took it is dead, or it is ours and we do not know, since the answer was lost. What we are at
 * is ours, also when the connection that held our mark is lost.
 */
const abandoned = (worker: number, known: readonly EffectId[]) => sql`(
  o.id <> all (${sql.param([...known])}::uuid[]) and (o.worker = ${worker} or not exists (
    select from pg_locks where locktype = 'advisory' and granted and classid::bigint = ${WORKERS}
    and objid::bigint = o.worker and database = (select oid from pg_database where datname = current_database()))))`

/**
 * Marks effects as being on their way, and hands them over: those that are due, and those whose sender died, which may have
 * been done or not. Never two of one lane, nor one before those that were asked for earlier in its lane. `known`: what
 * this worker is at already.
 */
export async function takeEffects(
  db: Db,
  worker: number,
  { now, most, known = [], lanes }: Taking,
): Promise<Sending[]> {
  const { rows } = await db.execute<Record<'id' | 'key' | 'made', string> & { effect: Effect; tries: number }>(sql`
    with next as (
      select o.id, o.state from ${outbox} o
      where (o.state = 'queued' and ${isDue(now)} or o.state = 'sending' and ${abandoned(worker, known)})
        and ${lanes ? sql`o.lane = any (${sql.param([...lanes])}::text[])` : sql`true`}
        and not exists (
          select from ${outbox} e where e.lane = o.lane and e.id < o.id and e.state in ('queued', 'sending'))
      order by o.due_at, o.id limit ${most} for update of o skip locked
    )
    update ${outbox} set state = 'sending', worker = ${worker}, attempts = attempts + 1,
      doubts = doubts + (next.state = 'sending')::int
    from next where ${outbox.id} = next.id
    returning ${outbox.id}, ${outbox.key}, ${outbox.effect}, ${outbox.attempts} as tries, ${outbox.madeAt} as made`)
  return rows.map(({ id, key, effect, tries, made }) => ({
    ...{ id: id as EffectId, key, effect, attempts: tries, madeAt: new Date(made) },
  }))
}

/** A first try waits for nothing, also when the clock was put back since it was asked for. */
const isDue = (now: Date) => sql`(o.due_at <= ${now} or o.attempts = 0)`

/** Whether `takeEffects` may find something. */
export async function isAnythingDue(db: Db, now: Date): Promise<boolean> {
  const { rows } = await db.execute<{ any: boolean }>(sql`select exists (
    select from ${outbox} o where state = 'sending' or state = 'queued' and ${isDue(now)}) as any`)
  return rows[0]!.any
}

interface Taking {
  readonly now: Date
  readonly most: number
  readonly known?: readonly EffectId[]
  /** Only of these. */
  readonly lanes?: readonly string[]
}

/** Records how a try ended. `dueAt`: when the next one is, null when there shall be none. */
export async function settleEffect(
  db: Db,
  id: EffectId,
  tried: Tried,
  { now, dueAt }: { readonly now: Date; readonly dueAt: Date | null },
): Promise<void> {
  const change =
    tried.kind === 'sent'
      ? { state: 'sent' as const, sentAt: now, lastError: null, result: tried.result }
      : dueAt === null
        ? // When it was given up: the last time that it was due.
          { state: 'failed' as const, lastError: tried.why, dueAt: now }
        : { state: 'queued' as const, lastError: tried.why, dueAt }
  await db
    .update(outbox)
    .set({ ...change, worker: null })
    .where(eq(outbox.id, id))
}

/** These effects, whatever became of them. */
export async function effectsByKey(db: Db, keys: readonly string[]): Promise<OutboxRow[]> {
  if (keys.length === 0) return []
  return db
    .select()
    .from(outbox)
    .where(inArray(outbox.key, [...keys]))
    .orderBy(outbox.id)
}

/** Makes what waits in these lanes due now: a person asked. */
export async function hurry(db: Db, lanes: readonly string[], now: Date): Promise<void> {
  if (lanes.length === 0) return
  await db
    .update(outbox)
    .set({ dueAt: now })
    .where(and(inArray(outbox.lane, [...lanes]), eq(outbox.state, 'queued')))
}

/**
 * Given up, and still worth doing: a place that a later edition was meant for wants no earlier one, and what was withdrawn
 * since must not be told of as new.
 */
const waitsForAPerson = and(
  eq(outbox.state, 'failed'),
  sql`not exists (
    select from ${outbox} later where later.lane = ${outbox.lane} and later.id > ${outbox.id}
    and (${outbox.kind} = 'delivery' or later.key like '%.withdrawn %'))`,
)

/** What was given up, newest first. */
export async function failedEffects(db: Db, most: number): Promise<OutboxRow[]> {
  return db.select().from(outbox).where(waitsForAPerson).orderBy(desc(outbox.id)).limit(most)
}

/** Has given-up effects tried again, under their keys. Says how many. */
export async function sendAgain(db: Db, ids: readonly string[], now: Date): Promise<number> {
  const which = sql`${outbox.id} = any (${sql.param([...ids])}::uuid[])`
  const rows = await db
    .update(outbox)
    .set({ state: 'queued', attempts: 0, dueAt: now })
    .where(and(waitsForAPerson, which))
    .returning({ id: outbox.id })
  return rows.length
}

export interface OutboxCensus extends Readonly<Record<'queued' | 'sending' | 'failed', number>> {
  /** Done within the last minute. */
  readonly lastMinute: number
  /** How long the effect that waits longest is due. */
  readonly behindSeconds: number
}

/** How the work on the outbox stands. */
export async function outboxCensus(db: Db, now: Date): Promise<OutboxCensus> {
  const { rows } = await db.execute<Record<keyof OutboxCensus, string>>(sql`
    select count(*) filter (where state = 'queued') as queued, count(*) filter (where state = 'sending') as sending,
      count(*) filter (where sent_at > ${now}::timestamptz - interval '1 minute') as "lastMinute",
      coalesce(extract(epoch from ${now}::timestamptz - min(due_at) filter (where state = 'queued' and due_at < ${now})), 0)
        as "behindSeconds"
    from ${outbox}`)
  const of = (name: keyof OutboxCensus) => Number(rows[0]![name])
  return {
    ...{ queued: of('queued'), sending: of('sending'), failed: await countFailed(db) },
    ...{ lastMinute: of('lastMinute'), behindSeconds: of('behindSeconds') },
  }
}

/** How many were given up. */
export async function countFailed(db: Db): Promise<number> {
  const [row] = await db
    .select({ n: sql`count(*)`.mapWith(Number) })
    .from(outbox)
    .where(waitsForAPerson)
  return row!.n
}

/**
 * Forgets what was sent before an instant. Of what was told to webhooks the key stays: its cause may be looked at again,
 * and must not be told twice.
 */
export async function forgetSent(db: Db, before: Date): Promise<void> {
  const sent = and(eq(outbox.state, 'sent'), lt(outbox.sentAt, before))
  await db.delete(outbox).where(and(sent, ne(outbox.kind, 'webhook')))
  await db
    .update(outbox)
    .set({ effect: null, result: null })
    .where(and(sent, isNotNull(outbox.effect)))
}
