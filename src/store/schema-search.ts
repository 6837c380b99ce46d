import { sql } from 'drizzle-orm'
import { customType, index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Found } from '../news/findable.ts'

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })

/** What can be searched of the published paper, a row for each page. Made again from the paper, so backups leave it out. */
export const searchDocuments = pgTable(
  'search_documents',
  {
    id: uuid('id').primaryKey(),
    /** Over all that the row says: an unchanged page is not written again. */
    hash: text('hash').notNull(),
    /** Both as `searchWords` gives them, with blanks between. */
    headline: text('headline').notNull(),
    words: text('words').notNull(),
    at: timestamp('at', { withTimezone: true, mode: 'date' }).notNull(),
    found: jsonb('found').$type<Omit<Found, 'at'>>().notNull(),
    // `simple`: papers are in any language, some in several.
    vector: tsvector('vector')
      .notNull()
      .generatedAlwaysAs(
        sql`setweight(to_tsvector('simple', headline), 'A') || setweight(to_tsvector('simple', words), 'B')`,
      ),
  },
  (table) => [index('search_documents_vector').using('gin', table.vector)],
)
