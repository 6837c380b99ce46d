import { desc, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { EditionId, Id, PieceId, StoryId } from '../news/index.ts'
import type { Db } from './db.ts'
import { prepared, recordset } from './recordset.ts'
import { deliveries, type IssueId, issues, type SubscriberId, subscribers } from './schema-newsletter.ts'

export type IssueRow = typeof issues.$inferSelect

/** What issues have told so far. */
export interface IssuesBefore {
  readonly stories: ReadonlySet<StoryId>
  readonly pieces: ReadonlySet<PieceId>
  readonly last: Pick<IssueRow, 'number' | 'madeAt' | 'asOf' | 'passed'> | null
}

export async function issuesBefore(db: Db): Promise<IssuesBefore> {
  const told = await db.select({ stories: issues.stories, pieceId: issues.pieceId }).from(issues)
  const [last = null] = await db
    .select({ number: issues.number, madeAt: issues.madeAt, asOf: issues.asOf, passed: issues.passed })
    .from(issues)
    .orderBy(desc(issues.number))
    .limit(1)
  return {
    stories: new Set(told.flatMap(({ stories }) => stories)),
    pieces: new Set(told.flatMap(({ pieceId }) => pieceId ?? [])),
    last,
  }
}

export type NewIssue = Omit<IssueRow, 'id' | 'erasedSent' | 'erasedFailed' | 'editionId'> & {
  readonly editionId: EditionId | null
}

/** Readers in one statement. */
const PAGE = 2000

/**
 * Records an issue together with one delivery for each active reader; to be called in a transaction, so that nobody
 * sees one without the other. Says for how many.
 */
export async function recordIssue(
  db: Db,
  issue: NewIssue,
  messageIdOf: (issue: IssueId, subscriber: SubscriberId) => string,
): Promise<{ id: IssueId; readers: number }> {
  const id = uuid() as IssueId
  await db.insert(issues).values({ id, ...issue })
  const readers = await db
    .select({ id: subscribers.id })
    .from(subscribers)
    .where(eq(subscribers.state, 'active'))
    .orderBy(subscribers.id)
  for (let start = 0; start < readers.length; start += PAGE) {
    const rows = readers.slice(start, start + PAGE).map((reader) => ({
      id: uuid() as Id<'delivery'>,
      issueId: id,
      subscriberId: reader.id,
      state: 'queued' as const,
      messageId: messageIdOf(id, reader.id),
      attempts: 0,
      dueAt: issue.madeAt,
    }))
    const { insert, json } = recordset(deliveries, rows as [(typeof rows)[0], ...typeof rows])
    await db.$client.query(prepared(insert, [json]))
  }
  return { id, readers: readers.length }
}

/** Issues with letters that are due by then, or were on their way when a sender died; the oldest first. */
export async function unfinishedIssues(db: Db, by: Date): Promise<IssueRow[]> {
  const open = sql`exists (
    select 1 from ${deliveries} d where d.issue_id = ${issues.id}
    and (d.state = 'sending' or d.state = 'queued' and (d.due_at <= ${by} or d.attempts = 0)))`
  return db.select().from(issues).where(open).orderBy(issues.number)
}

export async function issueById(db: Db, id: IssueId): Promise<IssueRow> {
  const [row] = await db.select().from(issues).where(eq(issues.id, id))
  return row!
}

export interface ListedIssue extends Pick<IssueRow, 'id' | 'number' | 'madeAt' | 'subject'> {
  readonly stories: number
  readonly sent: number
  readonly waiting: number
  readonly failed: number
  /** Letters that may have come twice, once more for each: their sender died while they were on their way. */
  readonly doubts: number
}

/** Newest first. */
export async function listIssues(db: Db, most: number, only?: IssueId): Promise<ListedIssue[]> {
  const counted = (states: string) =>
    sql`count(*) filter (where ${deliveries.state} in (${sql.raw(states)}))`.mapWith(Number)
  return db
    .select({
      id: issues.id,
      number: issues.number,
      madeAt: issues.madeAt,
      subject: issues.subject,
      stories: sql`jsonb_array_length(${issues.stories})`.mapWith(Number),
      sent: sql`${counted(`'sent'`)} + ${issues.erasedSent}`.mapWith(Number),
      waiting: counted(`'queued', 'sending'`),
      failed: sql`${counted(`'failed'`)} + ${issues.erasedFailed}`.mapWith(Number),
      doubts: sql`coalesce(sum(${deliveries.doubts}), 0)`.mapWith(Number),
    })
    .from(issues)
    .leftJoin(deliveries, eq(deliveries.issueId, issues.id))
    .where(only && eq(issues.id, only))
    .groupBy(issues.id)
    .orderBy(desc(issues.number))
    .limit(most)
}
