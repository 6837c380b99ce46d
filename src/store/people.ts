import { and, asc, count, eq, gt, isNotNull, lte, min, ne, sql } from 'drizzle-orm'
import { keyOfName, type Person, type Role } from '../news/index.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './db.ts'
import { loginAttempts, loginLinks, people, sessions } from './schema-people.ts'

const shown = {
  ...{ name: people.name, role: people.role, state: people.state, addedAt: people.addedAt },
  canLogIn: sql<boolean>`${people.hash} is not null`,
}
const isActive = eq(people.state, 'active')
const isNamed = (name: string) => eq(people.key, keyOfName(name))

/** Those who may come, by name; with `removed` also those who no longer may. */
export async function listPeople(db: Db, { removed = false } = {}): Promise<Person[]> {
  return db
    .select(shown)
    .from(people)
    .where(removed ? undefined : isActive)
    .orderBy(asc(people.key))
}

/** Whether the desk asks who comes. */
export async function anyPeople(db: Db): Promise<boolean> {
  const rows = await db.select({ key: people.key }).from(people).where(isActive).limit(1)
  return rows.length > 0
}

export interface Account {
  readonly name: string
  readonly role: Role
  readonly hash: string | null
}

/** Nobody where nobody of that name may come. */
export async function accountOf(db: Db, name: string): Promise<Account | null> {
  const rows = await db
    .select({ name: people.name, role: people.role, hash: people.hash })
    .from(people)
    .where(and(isNamed(name), isActive))
  return rows[0] ?? null
}

interface NewPerson {
  readonly name: string
  readonly role: Role
  readonly hash: string | null
  readonly at: Date
}

/** Adds somebody, or takes somebody back who was removed; says whether: the name may be taken. */
export async function addPerson(db: Db, { name, role, hash, at }: NewPerson): Promise<boolean> {
  const rows = await db
    .insert(people)
    .values({ key: keyOfName(name), name, role, hash, addedAt: at })
    .onConflictDoUpdate({
      target: people.key,
      set: { name, role, hash, state: 'active', addedAt: at },
      setWhere: ne(people.state, 'active'),
    })
    .returning({ key: people.key })
  // With the first of them the desk is no longer open to everybody.
  await tellDesks(db)
  return rows.length > 0
}

export interface PersonChange {
  readonly role?: Role
  readonly hash?: string | null
  readonly state?: Person['state']
}

/** Changes what somebody may do or how they log in: whoever is logged in under that name no longer is, and no link leads in. */
export async function changePerson(db: Db, name: string, change: PersonChange): Promise<boolean> {
  const rows = await db
    .update(people)
    .set(change)
    .where(and(isNamed(name), isActive))
    .returning({ key: people.key })
  await db.delete(sessions).where(eq(sessions.person, keyOfName(name)))
  await db.delete(loginLinks).where(eq(loginLinks.person, keyOfName(name)))
  // Open pages of theirs are cut off.
  await tellDesks(db)
  return rows.length > 0
}

/** The same password at another cost: nobody is logged out. */
export async function renewHash(db: Db, name: string, from: string, to: string): Promise<void> {
  await db
    .update(people)
    .set({ hash: to })
    .where(and(isNamed(name), eq(people.hash, from)))
}

export interface SessionRow {
  readonly name: string
  readonly role: Role
  readonly createdAt: Date
  readonly seenAt: Date
}

interface NewSession {
  readonly tokenHash: string
  readonly name: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function beginSession(db: Db, { tokenHash, name, at, expiresAt }: NewSession): Promise<void> {
  const session = { tokenHash, person: keyOfName(name), createdAt: at, seenAt: at, expiresAt }
  await db.insert(sessions).values(session)
}

/** Who is logged in by a token; null when it is over, or nobody's. */
export async function sessionAt(db: Db, tokenHash: string, now: Date): Promise<SessionRow | null> {
  const { createdAt, seenAt } = sessions
  const rows = await db
    .select({ name: people.name, role: people.role, createdAt, seenAt })
    .from(sessions)
    .innerJoin(people, eq(people.key, sessions.person))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now), isActive))
  return rows[0] ?? null
}

export async function prolongSession(db: Db, tokenHash: string, seenAt: Date, expiresAt: Date): Promise<void> {
  await db.update(sessions).set({ seenAt, expiresAt }).where(eq(sessions.tokenHash, tokenHash))
}

export async function endSession(db: Db, tokenHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
  await tellDesks(db)
}

/** A link for one login; those that were given before lead nowhere any more. */
export async function giveLink(db: Db, name: string, tokenHash: string, expiresAt: Date): Promise<void> {
  await db.delete(loginLinks).where(eq(loginLinks.person, keyOfName(name)))
  await db.insert(loginLinks).values({ tokenHash, person: keyOfName(name), expiresAt })
}

/** Whose link it is, as long as nobody used it. */
export async function linkAt(db: Db, tokenHash: string, now: Date): Promise<string | null> {
  const rows = await db
    .select({ name: people.name })
    .from(loginLinks)
    .innerJoin(people, eq(people.key, loginLinks.person))
    .where(and(eq(loginLinks.tokenHash, tokenHash), gt(loginLinks.expiresAt, now), isActive))
  return rows[0]?.name ?? null
}

/** Takes a link, so that nobody else can; null when somebody has. */
export async function takeLink(db: Db, tokenHash: string, now: Date): Promise<string | null> {
  const name = await linkAt(db, tokenHash, now)
  const rows = await db.delete(loginLinks).where(eq(loginLinks.tokenHash, tokenHash)).returning()
  return rows.length > 0 ? name : null
}

/** Notes a login that is tried, before it is; returns its number. */
export async function noteAttempt(db: Db, under: string, at: Date): Promise<number> {
  const rows = await db.insert(loginAttempts).values({ under, at }).returning({ id: loginAttempts.id })
  return rows[0]!.id
}

/** How many were tried since, and the first of them. */
export async function attemptsSince(db: Db, under: string, since: Date): Promise<{ n: number; first: Date | null }> {
  const rows = await db
    .select({ n: count(), first: min(loginAttempts.at) })
    .from(loginAttempts)
    .where(and(eq(loginAttempts.under, under), gt(loginAttempts.at, since)))
  return rows[0]!
}

/** What was tried and succeeded, or was not even tried, does not count. */
export async function forgetAttempts(db: Db, which: { ids: readonly number[] } | { under: string }): Promise<void> {
  if ('under' in which) await db.delete(loginAttempts).where(eq(loginAttempts.under, which.under))
  else for (const id of which.ids) await db.delete(loginAttempts).where(eq(loginAttempts.id, id))
}

/** What is over: sessions, links, and attempts that count no longer. */
export async function forgetLogins(db: Db, now: Date, attemptsBefore: Date): Promise<void> {
  await db.delete(sessions).where(lte(sessions.expiresAt, now))
  await db.delete(loginLinks).where(lte(loginLinks.expiresAt, now))
  await db.delete(loginAttempts).where(lte(loginAttempts.at, attemptsBefore))
}

/** Whether anybody has chosen a password. */
export async function anyWayIn(db: Db): Promise<boolean> {
  const rows = await db
    .select({ key: people.key })
    .from(people)
    .where(and(isActive, isNotNull(people.hash)))
    .limit(1)
  return rows.length > 0
}
