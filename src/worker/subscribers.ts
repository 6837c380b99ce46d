import { readCsv } from '../forms/csv/index.ts'
import { BroadsheetError, mailAddress } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

type Room = Pick<Newsroom, 'store' | 'now'>

/** Reads an address that a person typed. @throws BroadsheetError `not-an-address` */
export function addressOf(text: string): string {
  const email = mailAddress(text)
  if (email !== null) return email
  throw new BroadsheetError('not-an-address', {
    what: `“${text}” is not a mail address that letters can be sent to`,
    next: 'Write it as name@host.example, without a name beside it.',
    usage: true,
  })
}

export type Added = 'added' | 'known' | 'back again'

/**
 * Makes a reader of whoever the editor vouches for. Who unsubscribed, or is to be left alone, comes back only when the
 * editor says so once more (`again`).
 * @throws BroadsheetError `unsubscribed`
 */
export async function addSubscriber(
  { store, now }: Room,
  email: string,
  { again = false, source = 'command line' }: { again?: boolean; source?: string } = {},
): Promise<Added> {
  const key = await archive.newsletterKey(store.db)
  return store.transaction(async ({ db }) => {
    const at = now()
    const known = await archive.subscriberAt(db, email)
    if (known?.state === 'active') return 'known'
    const suppression = await archive.suppressionOf(db, key, email)
    if (suppression !== null && !again) throw leftAlone(email, suppression)
    await archive.liftSuppression(db, key, email)
    if (known) {
      await archive.reviveSubscriber(db, known.id, at)
      return known.state === 'pending' ? 'added' : 'back again'
    }
    await archive.addSubscribers(db, [{ email, state: 'active', source, addedAt: at, confirmedAt: at }])
    return suppression === null ? 'added' : 'back again'
  })
}

function leftAlone(email: string, why: 'unsubscribed' | 'never'): BroadsheetError {
  return new BroadsheetError('unsubscribed', {
    what: `${email} ${why === 'never' ? 'is to be left alone' : 'unsubscribed'}`,
    next: 'Only when they asked for it themselves: give the command again with --again.',
  })
}

/** The subscriber at an address. @throws BroadsheetError `no-subscriber` */
export async function subscriberNamed({ store }: Pick<Newsroom, 'store'>, text: string): Promise<archive.Subscriber> {
  const found = await archive.subscriberAt(store.db, addressOf(text))
  if (found) return found
  throw new BroadsheetError('no-subscriber', {
    what: `Nobody is known at ${text}`,
    next: '"broadsheet subscriber list" shows every address.',
  })
}

export interface Imported {
  readonly added: number
  readonly known: number
  /** Rows of readers who ended it: taken over as such. */
  readonly ended: number
  /** On the suppression list here. */
  readonly suppressed: number
  readonly refused: readonly { readonly line: number; readonly why: string }[]
}

const ADDRESS_NAMES = new Set(['email', 'e-mail', 'mail', 'address', 'email address', 'e-mail address'])

interface Row {
  readonly line: number
  readonly email: string
  readonly state: archive.SubscriberState
  readonly confirmedAt: Date | null
  readonly source: string
}

/** Rows in one transaction. */
const BATCH = 500

/**
 * Takes over a list of readers from CSV: a column `email`, and if there are any, `state`, `confirmed_at` and `source`.
 * The editor vouches that they asked for letters. Nobody is added who unsubscribed here.
 */
export async function importSubscribers({ store, now }: Room, csv: string, from: string): Promise<Imported> {
  const key = await archive.newsletterKey(store.db)
  const { rows, refused } = readRows(csv, from)
  const sums = { added: 0, known: 0, ended: 0, suppressed: 0 }
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH)
    await store.transaction(async ({ db }) => {
      const emails = some.map(({ email }) => email)
      const suppressed = await archive.suppressedAmong(db, key, emails)
      const open = some.filter(({ email }) => !suppressed.has(email))
      const at = now()
      const added = new Set(
        await archive.addSubscribers(
          db,
          open.map(({ email, state, source, confirmedAt }) => ({
            ...{ email, state, source, addedAt: at },
            confirmedAt: confirmedAt ?? (state === 'active' ? at : null),
          })),
        ),
      )
      sums.suppressed += suppressed.size
      sums.known += open.filter(({ email, state }) => state === 'active' && !added.has(email)).length
      sums.added += open.filter(({ email, state }) => state === 'active' && added.has(email)).length
      for (const { email, state } of open) {
        if (state === 'active') continue
        const { id } = (await archive.subscriberAt(db, email))!
        await archive.endSubscription(db, key, { id, why: state === 'suppressed' ? 'never' : (state as 'bounced'), at })
        sums.ended += 1
      }
    })
  }
  return { ...sums, refused }
}

function readRows(csv: string, from: string): { rows: Row[]; refused: Imported['refused'] } {
  const [head = [], ...rest] = readCsv(csv)
  const names = head.map((name) => name.trim().toLowerCase().replaceAll('_', ' '))
  const column = names.findIndex((name) => ADDRESS_NAMES.has(name))
  // A list without a head is a list of addresses.
  const headless = column < 0 && mailAddress(head[0] ?? '') !== null
  if (column < 0 && !headless) {
    throw new BroadsheetError('no-addresses', {
      what: 'The file has no column of addresses',
      next: 'Its first line must name one of its columns "email".',
      usage: true,
    })
  }
  const cell = (row: readonly string[], name: string) => (headless ? '' : (row[names.indexOf(name)] ?? '').trim())
  const refused: { line: number; why: string }[] = []
  const rows = new Map<string, Row>()
  for (const [at, row] of (headless ? [head, ...rest] : rest).entries()) {
    const line = headless ? at + 1 : at + 2
    const text = row[Math.max(column, 0)] ?? ''
    const email = mailAddress(text)
    const state = (cell(row, 'state') || 'active').toLowerCase()
    if (email === null) refused.push({ line, why: `“${text.slice(0, 80)}” is not a mail address` })
    else if (state === 'pending') refused.push({ line, why: `${email} never confirmed` })
    else if (!isState(state))
      refused.push({ line, why: `“${state}” is not a state: ${archive.SUBSCRIBER_STATES.join(', ')}` })
    else {
      const confirmed = new Date(cell(row, 'confirmed at'))
      const confirmedAt = Number.isNaN(confirmed.getTime()) ? null : confirmed
      rows.set(email, { line, email, state, confirmedAt, source: cell(row, 'source') || from })
    }
  }
  return { rows: [...rows.values()], refused }
}

const isState = (text: string): text is archive.SubscriberState =>
  (archive.SUBSCRIBER_STATES as readonly string[]).includes(text)
