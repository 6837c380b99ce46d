import { setTimeout as pause } from 'node:timers/promises'
import { readNewsletter } from '../config/index.ts'
import { lastTime } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { sendNewsletter } from './newsletter.ts'
import { trying } from './patience.ts'

/** How often the timetable looks whether an issue or a waiting letter is due. */
const TICK_MS = 20_000
/** After a failure, such as a mail server that is away. */
const TICK_AFTER_FAILURE_MS = 300_000

/** How long an address waits for its owner to confirm it. The link ends at the same time. */
export const CONFIRM_DAYS = 3
const DAY_MS = 86_400_000

/** Where the newsroom notes which time of its timetable, or which edition, it has seen to. */
const SEEN = { time: 'newsletter-time', edition: 'newsletter-edition' } as const

/** Makes and sends issues when they are due, until `stop` is called. */
export function startNewsletter(newsroom: Newsroom): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const ticking = (async () => {
    while (!signal.aborted) {
      const went = await trying(newsroom, 'newsletter', () => newsletterTick(newsroom, signal))
      await pause(went ? TICK_MS : TICK_AFTER_FAILURE_MS, null, { signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await ticking
    },
  }
}

/** What is due now: an issue by the timetable, letters that wait for another try, addresses that nobody confirmed. */
export async function newsletterTick(newsroom: Newsroom, signal?: AbortSignal): Promise<void> {
  const { db } = newsroom.store
  await archive.forgetUnconfirmed(db, new Date(newsroom.now().getTime() - CONFIRM_DAYS * DAY_MS))
  const due = await dueNow(newsroom)
  const sending = await sendNewsletter(newsroom, {
    ...(signal && { signal }),
    ...(due === null && { only: 'what waits' as const }),
  })
  // What was left of an earlier issue went first; this one's turn comes with the next look.
  if (due !== null && sending.kind !== 'resumed' && sending.kind !== 'busy')
    await archive.writeNote(db, due.note, due.mark)
}

/** The time or edition that an issue is due for, and where to note it; null when none is due. */
async function dueNow(newsroom: Newsroom): Promise<{ note: string; mark: string } | null> {
  const { settings, masthead, store, now } = newsroom
  const { when } = readNewsletter(settings.newsletter, masthead)
  if (when.kind === 'each edition') {
    const [edition] = await archive.listEditions(store.db, 1)
    if (!edition || edition.id === (await archive.noteOf(store.db, SEEN.edition))) return null
    const { last } = await archive.issuesBefore(store.db)
    const apart = settings.newsletter.hours_apart * 3_600_000
    return last && now().getTime() - last.madeAt.getTime() < apart ? null : { note: SEEN.edition, mark: edition.id }
  }
  const time = lastTime(when, masthead.timeZone, now()).toISOString()
  const seen = await archive.noteOf(store.db, SEEN.time)
  // Earlier than what was seen to: the clock was put back over a time whose issue is out.
  if (typeof seen === 'string' && time <= seen) return null
  if (seen !== null) return { note: SEEN.time, mark: time }
  // Switched on just now: the times before that were nobody's.
  await archive.writeNote(store.db, SEEN.time, time)
  return null
}
