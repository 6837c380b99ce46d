import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { ArticleId, DecisionId, EditionId, EntryId, FeedId, RoundId, SourceId, StoryId } from '../news/id.ts'
import type {
  Caught,
  DateSource,
  Deed,
  Entry,
  Evidence,
  Factor,
  Feed,
  Genre,
  Kind,
  Picture,
  PollOutcome,
  Source,
  Term,
  Topic,
  TopicMatch,
} from '../news/index.ts'
import { bytes, id, instant } from './columns.ts'

/**
 * The archive: one schema for both homes, written for PostgreSQL 15. Instants are UTC, ids are UUIDv7 made by us.
 * Lists that are only ever read whole (reasons, topics, bylines) are JSON; whatever is searched or joined is a column.
 */

/** JavaScript's numbers hold 53 bits. */
const decimal64 = customType<{ data: string; driverData: string }>({ dataType: () => 'bigint' })

export const sources = pgTable('sources', {
  id: id<SourceId>('id').primaryKey(),
  name: text('name').notNull(),
  domain: text('domain').notNull().unique(),
  homeUrl: text('home_url'),
  official: boolean('official').notNull().default(false),
  trusted: boolean('trusted').notNull().default(false),
  logo: jsonb('logo').$type<Source['logo']>(),
})

