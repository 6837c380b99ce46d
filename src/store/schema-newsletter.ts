import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core'
import {
  type EditionId,
  type Id,
  type PieceId,
  SENDING_STATES,
  type SendingState,
  type StoryId,
} from '../news/index.ts'
import { id, instant } from './columns.ts'

export type SubscriberId = Id<'subscriber'>
export type IssueId = Id<'issue'>

/** pending: asked, not yet confirmed. suppressed: gets nothing, not even the question whether they want letters. */
export const SUBSCRIBER_STATES = ['pending', 'active', 'unsubscribed', 'suppressed', 'bounced'] as const
export type SubscriberState = (typeof SUBSCRIBER_STATES)[number]

const oneOf = (values: readonly string[]) => sql.raw(values.map((value) => `'${value}'`).join(', '))

export const subscribers = pgTable(
  'subscribers',
  {
    id: id<SubscriberId>('id').primaryKey(),
    /** Lower case: one mailbox once. */
    email: text('email').notNull().unique(),
    state: text('state').$type<SubscriberState>().notNull(),
    /** Of the last link for confirming that was mailed; null when it was used. */
    tokenHash: text('token_hash'),
    askedAt: instant('asked_at'),
    confirmedAt: instant('confirmed_at'),
    endedAt: instant('ended_at'),
    /** How the address came here: form, command line, or the name of a file. */
    source: text('source').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [check('subscribers_state', sql`${table.state} in (${oneOf(SUBSCRIBER_STATES)})`)],
)

/**
 * Who does not want letters, known by a keyed hash only: it stays when the address is erased. `unsubscribed` readers come
 * back by confirming that they want to; to `never` nothing is mailed any more.
 */
export const suppressions = pgTable(
  'suppressions',
  {
    hash: text('hash').primaryKey(),
    why: text('why').$type<'unsubscribed' | 'never'>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [check('suppressions_why', sql`${table.why} in ('unsubscribed', 'never')`)],
)

/** The newsletter's issues. What readers got stays as it was. */
export const issues = pgTable('issues', {
  id: id<IssueId>('id').primaryKey(),
  number: integer('number').notNull().unique(),
  editionId: id<EditionId>('edition_id'),
  madeAt: instant('made_at').notNull(),
  /** The instant of the newest news that its paper knew. */
  asOf: instant('as_of').notNull(),
  subject: text('subject').notNull(),
  html: text('html').notNull(),
  text: text('text').notNull(),
  stories: jsonb('stories').$type<readonly StoryId[]>().notNull(),
  passed: jsonb('passed').$type<readonly StoryId[]>().notNull(),
  pieceId: id<PieceId>('piece_id'),
  /** Deliveries to readers who were erased since: counts are all that is kept of them. */
  erasedSent: integer('erased_sent').notNull().default(0),
  erasedFailed: integer('erased_failed').notNull().default(0),
})

/** The outbox of letters, in the words of `outbox`: one row a reader and issue, which makes one letter of an issue come once. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id<Id<'delivery'>>('id').primaryKey(),
    issueId: id<IssueId>('issue_id')
      .notNull()
      .references(() => issues.id),
    subscriberId: id<SubscriberId>('subscriber_id')
      .notNull()
      .references(() => subscribers.id),
    state: text('state').$type<SendingState>().notNull().default('queued'),
    messageId: text('message_id').notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** Of these attempts nobody knows how they ended: the letter may have come once more for each. */
    doubts: integer('doubts').notNull().default(0),
    /** Not before: after a refusal for the time being. */
    dueAt: instant('due_at').notNull(),
    lastError: text('last_error'),
    sentAt: instant('sent_at'),
  },
  (table) => [
    unique('deliveries_once').on(table.issueId, table.subscriberId),
    index('deliveries_subscriber').on(table.subscriberId),
    // In the order in which they go out: the next one is found without looking at the rest.
    index('deliveries_waiting')
      .on(table.issueId, table.dueAt, table.id)
      .where(sql`${table.state} in ('queued', 'sending')`),
    check('deliveries_state', sql`${table.state} in (${oneOf(SENDING_STATES)})`),
  ],
)
