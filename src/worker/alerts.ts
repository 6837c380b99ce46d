import { setTimeout as pause } from 'node:timers/promises'
import { alertLimits } from '../config/index.ts'
import { alertsOf, type Standing } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { trying } from './patience.ts'
import { tellBeginnings, tellEnd } from './tell-alerts.ts'

/** How often the newsroom looks whether anything is wrong. */
const LOOK_EVERY_MS = 30_000

/** Looks for alerts until `stop` is called. */
export function startAlerts(newsroom: Newsroom): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await pause(LOOK_EVERY_MS, null, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) break
      await trying(newsroom, 'alerts', () => alertsTick(newsroom))
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await looking
    },
  }
}

/** Begins what is wrong now, ends what is no longer, and has everybody told. One process at a time. */
export async function alertsTick(newsroom: Newsroom): Promise<void> {
  await archive.ifFree(newsroom.store.pool, 'alerts', () => look(newsroom))
}

async function look(newsroom: Newsroom): Promise<void> {
  const { store, settings, now, log } = newsroom
  const standing = await archive.standingAlerts(store.db)
  const isStanding = (kind: string, subject: string) =>
    standing.some((alert) => alert.kind === kind && alert.subject === subject)
  const alerts = alertsOf(await factsOf(newsroom), alertLimits(settings.alerts), isStanding)
  const begun = alerts.filter(({ kind, subject }) => !isStanding(kind, subject))
  const ended = standing.filter(
    (one) => !alerts.some(({ kind, subject }) => kind === one.kind && subject === one.subject),
  )
  await store.transaction(async ({ db }) => {
    for (const alert of begun) await archive.beginAlert(db, alert, now())
    await tellBeginnings(newsroom, db)
    for (const alert of ended) {
      await archive.noteAlert(db, alert.id, { endedAt: now() })
      await tellEnd(newsroom, db, { ...alert, endedAt: now() })
    }
    if (begun.length + ended.length > 0) await archive.tellDesks(db)
  })
  for (const { kind, what } of begun) log('alert-began', { kind, what })
  for (const { kind, what } of ended) log('alert-ended', { kind, what })
}

async function factsOf({ store, jobs, settings, now, freeMegabytes }: Newsroom): Promise<Standing> {
  const midnight = new Date(now())
  midnight.setUTCHours(0, 0, 0, 0)
  const isAbout = (kind: Newsroom['settings']['alerts']['about'][number]) => settings.alerts.about.includes(kind)
  return {
    now: now(),
    sources: isAbout('silent source') ? await archive.silenceOfSources(store.db, now()) : [],
    stages: [
      ...(isAbout('stage behind') || isAbout('dead jobs') ? await jobs.census() : []),
      // Nobody can help with what waits there: it is the other side's turn.
      ...(isAbout('dead jobs')
        ? [{ queue: 'outbox', behindSeconds: 0, dead: await archive.countFailed(store.db) }]
        : []),
    ],
    spentToday: isAbout('budget') ? await archive.spent(store.db, { since: midnight }) : 0,
    dayBudget: settings.models.budget.day,
    freeMegabytes: await freeMegabytes(),
  }
}
