import { sql } from 'drizzle-orm'
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type {
  ApprovalId,
  Evidence,
  ModelRole,
  PieceCheck,
  PieceDeed,
  PieceId,
  PiecePicture,
  PieceSource,
  PieceState,
  PieceStep,
  StoryId,
} from '../news/index.ts'
import { bytes, id, instant } from './columns.ts'
import { stories } from './schema.ts'

/**
 * The satire desk's part of the archive. What may be published is not left to the program: a publication refers, by
 * foreign keys, to an approval and to a piece that carry the same hash, and a piece's hash is worked out by the archive.
 */

/** Satire without its label cannot be stored. */
export const pieces = pgTable(
  'pieces',
  {
    id: id<PieceId>('id').primaryKey(),
    storyId: id<StoryId>('story_id')
      .notNull()
      .references(() => stories.id),
    genre: text('genre').notNull(),
    label: text('label').notNull(),
    state: text('state').$type<PieceState>().notNull().default('writing'),
    /** Why it is held or could not be written, in words, and what to do. */
    why: text('why'),
    /** The model that wrote the text, and the one that edited it. */
    byline: text('byline').notNull(),
    editedBy: text('edited_by'),
    headline: text('headline').notNull(),
    body: text('body').notNull(),
    language: text('language').notNull(),
    picture: text('picture').references(() => piecePictures.hash),
    pictureAlt: text('picture_alt').notNull().default(''),
    sources: jsonb('sources').$type<readonly PieceSource[]>().notNull(),
    /** Over all that readers see of it: see piece_hash() in the migration. */
    hash: text('hash').notNull(),
    /** Why this story was taken. */
    because: jsonb('because').$type<readonly Evidence[]>().notNull(),
    checks: jsonb('checks').$type<readonly PieceCheck[]>().notNull().default([]),
    /** Every intermediate answer, in order. */
    steps: jsonb('steps').$type<readonly PieceStep[]>().notNull().default([]),
    /** Which version of each prompt made it: name and hash. */
    prompts: jsonb('prompts').$type<Readonly<Record<string, string>>>().notNull().default({}),
    writtenAt: instant('written_at').notNull(),
  },
  (table) => [
    unique('pieces_exact').on(table.id, table.hash),
    index('pieces_story').on(table.storyId),
    check('pieces_labelled', sql`${table.genre} = 'satire' and ${table.label} = 'Satire'`),
    check('pieces_sourced', sql`jsonb_array_length(${table.sources}) > 0`),
    check('pieces_state', sql`${table.state} in ('writing', 'failed', 'held', 'waiting', 'rejected', 'withdrawn')`),
    check('pieces_whole', sql`${table.state} <> 'waiting' or (${table.headline} <> '' and ${table.body} <> '')`),
    check(
      'pieces_hashed',
      sql`${table.hash} = piece_hash(${table.label}, ${table.headline}, ${table.body}, ${table.byline}, ${table.picture}, ${table.pictureAlt}, ${table.sources})`,
    ),
  ],
)

/** Pictures of pieces, by the hash of their bytes. */
export const piecePictures = pgTable(
  'piece_pictures',
  {
    hash: text('hash').primaryKey(),
    bytes: bytes('bytes').notNull(),
    about: jsonb('about').$type<PiecePicture>().notNull(),
  },
  (table) => [check('piece_pictures_hashed', sql`${table.hash} = encode(sha256(${table.bytes}), 'hex')`)],
)

/** A person read this very text with this very picture and said yes. Only ever added to. */
export const approvals = pgTable(
  'approvals',
  {
    id: id<ApprovalId>('id').primaryKey(),
    pieceId: id<PieceId>('piece_id')
      .notNull()
      .references(() => pieces.id),
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    why: text('why'),
  },
  (table) => [unique('approvals_exact').on(table.id, table.pieceId, table.hash)],
)

/** What readers get to see: nothing else of the desk's ever reaches a rendition. */
export const publications = pgTable(
  'publications',
  {
    pieceId: id<PieceId>('piece_id').primaryKey(),
    hash: text('hash').notNull(),
    approvalId: id<ApprovalId>('approval_id').notNull(),
    slug: text('slug').notNull().unique(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({
      name: 'publications_piece',
      columns: [table.pieceId, table.hash],
      foreignColumns: [pieces.id, pieces.hash],
    }),
    foreignKey({
      name: 'publications_approved',
      columns: [table.approvalId, table.pieceId, table.hash],
      foreignColumns: [approvals.id, approvals.pieceId, approvals.hash],
    }),
  ],
)

/** Who did what to a piece, and when. Only ever added to. */
export const pieceLog = pgTable(
  'piece_log',
  {
    id: uuid('id').primaryKey(),
    pieceId: id<PieceId>('piece_id')
      .notNull()
      .references(() => pieces.id),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    did: text('did').$type<PieceDeed>().notNull(),
    hash: text('hash').notNull(),
    why: text('why'),
  },
  (table) => [index('piece_log_piece').on(table.pieceId, table.at)],
)

/** Stories that the guard would not let be written about. */
export const refusals = pgTable(
  'refusals',
  {
    storyId: id<StoryId>('story_id')
      .notNull()
      .references(() => stories.id),
    at: instant('at').notNull(),
    because: jsonb('because').$type<readonly Evidence[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.storyId, table.at] })],
)

/** The ledger: every question put to a model, what it took and what came back. */
export const calls = pgTable(
  'calls',
  {
    id: uuid('id').primaryKey(),
    pieceId: id<PieceId>('piece_id').references(() => pieces.id),
    at: instant('at').notNull(),
    role: text('role').$type<ModelRole>().notNull(),
    model: text('model').notNull(),
    tokensIn: integer('tokens_in').notNull(),
    tokensOut: integer('tokens_out').notNull(),
    seconds: doublePrecision('seconds').notNull(),
    /** US dollars; null where no price is known. */
    money: doublePrecision('money'),
    answer: text('answer'),
    fault: text('fault'),
  },
  (table) => [index('calls_at').on(table.at), index('calls_piece').on(table.pieceId)],
)
