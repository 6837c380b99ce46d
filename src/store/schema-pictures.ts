import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { Print } from '../news/entry.ts'

/**
 * What became of sources' pictures, by their addresses. It goes with a folder of files and can be made again from
 * nothing, so backups leave it out.
 */
export const pictures = pgTable(
  'pictures',
  {
    address: text('address').primaryKey(),
    outcome: text('outcome').$type<'printed' | 'forbidden' | 'unfit' | 'unreachable'>().notNull(),
    why: text('why'),
    print: jsonb('print').$type<Print>(),
    fetchedAt: timestamp('fetched_at', { withTimezone: true, mode: 'date' }).notNull(),
    /** Times in a row without a print. */
    tries: integer('tries').notNull(),
    /** Null for what is printed. */
    nextTry: timestamp('next_try', { withTimezone: true, mode: 'date' }),
  },
  (table) => [check('pictures_printed', sql`(${table.outcome} = 'printed') = (${table.print} is not null)`)],
)
