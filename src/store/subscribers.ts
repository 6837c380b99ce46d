import { createHmac, randomBytes } from 'node:crypto'
import { and, asc, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Db } from './db.ts'
import { notes } from './schema.ts'
import {
  deliveries,
  issues,
  type SubscriberId,
  type SubscriberState,
  subscribers,
  suppressions,
} from './schema-newsletter.ts'

export type Subscriber = typeof subscribers.$inferSelect

const KEY_NOTE = 'newsletter-key'
const KEY_BYTES = 32

/**
 * What the newsletter's links are signed with and addresses are hashed with. Made once, kept in the archive and its
 * backups, so that links in letters that were sent go on working.
 */
export async function newsletterKey(db: Db): Promise<string> {
  await db
    .insert(notes)
    .values({ key: KEY_NOTE, value: randomBytes(KEY_BYTES).toString('hex') })
    .onConflictDoNothing()
  const [row] = await db.select({ value: notes.value }).from(notes).where(eq(notes.key, KEY_NOTE))
  return String(row!.value)
}

const hashOf = (key: string, email: string): string =>
  createHmac('sha256', key).update(`address|${email}`).digest('hex')

export async function subscriberAt(db: Db, email: string): Promise<Subscriber | null> {
  const [row] = await db.select().from(subscribers).where(eq(subscribers.email, email))
  return row ?? null
}

export async function subscriberById(db: Db, id: SubscriberId): Promise<Subscriber | null> {
  const [row] = await db.select().from(subscribers).where(eq(subscribers.id, id))
  return row ?? null
}

/** By address. */
export async function listSubscribers(
  db: Db,
  { states, after = '', most }: { states?: readonly SubscriberState[]; after?: string; most: number },
): Promise<Subscriber[]> {
  return db
    .select()
    .from(subscribers)
    .where(and(sql`${subscribers.email} > ${after}`, states && inArray(subscribers.state, [...states])))
    .orderBy(asc(subscribers.email))
    .limit(most)
}

export async function countSubscribers(db: Db): Promise<ReadonlyMap<SubscriberState, number>> {
  const rows = await db
    .select({ state: subscribers.state, n: sql`count(*)`.mapWith(Number) })
    .from(subscribers)
    .groupBy(subscribers.state)
  return new Map(rows.map(({ state, n }) => [state, n]))
}

/** Why an address gets no letters, whether or not it is still known; null when nothing stands against it. */
export async function suppressionOf(db: Db, key: string, email: string): Promise<'unsubscribed' | 'never' | null> {
  const [row] = await db
    .select()
    .from(suppressions)
    .where(eq(suppressions.hash, hashOf(key, email)))
  return row?.why ?? null
}

/** Those of these addresses that want no letters. */
export async function suppressedAmong(db: Db, key: string, emails: readonly string[]): Promise<ReadonlySet<string>> {
  const byHash = new Map(emails.map((email) => [hashOf(key, email), email]))
  const rows = await db
    .select({ hash: suppressions.hash })
    .from(suppressions)
    .where(inArray(suppressions.hash, [...byHash.keys()]))
  return new Set(rows.map(({ hash }) => byHash.get(hash)!))
}

export interface NewSubscriber {
  readonly email: string
  readonly state: SubscriberState
  readonly source: string
  readonly addedAt: Date
  readonly confirmedAt: Date | null
}

/** Adds those that are not known yet, and says which they were. */
export async function addSubscribers(db: Db, some: readonly NewSubscriber[]): Promise<string[]> {
  if (some.length === 0) return []
  const rows = some.map((one) => ({ id: uuid() as SubscriberId, ...one }))
  const added = await db.insert(subscribers).values(rows).onConflictDoNothing().returning({ email: subscribers.email })
  return added.map(({ email }) => email)
}

/**
 * Notes that somebody asked for letters at this address; `tokenHash` is that of the link that is mailed. Null when the
 * address was asked `since`, and has not answered: of several who ask at once, one gets an id.
 */
export async function askSubscriber(
  db: Db,
  { email, tokenHash, at, since, source }: { email: string; tokenHash: string; at: Date; since: Date; source: string },
): Promise<SubscriberId | null> {
  const [row] = await db
    .insert(subscribers)
    .values({ id: uuid() as SubscriberId, email, state: 'pending', tokenHash, askedAt: at, source, addedAt: at })
    .onConflictDoUpdate({
      target: subscribers.email,
      set: { tokenHash, askedAt: at },
      setWhere: sql`${subscribers.tokenHash} is null or ${subscribers.askedAt} <= ${since}`,
    })
    .returning({ id: subscribers.id })
  return row?.id ?? null
}

