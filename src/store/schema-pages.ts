import { pgTable, text } from 'drizzle-orm/pg-core'

/** Every address that the paper ever gave to a page, and what the page was about: links of others lead on when it moves. */
export const pages = pgTable('pages', {
  /** Below the paper's root, such as `story/slug/`. */
  path: text('path').primaryKey(),
  /** Of a story the article that led it when it was last published, of a source its domain, of a topic its name. */
  subject: text('subject').notNull(),
})
