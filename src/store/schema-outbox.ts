import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { EFFECT_KINDS, type Effect, type EffectId, SENDING_STATES, type SendingState } from '../news/index.ts'
import { id, instant } from './columns.ts'

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))

/**
 * What is to be done outside, written down in the transaction of its cause. A key stands here once: whoever asks for the
 * same effect again asks in vain.
 */
export const outbox = pgTable(
  'outbox',
  {
    /** In the order in which they were written down. */
    id: id<EffectId>('id').primaryKey(),
    kind: text('kind').$type<Effect['kind']>().notNull(),
    key: text('key').notNull().unique(),
    /** One after the other among those of one lane, whatever their tries come to. */
    lane: text('lane').notNull(),
    /** Null when it was done and nobody needs to know any more what it was. */
    effect: jsonb('effect').$type<Effect>(),
    state: text('state').$type<SendingState>().notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    /** Of these attempts nobody knows how they ended: whoever made them died. */
    doubts: integer('doubts').notNull().default(0),
    /** The number of the worker that is at it. */
    worker: bigint('worker', { mode: 'number' }),
    madeAt: instant('made_at').notNull(),
    dueAt: instant('due_at').notNull(),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
    /** What came of it. */
    result: jsonb('result'),
  },
  (table) => [
    index('outbox_open').on(table.dueAt, table.id).where(sql`${table.state} in ('queued', 'sending')`),
    index('outbox_lane').on(table.lane, table.id),
    check('outbox_kind', sql`${table.kind} in (${oneOf(EFFECT_KINDS)})`),
    check('outbox_state', sql`${table.state} in (${oneOf(SENDING_STATES)})`),
    check('outbox_effect', sql`${table.state} = 'sent' or ${table.effect} is not null`),
  ],
)
