import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { EditionId, StoryId } from '../news/index.ts'
import { editions } from './schema.ts'

/** What each edition changed for readers, story by story: the first holds every story, the others what came, changed and went. */
export const editionChanges = pgTable(
  'edition_changes',
  {
    editionId: uuid('edition_id')
      .$type<EditionId>()
      .notNull()
      .references(() => editions.id, { onDelete: 'cascade' }),
    storyId: uuid('story_id').$type<StoryId>().notNull(),
    slug: text('slug').notNull(),
    headline: text('headline').notNull(),
    /** What readers saw of it before, as a hash; null when it was not there. */
    was: text('was'),
    /** What they saw of it from then on; null when it went. */
    hash: text('hash'),
  },
  (table) => [
    primaryKey({ columns: [table.editionId, table.storyId] }),
    index('edition_changes_story').on(table.storyId),
  ],
)

/** The stories of the last edition, so that the next can tell what it changes. */
export const printedStories = pgTable('printed_stories', {
  storyId: uuid('story_id').$type<StoryId>().primaryKey(),
  slug: text('slug').notNull(),
  headline: text('headline').notNull(),
  hash: text('hash').notNull(),
})
