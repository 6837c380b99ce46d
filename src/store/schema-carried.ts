import { pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * Files of other systems that are no article of ours: an Everyday site's topics, people, samples, newsletters …, and the
 * posts of The Alium. Kept as text and written back untouched; a news file is kept with its article.
 */
export const carriedFiles = pgTable(
  'carried_files',
  {
    form: text('form').$type<CarriedForm>().notNull(),
    /** Within the tree, with forward slashes. */
    path: text('path').notNull(),
    text: text('text').notNull(),
    importedAt: timestamp('imported_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.form, table.path] })],
)

export type CarriedForm = 'everyday' | 'alium'
