import { and, asc, eq, sql } from 'drizzle-orm'
import type { Id } from '../news/index.ts'
import type { Db } from './db.ts'
import { deliveries, type IssueId, type SubscriberId, subscribers } from './schema-newsletter.ts'

export type DeliveryId = Id<'delivery'>

/** One letter to one reader, taken on by whoever sends it. */
export interface Delivery {
  readonly id: DeliveryId
  readonly subscriberId: SubscriberId
  readonly email: string
  readonly messageId: string
  /** This one included. */
  readonly attempts: number
}

/** How a try ended. */
export type DeliveryEnd =
  | { readonly kind: 'sent'; readonly at: Date }
  | { readonly kind: 'again'; readonly dueAt: Date; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

/**
 * What was on its way when a sender died: it may have arrived or not. Goes out first, under the message id it had. To be
 * asked for by the only sender.
 */
export async function takeBackDeliveries(db: Db, issue: IssueId): Promise<number> {
  const rows = await db
    .update(deliveries)

    .set({
      state: 'queued',
      doubts: sql`${deliveries.doubts} + 1`,
      dueAt: new Date(0),
      lastError: 'the sender ended while it was on its way',
    })
    .where(and(eq(deliveries.issueId, issue), eq(deliveries.state, 'sending')))
    .returning({ id: deliveries.id })
  return rows.length
}

/** A letter that a server has taken. */
export interface SentDelivery {
  readonly id: DeliveryId
  readonly at: Date
}

/**
 * Records what was sent, marks the next letter that is due as being sent, and hands it over; null when none is due. One
 * statement, so one transaction: what is not recorded was not taken on, either.
 */
export async function claimDelivery(
  db: Db,
  issue: IssueId,
  now: Date,
  sent: SentDelivery | null = null,
): Promise<Delivery | null> {
  const { rows } = await db.execute<{
    id: DeliveryId
    reader: SubscriberId
    message: string
    tries: number
    to: string
  }>(sql`
    with done as (
      update ${deliveries} set state = 'sent', sent_at = ${sent?.at ?? null}, last_error = null
      where id = ${sent?.id ?? null}
    ), next as (
      select d.id, s.email from ${deliveries} d join ${subscribers} s on s.id = d.subscriber_id
      where d.issue_id = ${issue} and d.state = 'queued' and (d.due_at <= ${now} or d.attempts = 0) and s.state = 'active'
      order by d.due_at, d.id limit 1 for update of d skip locked
    )
    update ${deliveries} set state = 'sending', attempts = attempts + 1 from next where ${deliveries.id} = next.id
    returning ${deliveries.id}, subscriber_id as reader, message_id as message, attempts as tries, next.email as to`)
  const [row] = rows
  if (!row) return null
  return { id: row.id, subscriberId: row.reader, email: row.to, messageId: row.message, attempts: row.tries }
}

export async function settleDelivery(db: Db, id: DeliveryId, end: DeliveryEnd): Promise<void> {
  const change =
    end.kind === 'sent'
      ? { state: 'sent' as const, sentAt: end.at, lastError: null }
      : end.kind === 'again'
        ? { state: 'queued' as const, dueAt: end.dueAt, lastError: end.why }
        : { state: 'failed' as const, lastError: end.why }
  await db.update(deliveries).set(change).where(eq(deliveries.id, id))
}

/** When the next letter of this issue is due; null when none waits for a reader. Letters to former readers are closed. */
export async function nextDelivery(db: Db, issue: IssueId): Promise<Date | null> {
  await db
    .update(deliveries)
    .set({ state: 'failed', lastError: 'is no reader any more' })
    .where(
      and(
        eq(deliveries.issueId, issue),
        eq(deliveries.state, 'queued'),
        sql`not exists (select 1 from ${subscribers} s where s.id = ${deliveries.subscriberId} and s.state = 'active')`,
      ),
    )
  const [row] = await db
    .select({ dueAt: deliveries.dueAt })
    .from(deliveries)
    .where(and(eq(deliveries.issueId, issue), eq(deliveries.state, 'queued')))
    .orderBy(asc(deliveries.dueAt))
    .limit(1)
  return row?.dueAt ?? null
}

/** Letters that did not arrive, with what the server said. */
export async function failedDeliveries(
  db: Db,
  issue: IssueId,
  most: number,
): Promise<{ email: string; why: string }[]> {
  return db
    .select({ email: subscribers.email, why: sql<string>`coalesce(${deliveries.lastError}, '')` })
    .from(deliveries)
    .innerJoin(subscribers, eq(subscribers.id, deliveries.subscriberId))
    .where(and(eq(deliveries.issueId, issue), eq(deliveries.state, 'failed')))
    .orderBy(asc(subscribers.email))
    .limit(most)
}
