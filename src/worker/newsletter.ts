import { setTimeout as pause } from 'node:timers/promises'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { makeIssue } from './make-issue.ts'
import { PATIENCE_MS, type SendOptions, type SendResult, sendIssue } from './send-issue.ts'
import { senderOf } from './sender.ts'

/** What came of sending the newsletter. */
export type Sending =
  | { readonly kind: 'busy' }
  | { readonly kind: 'no readers' }
  | { readonly kind: 'nothing new' }
  | ({ readonly kind: 'sent' | 'resumed'; readonly number: number; readonly subject: string } & SendResult)

/** A sender that was killed keeps its lock until the archive’s server has seen its connection end. */
const LOCK_TRIES = 20
const LOCK_PAUSE_MS = 250

/**
 * Sends what still waits of earlier issues; when nothing does, makes the next issue, if anything is new, and sends that.
 * One process at a time.
 */
export async function sendNewsletter(
  newsroom: Newsroom,
  options: SendOptions & { readonly only?: 'what waits' } = {},
): Promise<Sending> {
  senderOf(newsroom)
  for (let attempt = 0; attempt < LOCK_TRIES; attempt++) {
    const done = await archive.ifFree(newsroom.store.pool, 'newsletter', () => send(newsroom, options))
    if (done) return done.result
    await pause(LOCK_PAUSE_MS)
  }
  return { kind: 'busy' }
}

async function send(newsroom: Newsroom, options: Parameters<typeof sendNewsletter>[1] & {}): Promise<Sending> {
  const { db } = newsroom.store
  const soon = new Date(newsroom.now().getTime() + PATIENCE_MS)
  const [waiting] = await archive.unfinishedIssues(db, soon)
  if (waiting) return told(newsroom, 'resumed', waiting, await sendIssue(newsroom, waiting, options))
  if (options.only === 'what waits') return { kind: 'nothing new' }
  const readers = (await archive.countSubscribers(db)).get('active') ?? 0
  if (readers === 0)
    return { kind: 'no readers' }
    // An issue that cannot be sent is not made.
  ;(await newsroom.openPost()).close()
  const made = await makeIssue(newsroom)
  if (!made) return { kind: 'nothing new' }
  const issue = await archive.issueById(db, made.id)
  return told(newsroom, 'sent', issue, await sendIssue(newsroom, issue, options))
}

function told(
  newsroom: Newsroom,
  kind: 'sent' | 'resumed',
  { number, subject }: archive.IssueRow,
  result: SendResult,
): Sending {
  newsroom.log('issue-sent', { number, sent: result.sent, failed: result.failed, waiting: result.next !== null })
  return { kind, number, subject, ...result }
}
