import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { ApprovalId } from '../news/index.ts'
import { id, instant } from './columns.ts'
import { approvals } from './schema-satire.ts'

/** What was told to the satire desk's webhook: each approval once. */
export const announcements = pgTable('announcements', {
  approvalId: id<ApprovalId>('approval_id')
    .primaryKey()
    .references(() => approvals.id),
  /** Null while it is still to be told. */
  toldAt: instant('told_at'),
  tries: integer('tries').notNull().default(0),
  why: text('why'),
})