export const feeds = pgTable(
  'feeds',
  {
    id: id<FeedId>('id').primaryKey(),
    sourceId: id<SourceId>('source_id')
      .notNull()
      .references(() => sources.id),
    url: text('url').notNull().unique(),
    title: text('title'),
    /** `removed` feeds stay, so that a list that still names them does not bring them back. */
    state: text('state').$type<Feed['state'] | 'removed'>().notNull().default('active'),
    etag: text('etag'),
    lastModified: text('last_modified'),
    nextPollAt: instant('next_poll_at'),
    failures: integer('failures').notNull().default(0),
    redirects: jsonb('redirects').$type<Feed['redirects']>(),
    intervalMinutes: integer('interval_minutes'),
    /** How its document is read, and what that reader was told. */
    kind: text('kind').$type<Feed['kind']>().notNull().default('feed'),
    options: jsonb('options').$type<Feed['options']>().notNull().default({}),
    bodyHash: text('body_hash'),
    ttlMinutes: integer('ttl_minutes'),
    skipHours: jsonb('skip_hours').$type<readonly number[]>(),
    missingTimes: integer('missing_times').notNull().default(0),
    missingSince: instant('missing_since'),
    lastGoodAt: instant('last_good_at'),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [
    index('feeds_due').on(table.nextPollAt),
    check('feeds_state', sql`${table.state} in ('active', 'paused', 'retired', 'removed')`),
  ],
)

/** A poll round: the watermark. Its articles are grouped together, once all of them are extracted or given up. */
export const rounds = pgTable('rounds', {
  id: id<RoundId>('id').primaryKey(),
  openedAt: instant('opened_at').notNull(),
  /** Set when the first article of the round is grouped: from then on nothing joins the round. */
  sealedAt: instant('sealed_at'),
  closedAt: instant('closed_at'),
})

export const polls = pgTable(
  'polls',
  {
    roundId: id<RoundId>('round_id')
      .notNull()
      .references(() => rounds.id),
    feedId: id<FeedId>('feed_id')
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    /** Null while the poll is still to be made. */
    outcome: text('outcome').$type<PollOutcome>(),
    why: text('why'),
    entriesNew: integer('entries_new').notNull().default(0),
    at: instant('at'),
    milliseconds: integer('milliseconds'),
  },
  (table) => [
    primaryKey({ columns: [table.roundId, table.feedId] }),
    index('polls_feed').on(table.feedId, table.at),
    index('polls_pending').on(table.roundId).where(sql`${table.outcome} is null`),
  ],
)

export const articles = pgTable(
  'articles',
  {
    id: id<ArticleId>('id').primaryKey(),
    sourceId: id<SourceId>('source_id')
      .notNull()
      .references(() => sources.id),
    roundId: id<RoundId>('round_id').references(() => rounds.id),
    url: text('url').notNull().unique(),
    /** How far the pipeline has come with it. */
    stage: text('stage').$type<ArticleStage>().notNull(),
    /** Why its page could not be read, when it was given up: title and excerpt are then the feed's. */
    gaveUp: text('gave_up'),
    title: text('title').notNull(),
    excerpt: text('excerpt').notNull(),
    text: text('text'),
    /** It had one, which was let go: nothing is worked out anew that goes by it. */
    textForgotten: boolean('text_forgotten').notNull().default(false),
    bylines: jsonb('bylines').$type<readonly string[]>().notNull(),
    publishedAt: instant('published_at').notNull(),
    dateSource: text('date_source').$type<DateSource>().notNull(),
    picture: jsonb('picture').$type<Picture>(),
    language: text('language').notNull(),
    kind: text('kind').$type<Kind>().notNull(),
    genre: text('genre').$type<Genre>().notNull(),
    names: jsonb('names').$type<readonly string[]>().notNull(),
    topics: jsonb('topics').$type<readonly TopicMatch[]>().notNull(),
    tragedy: boolean('tragedy').notNull().default(false),
    quality: jsonb('quality').$type<readonly Term[]>().notNull(),
    embedUrl: text('embed_url'),
    firstSeenAt: instant('first_seen_at').notNull(),
    /** How extraction and understanding came to what they say. */
    because: jsonb('because').$type<readonly Evidence[]>().notNull(),
    /** The rules of newsroom.yaml that caught it when it was understood. */
    caught: jsonb('caught').$type<readonly Caught[]>().notNull().default([]),
    /** The file it was imported from, as our own object: written back untouched. */
    carried: jsonb('carried').$type<CarriedFile>(),
  },
  (table) => [
    index('articles_round').on(table.roundId, table.stage),
    index('articles_published').on(table.publishedAt),
    index('articles_source').on(table.sourceId),
  ],
)

/** listed → extracted → understood → grouped. A rule may end the way at `dropped`, or halt it at `held` until a person releases it. */
export type ArticleStage = 'listed' | 'extracted' | 'understood' | 'grouped' | 'dropped' | 'held'

export interface CarriedFile {
  readonly form: 'everyday'
  readonly path: string
  /** The file as our own writer gives it, byte for byte what was read. */
  readonly text: string
}

/** Every address that led to an article: feeds list it under several, one article keeps them all. */
export const addresses = pgTable(
  'addresses',
  {
    url: text('url').primaryKey(),
    articleId: id<ArticleId>('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
  },
  (table) => [index('addresses_article').on(table.articleId)],
)

export const entries = pgTable(
  'entries',
  {
    id: id<EntryId>('id').primaryKey(),
    feedId: id<FeedId>('feed_id')
      .notNull()
      .references(() => feeds.id, { onDelete: 'cascade' }),
    /** What makes it the same entry at the next poll: the feed's id for it, else its address, else its title. */
    key: text('key').notNull(),
    articleId: id<ArticleId>('article_id').references(() => articles.id, { onDelete: 'set null' }),
    entry: jsonb('entry').$type<Entry>().notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (table) => [
    // By key first: other feeds of the source are looked through for the same one.
    uniqueIndex('entries_by_key').on(table.key, table.feedId),
    index('entries_of_feed').on(table.feedId, table.firstSeenAt),
    index('entries_article').on(table.articleId),
  ],
)

/**
 * What lets an article be found again by its text under another address of its source: a few hashes, of which near-copies
 * share at least one. Kept for some days only.
 */
export const prints = pgTable(
  'prints',
  {
    /** 64 bits, as decimal digits. */
    hash: decimal64('hash').notNull(),
    articleId: id<ArticleId>('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hash, table.articleId] }), index('prints_article').on(table.articleId)],
)

export const stories = pgTable('stories', {
  id: id<StoryId>('id').primaryKey(),
  /** Fixed at the first publication, never changed after. */
  slug: text('slug').unique(),
  leadId: id<ArticleId>('lead_id').references(() => articles.id, { onDelete: 'set null' }),
  leadBecause: jsonb('lead_because').$type<readonly Evidence[]>(),
  heat: jsonb('heat').$type<readonly Factor[]>(),
  /** Members came or went since heat and lead were last worked out. */
  stale: boolean('stale').notNull().default(true),
  lastAt: instant('last_at'),
})

/** The machine's placement of each article; people's decisions are replayed over it. */
export const members = pgTable(
  'members',
  {
    articleId: id<ArticleId>('article_id')
      .primaryKey()
      .references(() => articles.id, { onDelete: 'cascade' }),
    storyId: id<StoryId>('story_id')
      .notNull()
      .references(() => stories.id),
    because: jsonb('because').$type<readonly Evidence[]>().notNull(),
    copyOf: id<ArticleId>('copy_of'),
    /** What grouping must remember of the article to go on after a restart, and until when. */
    instant: instant('instant').notNull(),
    memory: bytes('memory').notNull(),
  },
  (table) => [index('members_story').on(table.storyId), index('members_instant').on(table.instant)],
)

/** What grouping has learnt of each language's words. */
export const learntTerms = pgTable(
  'learnt_terms',
  {
    language: text('language').notNull(),
    term: text('term').notNull(),
    documents: integer('documents').notNull(),
    capitals: integer('capitals').notNull(),
    uses: integer('uses').notNull(),
    mass: doublePrecision('mass').notNull(),
  },
  (table) => [primaryKey({ columns: [table.language, table.term] })],
)

export const learntLanguages = pgTable('learnt_languages', {
  language: text('language').primaryKey(),
  documents: integer('documents').notNull(),
  /** Of them, those that copied no other. */
  originals: integer('originals').notNull(),
})

export const topics = pgTable('topics', {
  name: text('name').primaryKey(),
  topic: jsonb('topic').$type<Topic>().notNull(),
  place: integer('place').notNull(),
})

/** Only ever added to: the migration refuses updates and deletions by trigger. */
export const decisions = pgTable(
  'decisions',
  {
    id: id<DecisionId>('id').primaryKey(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    why: text('why'),
    deed: jsonb('deed').$type<Deed>().notNull(),
  },
  (table) => [index('decisions_at').on(table.at)],
)

/** What readers and other sites made of an article, summed by the day (UTC): views add up, points are the most seen. */
export const signals = pgTable(
  'signals',
  {
    articleId: id<ArticleId>('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    kind: text('kind').$type<SignalKind>().notNull(),
    count: integer('count').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.articleId, table.day, table.kind] }),
    check('signals_kind', sql`${table.kind} in ('views', 'points')`),
    check('signals_count', sql`${table.count} >= 0`),
  ],
)

export type SignalKind = 'views' | 'points'

export const editions = pgTable('editions', {
  id: id<EditionId>('id').primaryKey(),
  publishedAt: instant('published_at').notNull(),
  hash: text('hash').notNull(),
  stories: integer('stories').notNull(),
  articles: integer('articles').notNull(),
  written: integer('written').notNull(),
  removed: integer('removed').notNull(),
})

/** Small facts about the newsroom itself, such as which version of its source list it has read. */
export const notes = pgTable('notes', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
})
