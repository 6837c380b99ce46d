import { named } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { WARM_HALF_LIVES } from './rank-stories.ts'

const DAY_MS = 86_400_000
const NOTE = 'pruned'

/** How many of each there were to forget; null: kept for ever. */
export type Pruning = Readonly<Record<archive.Pruned, number | null>>

/** Forgets what newsroom.yaml lets go by now, or with `dryRun` only counts it. */
export async function prune(newsroom: Newsroom, { dryRun = false } = {}): Promise<Pruning> {
  const { db, pool } = newsroom.store
  return archive.alone(pool, 'prune', async () => {
    const untouchable = named(await archive.allDecisions(db))
    const counts: Partial<Record<archive.Pruned, number | null>> = {}
    for (const what of archive.PRUNED) {
      const before = limitOf(newsroom, what)
      if (before === null) counts[what] = null
      else counts[what] = await (dryRun ? archive.countTooOld : archive.forget)(db, what, before, untouchable)
      if (what === 'polls' && before !== null && !dryRun) await archive.forgetEmptyRounds(db, before)
    }
    if (!dryRun) await archive.writeNote(db, NOTE, newsroom.now().toISOString())
    return counts as Pruning
  })
}

/** Once a day, whoever keeps the timetable and however often it is started. */
export async function pruneDaily(newsroom: Newsroom): Promise<void> {
  const last = await archive.noteOf(newsroom.store.db, NOTE)
  if (typeof last === 'string' && newsroom.now().getTime() - Date.parse(last) < DAY_MS) return
  newsroom.log('pruned', await prune(newsroom))
}

function limitOf({ settings: { keep, scoring }, now }: Newsroom, what: archive.Pruned): Date | null {
  const days = keep[`${what}_days`]
  if (days === null) return null
  // What is still ranked at every round is ranked by its text.
  const warm = what === 'texts' ? (scoring.half_life_hours * WARM_HALF_LIVES) / 24 : 0
  return new Date(now().getTime() - Math.max(days, warm) * DAY_MS)
}
