import { sql } from 'drizzle-orm'
import { bigserial, check, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { Person, Role } from '../news/index.ts'
import { instant } from './columns.ts'

/** Who may come to the desk. Secrets are kept as hashes only: who reads the archive cannot log in by it. */

export const people = pgTable(
  'people',
  {
    /** The name as it is compared. */
    key: text('key').primaryKey(),
    name: text('name').notNull(),
    role: text('role').$type<Role>().notNull(),
    /** Of the password, with how it was made. Null as long as none was chosen. */
    hash: text('hash'),
    /** Who was removed stays, so that the log's names are never given to somebody else. */
    state: text('state').$type<Person['state']>().notNull().default('active'),
    addedAt: instant('added_at').notNull(),
  },
  (table) => [
    check('people_role', sql`${table.role} in ('reader', 'editor', 'chief')`),
    check('people_state', sql`${table.state} in ('active', 'removed')`),
  ],
)

/** By key. */
const person = () =>
  text('person')
    .notNull()
    .references(() => people.key, { onDelete: 'cascade' })

export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    person: person(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('sessions_person').on(table.person), index('sessions_expire').on(table.expiresAt)],
)

/** A way in without a password, once: whoever holds the link chooses one. */
export const loginLinks = pgTable(
  'login_links',
  {
    tokenHash: text('token_hash').primaryKey(),
    person: person(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [index('login_links_person').on(table.person)],
)

/** Logins that were tried and did not succeed, under each name and from each address; kept for as long as they count. */
export const loginAttempts = pgTable(
  'login_attempts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    /** `name:ann`, `from:192.0.2.7` */
    under: text('under').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('login_attempts_under').on(table.under, table.at)],
)
