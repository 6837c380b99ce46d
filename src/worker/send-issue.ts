import { setTimeout as pause } from 'node:timers/promises'
import { BroadsheetError } from '../news/index.ts'
import type { Mail, Newsroom, Outcome, Post } from '../newsroom.ts'
import { addressedTo, signedLink } from '../renditions/newsletter/index.ts'
import * as archive from '../store/index.ts'
import { openPace } from './pace.ts'
import { type Sender, senderOf } from './sender.ts'

/**
 * After a refusal for the time being: quickly at first, for servers that want to be asked twice, then ever more slowly
 * over two days, as RFC 5321 (4.5.4.1) would have it.
 */
const TRY_AGAIN_SECONDS = [5, 60, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600] as const

/** A try that is due within this time is waited for; later ones are left to the next run. */
export const PATIENCE_MS = 90_000

/** While the server is away it is not the letter's fault: it is tried again at least this often, for three days. */
const AWAY_SECONDS = 600
const AWAY_MOST_MS = 3 * 86_400_000

/** As many in a row that find no server mean that it is away, and that all others would fail as well. */
const NO_SERVER_MOST = 3

export interface SendOptions {
  /** The most letters that are handed over now; the rest waits. */
  readonly most?: number
  readonly onProgress?: (sent: number) => void
  readonly signal?: AbortSignal
  /** For tests: how long to wait after the n-th refusal. */
  readonly tryAgainSeconds?: readonly number[]
}

export interface SendResult {
  readonly sent: number
  readonly failed: number
  /** When the next waiting letter is due; null when none waits. */
  readonly next: Date | null
}

/** Sends what waits of an issue. To be called by the only sender (see `newsletter` in store/locks.ts). */
export async function sendIssue(
  newsroom: Newsroom,
  issue: archive.IssueRow,
  options: SendOptions = {},
): Promise<SendResult> {
  const { db } = newsroom.store
  await archive.takeBackDeliveries(db, issue.id)
  const { connections, per_minute } = newsroom.settings.newsletter
  const post = await newsroom.openPost(connections)
  const run = {
    ...{ newsroom, issue, options, post, sender: senderOf(newsroom) },
    key: await archive.newsletterKey(db),
    pace: per_minute === null ? null : openPace(per_minute, options.signal),
    state: { claimed: 0, sent: 0, failed: 0, noServer: 0, stopped: null as BroadsheetError | null, broken: false },
  }
  try {
    for (;;) {
      // Every lane comes to its end, also when another fails: none may go on unseen.
      const ends = await Promise.allSettled(Array.from({ length: connections }, () => lane(run)))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
      if (run.state.stopped) throw run.state.stopped
      const next = await archive.nextDelivery(db, issue.id)
      const wait = next === null ? null : next.getTime() - newsroom.now().getTime()
      if (wait === null || wait > PATIENCE_MS || isOver(run)) {
        return { sent: run.state.sent, failed: run.state.failed, next }
      }
      await pause(Math.max(wait, 0), null, { signal: options.signal }).catch(() => {})
    }
  } finally {
    post.close()
  }
}

interface Run {
  readonly newsroom: Newsroom
  readonly issue: archive.IssueRow
  readonly options: SendOptions
  readonly post: Post
  readonly sender: Sender
  readonly key: string
  readonly pace: (() => Promise<void>) | null
  readonly state: {
    claimed: number
    sent: number
    failed: number
    noServer: number
    stopped: BroadsheetError | null
    /** Something of ours failed. */
    broken: boolean
  }
}

const isOver = ({ state, options }: Run): boolean =>
  state.broken ||
  state.stopped !== null ||
  options.signal?.aborted === true ||
  state.claimed >= (options.most ?? Number.POSITIVE_INFINITY)

/**
 * One letter after the other, so that never more than one a connection is on its way. That one was sent is recorded with
 * taking on the next: a letter is either not begun, on its way, or done.
 */