/** The question could not be mailed: it may be asked again at once. */
export async function takeBackQuestion(db: Db, tokenHash: string): Promise<void> {
  await db.update(subscribers).set({ tokenHash: null }).where(eq(subscribers.tokenHash, tokenHash))
}

/** Makes a reader of whoever holds the last link that was mailed; says whether that was so. */
export async function confirmSubscriber(
  db: Db,
  key: string,
  { id, tokenHash, at }: { id: SubscriberId; tokenHash: string; at: Date },
): Promise<boolean> {
  const [row] = await db
    .update(subscribers)
    .set({ state: 'active', confirmedAt: at, endedAt: null, tokenHash: null })
    .where(and(eq(subscribers.id, id), eq(subscribers.tokenHash, tokenHash), sql`${subscribers.state} <> 'suppressed'`))
    .returning({ email: subscribers.email })
  if (row) await db.delete(suppressions).where(eq(suppressions.hash, hashOf(key, row.email)))
  return row !== undefined
}

/** Ends a subscription, also of letters that are waiting; what is on its way cannot be called back. */
export async function endSubscription(
  db: Db,
  key: string,
  { id, why, at }: { id: SubscriberId; why: 'unsubscribed' | 'never' | 'bounced'; at: Date },
): Promise<void> {
  const state = why === 'never' ? 'suppressed' : why
  const [row] = await db
    .update(subscribers)
    .set({ state, endedAt: at, tokenHash: null })
    .where(eq(subscribers.id, id))
    .returning({ email: subscribers.email })
  if (!row) return
  await db.delete(deliveries).where(and(eq(deliveries.subscriberId, id), eq(deliveries.state, 'queued')))
  if (why !== 'bounced') await suppress(db, hashOf(key, row.email), why, at)
}

/** Whoever wants nothing any more is not asked again because they also unsubscribed. */
async function suppress(db: Db, hash: string, why: 'unsubscribed' | 'never', at: Date): Promise<void> {
  const kept = sql`case when ${suppressions.why} = 'never' then 'never' else excluded.why end`
  await db
    .insert(suppressions)
    .values({ hash, why, at })
    .onConflictDoUpdate({ target: suppressions.hash, set: { why: kept } })
}

/** Lets an address in again that an editor once took off for good. */
export async function liftSuppression(db: Db, key: string, email: string): Promise<void> {
  await db.delete(suppressions).where(eq(suppressions.hash, hashOf(key, email)))
}

/** Makes a reader of a known address again, on an editor's word. */
export async function reviveSubscriber(db: Db, id: SubscriberId, at: Date): Promise<void> {
  await db
    .update(subscribers)
    .set({ state: 'active', confirmedAt: at, endedAt: null, tokenHash: null })
    .where(eq(subscribers.id, id))
}

/** Forgets a reader: address and deliveries go, issues keep counts. On the suppression list only a hash stays, if it is there. */
export async function eraseSubscriber(db: Db, id: SubscriberId): Promise<void> {
  await db.execute(sql`
    update ${issues} set
      erased_sent = erased_sent + (d.state = 'sent')::int,
      erased_failed = erased_failed + (d.state = 'failed')::int
    from ${deliveries} d where d.issue_id = ${issues.id} and d.subscriber_id = ${id}`)
  await db.delete(deliveries).where(eq(deliveries.subscriberId, id))
  await db.delete(subscribers).where(eq(subscribers.id, id))
}

/** Forgets addresses at which nobody confirmed: somebody else may have entered them. Says how many. */
export async function forgetUnconfirmed(db: Db, askedBefore: Date): Promise<number> {
  const stale = and(isNotNull(subscribers.tokenHash), lt(subscribers.askedAt, askedBefore))
  await db
    .update(subscribers)
    .set({ tokenHash: null })
    .where(and(stale, sql`${subscribers.state} <> 'pending'`))
  const gone = await db
    .delete(subscribers)
    .where(and(eq(subscribers.state, 'pending'), lt(subscribers.askedAt, askedBefore)))
    .returning({ id: subscribers.id })
  return gone.length
}
