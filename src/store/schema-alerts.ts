import { sql } from 'drizzle-orm'
import { jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AlertKind, Id } from '../news/index.ts'
import { id, instant } from './columns.ts'

export type AlertId = Id<'alert'>

/** What was wrong, from when to when. */
export const alerts = pgTable(
  'alerts',
  {
    id: id<AlertId>('id').primaryKey(),
    kind: text('kind').$type<AlertKind>().notNull(),
    subject: text('subject').notNull(),
    /** As it was when it began. */
    what: text('what').notNull(),
    next: text('next').notNull(),
    beganAt: instant('began_at').notNull(),
    endedAt: instant('ended_at'),
    /** Who was to be told that it began: `webhook`, or a mail address. */
    told: jsonb('told').$type<readonly string[]>().notNull().default([]),
  },
  (table) => [uniqueIndex('alerts_standing').on(table.kind, table.subject).where(sql`${table.endedAt} is null`)],
)