async function lane(run: Run): Promise<void> {
  const { newsroom, issue, pace, state } = run
  const { db } = newsroom.store
  let sent: archive.SentDelivery | null = null
  const record = async () => {
    if (sent) await archive.settleDelivery(db, sent.id, { kind: 'sent', at: sent.at })
    sent = null
  }
  try {
    for (;;) {
      if (pace) {
        // What was sent is not left unrecorded for as long as the next one waits for its turn.
        await record()
        await pace()
      }
      if (isOver(run)) return await record()
      state.claimed += 1
      const delivery: archive.Delivery | null = await archive.claimDelivery(db, issue.id, newsroom.now(), sent)
      sent = null
      if (!delivery) {
        state.claimed -= 1
        return
      }
      sent = await settle(run, delivery, await run.post.send(letterTo(run, delivery)))
    }
  } catch (error) {
    state.broken = true
    throw error
  }
}

function letterTo({ newsroom, issue, sender, key }: Run, delivery: archive.Delivery): Mail {
  const { masthead } = newsroom
  const unsubscribe = signedLink(sender.address, { to: 'unsubscribe', reader: delivery.subscriberId }, key)
  return {
    ...{ from: sender.from, replyTo: sender.replyTo, to: delivery.email, subject: issue.subject },
    html: addressedTo(issue.html, unsubscribe.replaceAll('&', '&amp;')),
    text: addressedTo(issue.text, unsubscribe),
    messageId: delivery.messageId,
    date: issue.madeAt,
    list: { id: `newsletter.${new URL(sender.address).hostname}`, name: masthead.name, unsubscribe },
  }
}

/** Records how a try ended; but that a letter was sent is given back, to be recorded with the next. */
async function settle(
  run: Run,
  { id, subscriberId, attempts }: archive.Delivery,
  outcome: Outcome,
): Promise<archive.SentDelivery | null> {
  const { newsroom, state, options } = run
  const now = newsroom.now()
  state.noServer = outcome.kind === 'no server' ? state.noServer + 1 : 0
  if (outcome.kind === 'sent') {
    state.sent += 1
    options.onProgress?.(state.sent)
    return { id, at: now }
  }
  const age = now.getTime() - run.issue.madeAt.getTime()
  const end = endOf(outcome, { attempts, age, now, seconds: options.tryAgainSeconds ?? TRY_AGAIN_SECONDS })
  if (end.kind === 'failed') state.failed += 1
  if (outcome.kind === 'turned away') state.stopped ??= turnedAway(outcome.words)
  if (state.noServer >= NO_SERVER_MOST) state.stopped ??= noServer(outcome.words)
  await newsroom.store.transaction(async ({ db }) => {
    await archive.settleDelivery(db, id, end)
    if (outcome.kind !== 'no mailbox') return
    await archive.endSubscription(db, run.key, { id: subscriberId, why: 'bounced', at: now })
  })
  return null
}

interface Try {
  readonly attempts: number
  /** Of the issue, in milliseconds. */
  readonly age: number
  readonly now: Date
  readonly seconds: readonly number[]
}

function endOf(outcome: Exclude<Outcome, { kind: 'sent' }>, { attempts, age, now, seconds }: Try): archive.DeliveryEnd {
  const again = (wait: number, why: string) =>
    ({ kind: 'again', dueAt: new Date(now.getTime() + wait * 1000), why }) as const
  switch (outcome.kind) {
    case 'no mailbox':
    case 'refused':
      return { kind: 'failed', why: outcome.words }
    case 'turned away':
      // The letter is not to blame: it waits until the settings are mended.
      return again(0, outcome.words)
    case 'no server':
      if (age > AWAY_MOST_MS) return { kind: 'failed', why: `given up after three days: ${outcome.words}` }
      return again(Math.min(seconds[attempts - 1] ?? AWAY_SECONDS, AWAY_SECONDS), outcome.words)
    case 'later': {
      const wait = seconds[attempts - 1]
      if (wait === undefined) return { kind: 'failed', why: `given up after ${attempts} tries: ${outcome.words}` }
      return again(wait, outcome.words)
    }
  }
}

function turnedAway(words: string): BroadsheetError {
  return new BroadsheetError('mail-server-refuses', {
    what: `The mail server takes no letters from here: ${words}`,
    next: 'Mend SMTP_URL or newsletter.from; "broadsheet newsletter send" goes on where it stopped.',
  })
}

function noServer(words: string): BroadsheetError {
  return new BroadsheetError('mail-server-away', {
    what: `The mail server cannot be reached: ${words}`,
    next: '"broadsheet newsletter send" goes on where it stopped.',
  })
}
