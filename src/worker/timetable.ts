import { setTimeout as pause } from 'node:timers/promises'
import type { Newsroom } from '../newsroom.ts'
import { forgetPrints, forgetSent } from '../store/index.ts'
import { startAlerts } from './alerts.ts'
import { startNewsletter } from './newsletter-timetable.ts'
import { startOutbox } from './outbox.ts'
import { openPatience, trying } from './patience.ts'
import { pruneDaily } from './prune.ts'
import { beginPolls, takeOver } from './rounds.ts'
import { startWork } from './work.ts'

/** How often the timetable looks which feeds are due: well under the shortest interval, so that polls spread out. */
const TICK_MS = 20_000

/** How often what is over is forgotten: ended jobs, texts that are too old to meet their like. */
const TIDY_EVERY_MS = 3_600_000

/** What was sent can be looked up for so long. */
const SENT_KEPT_MS = 30 * 86_400_000

/** Keeps the timetable and works every stage until `stop` is called. */
export async function startTimetable(newsroom: Newsroom): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  const patience = openPatience(newsroom, 'start')
  await patience.with(() => takeOver(newsroom))
  const pump = await patience.with(() => startWork(newsroom, { strict: false }))
  const newsletter = newsroom.settings.newsletter.enabled ? startNewsletter(newsroom) : null
  const alerts = startAlerts(newsroom)
  const outbox = startOutbox(newsroom)
  const stopping = new AbortController()
  const tick = openTimetable(newsroom)
  const ticking = (async () => {
    while (!stopping.signal.aborted) {
      await tick()
      await pause(TICK_MS, null, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    failed: pump.failed,
    stop: async () => {
      stopping.abort()
      await ticking
      await newsletter?.stop()
      await alerts.stop()
      await pump.stop()
      await outbox.stop()
    },
  }
}

/** What the timetable does at each look, by the newsroom's clock. It goes on whatever fails. */
export function openTimetable(newsroom: Newsroom): () => Promise<void> {
  let tidiedAt = newsroom.now().getTime()
  return async () => {
    await trying(newsroom, 'timetable', async () => {
      // What workers held that died since is somebody else's now.
      await newsroom.jobs.releaseAbandoned()
      // Who edits newsroom.yaml by hand need not start anew to be heeded.
      if (newsroom.retune()) await newsroom.jobs.send('rank', [{}])
      await beginPolls(newsroom, 'due')
      const now = newsroom.now()
      if (now.getTime() - tidiedAt >= TIDY_EVERY_MS) {
        tidiedAt = now.getTime()
        await newsroom.jobs.tidy()
        await forgetPrints(newsroom.store.db, now)
        await pruneDaily(newsroom)
        await forgetSent(newsroom.store.db, new Date(now.getTime() - SENT_KEPT_MS))
      }
    })
  }
}

/** Works some stages beside a newsroom that keeps the timetable, and takes over what workers leave that die. */
export async function startWorker(
  newsroom: Newsroom,
  { stages, concurrency }: { readonly stages: readonly string[]; readonly concurrency?: number },
): Promise<{ stop(): Promise<void>; failed: Promise<never> }> {
  const patience = openPatience(newsroom, 'start')
  await patience.with(() => newsroom.jobs.releaseAbandoned())
  const how = { strict: false, only: stages, ...(concurrency ? { concurrency } : {}) }
  const pump = await patience.with(() => startWork(newsroom, how))
  const stopping = new AbortController()
  const ticking = (async () => {
    while (!stopping.signal.aborted) {
      await pause(TICK_MS, null, { signal: stopping.signal }).catch(() => {})
      await trying(newsroom, 'takeover', () => newsroom.jobs.releaseAbandoned())
    }
  })()
  return {
    failed: pump.failed,
    stop: async () => {
      stopping.abort()
      await ticking
      await pump.stop()
    },
  }
}
