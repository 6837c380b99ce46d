import { setTimeout as pause } from 'node:timers/promises'
import type { PollOutcome, RoundId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { deliverNow } from './deliver.ts'
import { readOwnList } from './feed-lists.ts'
import { emptyOutbox } from './outbox.ts'
import { openPatience } from './patience.ts'
import { beginPolls, takeOver } from './rounds.ts'
import { startWork } from './work.ts'

export interface RunSummary {
  readonly feeds: number
  readonly polls: Readonly<Partial<Record<PollOutcome, number>>>
  readonly entries: { readonly new: number }
  /** `held`: waiting for a person, because a rule says so. */
  readonly articles: { readonly new: number; readonly total: number; readonly held: number }
  readonly stories: { readonly total: number }
  readonly seconds: number
}

export interface Progress {
  readonly polls: { readonly done: number; readonly of: number }
  readonly waiting: ReadonlyMap<string, number>
}

/** How often to see whether all is done, when other processes work too. */
const LOOK_EVERY_MS = 200

/** How often what dead workers held is taken over: a run beside them would wait for it without end. */
const TAKE_OVER_EVERY_MS = 5_000

/** One pass: polls every feed now, works until every stage is drained, and says what came of it. */
export async function runOnce(newsroom: Newsroom, report: (progress: Progress) => void): Promise<RunSummary> {
  const started = performance.now()
  const { db } = newsroom.store
  const patience = openPatience(newsroom, 'run')
  const before = await patience.with(() => archive.countArticles(db))
  await patience.with(() => readOwnList(newsroom))
  // Planned twice when the archive was lost while it answered: in the same round, and the same polls.
  const begun = await patience.with(() => beginPolls(newsroom, 'all'))
  await drain(newsroom, begun, report)
  const { counts, total, held, stories } = await patience.with(async () => ({
    counts: begun ? await archive.pollCounts(db, [begun.round]) : [],
    total: await archive.countArticles(db),
    held: await archive.countHeld(db),
    stories: await archive.countStories(db),
  }))
  return {
    feeds: begun?.polls ?? 0,
    polls: byOutcome(counts),
    entries: { new: counts.reduce((sum, { entriesNew }) => sum + entriesNew, 0) },
    articles: { new: total - before, total, held },
    stories: { total: stories },
    seconds: Math.round((performance.now() - started) / 100) / 10,
  }
}

/** As the timetable does, but waits for it: polls the feeds that are due, works until every stage is drained. */
export async function runDue(newsroom: Newsroom): Promise<RunSummary['polls']> {
  const begun = await beginPolls(newsroom, 'due')
  if (!begun) return {}
  await drain(newsroom, begun)
  return byOutcome(await archive.pollCounts(newsroom.store.db, [begun.round]))
}

/** Polls every feed now and keeps what comes; pages are left to whoever works the other stages. Says how polls ended. */
export async function pollOnce(newsroom: Newsroom): Promise<RunSummary['polls']> {
  const begun = await beginPolls(newsroom, 'all')
  if (!begun) return {}
  const pump = await startWork(newsroom, { strict: true, only: ['collect'] })
  try {
    while ((await newsroom.jobs.waiting()).has('collect')) await pause(LOOK_EVERY_MS)
  } finally {
    await pump.stop()
  }
  return byOutcome(await archive.pollCounts(newsroom.store.db, [begun.round]))
}

function byOutcome(counts: readonly { outcome: PollOutcome; polls: number }[]): RunSummary['polls'] {
  return Object.fromEntries(counts.map(({ outcome, polls }) => [outcome, polls]))
}

/** Works every stage in this process until no job and no round is left, whoever works beside it. */
export async function drain(
  newsroom: Newsroom,
  begun: { round: RoundId; polls: number } | null,
  report: (progress: Progress) => void = () => {},
): Promise<void> {
  const patience = openPatience(newsroom, 'run')
  await patience.with(() => takeOver(newsroom))
  const pump = await patience.with(() => startWork(newsroom, { strict: true }))
  try {
    await Promise.race([drained(newsroom, begun, report), pump.failed])
  } finally {
    await pump.stop()
  }
  await deliverNow(newsroom, newsroom.errands).finally(() => emptyOutbox(newsroom))
  await patience.with(() => newsroom.jobs.tidy())
}

async function drained(
  newsroom: Newsroom,
  begun: { round: RoundId; polls: number } | null,
  report: (progress: Progress) => void,
): Promise<void> {
  // Often at first: a run with little to do should not take longer than that.
  let wait = 5
  const patience = openPatience(newsroom, 'run')
  let tookOverAt = performance.now()
  for (;;) {
    const { waiting, rounds } = await patience.with(async () => {
      if (performance.now() - tookOverAt >= TAKE_OVER_EVERY_MS) {
        await newsroom.jobs.releaseAbandoned()
        tookOverAt = performance.now()
      }
      return { waiting: await newsroom.jobs.waiting(), rounds: await archive.unfinishedRounds(newsroom.store.db) }
    })
    const ours = rounds.find((one) => one.id === begun?.round)
    if (begun) report({ polls: { done: begun.polls - (ours?.pollsWaiting ?? 0), of: begun.polls }, waiting })
    if (waiting.size === 0 && rounds.length === 0) return
    await pause(wait)
    wait = Math.min(wait * 2, LOOK_EVERY_MS)
  }
}
