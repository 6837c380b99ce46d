import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { BroadsheetError, type Errand, messageOf, type Share, targetInWords } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { emptyOutbox } from './outbox.ts'

export interface DeliveredTo {
  readonly to: string
  readonly what: Share
  readonly written: number
  readonly removed: number
  readonly kept: number
  /** Of a repository: what was pushed; null when nothing had changed. */
  readonly commit?: string | null
}

const laneOf = ({ target, what }: Errand): string => `delivery ${what} ${targetInWords(target)}`

/** What is to be brought to each place, by a hash over every file of it. */
export async function contentsFor(
  { standing }: Newsroom,
  errands: readonly Errand[],
): Promise<{ errand: Errand; content: string }[]> {
  const hashes = new Map<Share, string>()
  for (const what of new Set(errands.map((errand) => errand.what))) {
    const files = (await standing(what)) ?? []
    const lines = files.map(({ path, hash }) => `${path}\0${hash}\n`).sort()
    hashes.set(what, createHash('sha256').update(lines.join('')).digest('hex'))
  }
  return errands.map((errand) => ({ errand, content: hashes.get(errand.what)! }))
}

/**
 * Asks that each place be brought to what stands, unless that was asked for already; in the transaction that notes the
 * edition. What still waits for an earlier edition is brought to this one instead. `asked`: a person wants it, whatever was
 * brought there before.
 */
export async function wantDeliveries(
  { now }: Newsroom,
  db: archive.Db,
  wanted: readonly { readonly errand: Errand; readonly content: string }[],
  asked: boolean,
): Promise<void> {
  for (const { errand, content } of wanted) {
    const lane = laneOf(errand)
    const last = await archive.lastInLane(db, lane)
    if (!asked && last?.effect?.kind === 'delivery' && last.effect.content === content) continue
    const key = `${lane} ${content.slice(0, 16)} ${now().toISOString()}`
    const want = { key, lane, effect: { kind: 'delivery' as const, errand, content, asked } }
    if (last?.state !== 'queued' || !(await archive.replaceQueued(db, last.id, want)))
      await archive.enqueue(db, want, now())
  }
}

const LOOK_EVERY_MS = 100

/** Delivers what waits for these places, or was given up, now, and says what came of it. Every place is tried; what failed is told together. */
export async function deliverNow(newsroom: Newsroom, errands: readonly Errand[]): Promise<DeliveredTo[]> {
  const { db } = newsroom.store
  const lanes = errands.map(laneOf)
  const last = await Promise.all(lanes.map((lane) => archive.lastInLane(db, lane)))
  const givenUp = last.flatMap((row) => (row?.state === 'failed' ? [row.id] : []))
  await archive.sendAgain(db, givenUp, newsroom.now())
  await archive.hurry(db, lanes, newsroom.now())
  const errors = await emptyOutbox(newsroom, { lanes })
  const delivered: DeliveredTo[] = []
  const failed: { to: string; error: unknown }[] = []
  for (const errand of errands) {
    const row = await settled(db, laneOf(errand))
    const to = targetInWords(errand.target)
    if (row?.state === 'sent') {
      delivered.push({ to, what: errand.what, ...(row.result as Omit<DeliveredTo, 'to' | 'what'>) })
    } else if (row) failed.push({ to, error: errors.get(row.id) ?? undelivered(to, row.lastError ?? '') })
  }
  if (failed.length === 1) throw failed[0]!.error
  if (failed.length > 1)
    throw undelivered('Several places', failed.map(({ to, error }) => `${to}: ${messageOf(error)}`).join('\n'))
  return delivered
}

/** The last delivery to a place, once nobody is at it: another process may have been quicker. */
async function settled(db: archive.Db, lane: string): Promise<archive.OutboxRow | null> {
  for (;;) {
    const row = await archive.lastInLane(db, lane)
    if (row?.state !== 'sending') return row
    await pause(LOOK_EVERY_MS)
  }
}

const undelivered = (to: string, why: string) =>
  new BroadsheetError('delivery-failed', {
    what: `${to} did not get the edition: ${why}`,
    next: 'The edition stands in the newsroom’s folder. Mend this, then publish again.',
  })
