import { v7 as uuid } from 'uuid'
import { BroadsheetError, type DecisionId, type Effect, targetInWords } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** Work that was given up: a job of a stage, or something to be done outside. It waits for a person. */
export interface DeadLetter {
  readonly id: string
  /** A stage, or the kind of the effect. */
  readonly stage: string
  /** What it was about, in words. */
  readonly about: string
  readonly why: string
  readonly at: Date
  readonly tries: number
}

/** Newest first. */
export async function deadLetters({ jobs, store }: Newsroom, most: number): Promise<DeadLetter[]> {
  const dead = await jobs.dead(most)
  const subjects = await archive.subjectsOf(
    store.db,
    dead.map(({ data }) => data.article ?? data.feed ?? '').filter(Boolean),
  )
  const ofJobs = dead.map(({ queue, data, ...job }): DeadLetter => {
    const subject = data.article ?? data.feed ?? ''
    return { ...job, stage: queue, about: subjects.get(subject) ?? (subject || 'whatever waited') }
  })
  const ofEffects = (await archive.failedEffects(store.db, most)).map(
    ({ id, kind, effect, lastError, dueAt, attempts }): DeadLetter => ({
      ...{
        id,
        stage: kind,
        about: effect ? effectInWords(effect) : '',
        why: lastError ?? '',
        at: dueAt,
        tries: attempts,
      },
    }),
  )
  return [...ofJobs, ...ofEffects].sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, most)
}

export async function countDeadLetters({ jobs, store }: Pick<Newsroom, 'jobs' | 'store'>): Promise<number> {
  return (await jobs.countDead()) + (await archive.countFailed(store.db))
}

/** More are not named one by one in the log. */
const MOST_TOLD = 5

/**
 * Has dead letters worked or sent again, and writes down who wanted it. Says how many there were.
 * @throws BroadsheetError `nothing-to-retry`
 */
export async function retryDead(
  newsroom: Newsroom,
  ids: readonly string[] | 'all',
  by: string = newsroom.user,
): Promise<number> {
  const { store, jobs, now } = newsroom
  const wanted = ids === 'all' ? null : new Set(ids)
  const letters = (await deadLetters(newsroom, Number.MAX_SAFE_INTEGER)).filter(({ id }) => wanted?.has(id) ?? true)
  const retried = await store.transaction(async (tx) => {
    const these = letters.map(({ id }) => id)
    const n = (await jobs.revive(these, tx)) + (await archive.sendAgain(tx.db, these, now()))
    if (n > 0) {
      const what = letters.slice(0, MOST_TOLD).map(({ stage, about }) => `${stage} ${about}`)
      const decision = { id: uuid() as DecisionId, at: now(), by, why: null }
      await archive.decide(tx.db, { ...decision, deed: { do: 'retry', count: n, what } })
    }
    return n
  })
  if (retried > 0 || ids === 'all') return retried
  throw new BroadsheetError('nothing-to-retry', {
    what: 'None of these waits for a person (any more)',
    next: 'broadsheet job list shows what does.',
    usage: true,
  })
}

function effectInWords(effect: Effect): string {
  switch (effect.kind) {
    case 'webhook':
      return `${effect.event} to the ${effect.hook} webhook`
    case 'mail':
      return `“${effect.subject}” to ${effect.to}`
    case 'delivery':
      return `${effect.errand.what} to ${targetInWords(effect.errand.target)}`
  }
}
