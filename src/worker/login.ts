import { createHash, randomBytes } from 'node:crypto'
import { keyOfName, type Role } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** A session ends when it was not used for so long, and after so long whatever happens. */
const IDLE_MS = 7 * DAY
export const LONGEST_SESSION_MS = 30 * DAY
/** Its last use is written down no more often than this: not every picture of a page is news. */
const SEEN_EVERY_MS = 5 * MINUTE

/**
 * Logins that may fail within this time: enough for whoever mistypes, too few to find even a bad password. More from one
 * address than under one name, since a whole newsroom may share one.
 */
const WITHIN_MS = 15 * MINUTE
const MOST_UNDER_NAME = 10
const MOST_FROM_ADDRESS = 30

type Archived = Pick<Newsroom, 'store' | 'now'>

export interface Session {
  readonly who: string
  readonly role: Role
}

export type Login =
  /** The token is for the visitor's cookie alone. */
  | { readonly kind: 'in'; readonly token: string; readonly who: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'too many'; readonly retryAfterSeconds: number }

interface Given {
  readonly name: string
  readonly password: string
  /** The address that asks. */
  readonly from: string
}

/** Logs somebody in. An unknown name costs the same work as a wrong password, and gives the same answer. */
export async function logIn(newsroom: Archived, given: Given, verify = verifyPassword): Promise<Login> {
  const { db } = newsroom.store
  const attempt = await beginAttempt(newsroom, given)
  if (attempt.kind === 'too many') return attempt
  // The archive's text knows no NUL, so that nobody is called that.
  const account = given.name.includes('\0') ? null : await archive.accountOf(db, given.name)
  if (!(await verify(given.password, account?.hash ?? null)) || !account?.hash) return { kind: 'wrong' }
  await archive.forgetAttempts(db, { ids: attempt.ids })
  await archive.forgetAttempts(db, { under: underName(given.name) })
  if (isOutdated(account.hash)) {
    await archive.renewHash(db, account.name, account.hash, await hashPassword(given.password))
  }
  return { kind: 'in', token: await openSession(newsroom, account.name), who: account.name }
}

type Attempt = { readonly kind: 'may'; readonly ids: readonly number[] } | Extract<Login, { kind: 'too many' }>

/** Each attempt is written down before it is made: however many come at once, no more than the limit are. */
async function beginAttempt({ store: { db }, now }: Archived, { name, from }: Given): Promise<Attempt> {
  const at = now()
  const since = new Date(at.getTime() - WITHIN_MS)
  await archive.forgetLogins(db, at, since)
  const ids: number[] = []
  const limits = [
    { under: underName(name), most: MOST_UNDER_NAME },
    { under: `from:${from}`, most: MOST_FROM_ADDRESS },
  ]
  for (const { under, most } of limits) {
    ids.push(await archive.noteAttempt(db, under, at))
    const { n, first } = await archive.attemptsSince(db, under, since)
    if (n <= most) continue
    await archive.forgetAttempts(db, { ids })
    const free = (first ?? at).getTime() + WITHIN_MS - at.getTime()
    return { kind: 'too many', retryAfterSeconds: Math.max(1, Math.ceil(free / 1000)) }
  }
  return { kind: 'may', ids }
}

/** A name may be anything that somebody types; what is kept of it is bounded. */
const underName = (name: string) => `name:${hashOf(keyOfName(name))}`

/** Lets in whoever holds a link that was given to somebody, and takes their new password. Null: the link leads nowhere. */
export async function logInByLink(newsroom: Archived, link: string, password: string): Promise<Login | null> {
  const { store, now } = newsroom
  // Hashed first: a transaction that waits for it would keep a connection.
  const hash = await hashPassword(password)
  const who = await store.transaction(async ({ db }) => {
    const name = await archive.takeLink(db, hashOf(link), now())
    if (name !== null) await archive.changePerson(db, name, { hash })
    return name
  })
  if (who === null) return null
  await archive.forgetAttempts(store.db, { under: underName(who) })
  return { kind: 'in', token: await openSession(newsroom, who), who }
}

/** Whose link it is, without using it up: programs that look at links before people do must not take them. */
export const whoseLink = ({ store, now }: Archived, link: string): Promise<string | null> =>
  archive.linkAt(store.db, hashOf(link), now())

/** A token that was never given to anybody before: who held another one beforehand gains nothing by it. */
async function openSession({ store: { db }, now }: Archived, name: string): Promise<string> {
  const token = newToken()
  const at = now()
  await archive.beginSession(db, { tokenHash: hashOf(token), name, at, expiresAt: new Date(at.getTime() + IDLE_MS) })
  return token
}

/** Who is logged in by this token. */
export async function sessionOf({ store: { db }, now }: Archived, token: string): Promise<Session | null> {
  const at = now()
  const session = await archive.sessionAt(db, hashOf(token), at)
  if (session === null) return null
  if (at.getTime() - session.seenAt.getTime() > SEEN_EVERY_MS) {
    const end = Math.min(at.getTime() + IDLE_MS, session.createdAt.getTime() + LONGEST_SESSION_MS)
    await archive.prolongSession(db, hashOf(token), at, new Date(end))
  }
  return { who: session.name, role: session.role }
}

/** Whether a page that was opened with this session, or while nobody had to log in, may still be told what happens. */
export async function mayStillSee({ store: { db }, now }: Archived, token: string | null): Promise<boolean> {
  return token === null ? !(await archive.anyPeople(db)) : (await archive.sessionAt(db, hashOf(token), now())) !== null
}

export const logOut = ({ store }: Pick<Newsroom, 'store'>, token: string): Promise<void> =>
  archive.endSession(store.db, hashOf(token))

/** 256 bits: nobody finds another's by trying. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of tokens: nobody logs in by it. They are as random as it, so one round without salt will do. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
