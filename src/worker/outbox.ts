import { setTimeout as pause } from 'node:timers/promises'
import { BroadsheetError, type EffectId, messageOf, type Tried } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { openPatience, trying } from './patience.ts'
import { perform } from './perform.ts'

/** Pauses after each try in vain, sixteen hours in all: quickly at first, then as slowly as somebody mends a server. */
const TRY_AGAIN_SECONDS = [5, 30, 120, 600, 1800, 3600, 2 * 3600, 4 * 3600, 8 * 3600] as const

/** Effects under way at once: each waits for another machine most of the time. */
const AT_ONCE = 3

const LOOK_EVERY_MS = 1000

/**
 * Does what is due now in these lanes, or in all, until nothing is. What fails is left to be tried later; here are the
 * errors, of those that failed with one.
 */
export async function emptyOutbox(
  newsroom: Newsroom,
  { lanes, signal }: { readonly lanes?: readonly string[]; readonly signal?: AbortSignal } = {},
): Promise<ReadonlyMap<EffectId, unknown>> {
  const { store, now } = newsroom
  const errors = new Map<EffectId, unknown>()
  const enlisted = await archive.enlist(store.pool)
  const under = new Map<EffectId, Promise<void>>()
  const patience = openPatience(newsroom, 'outbox')
  try {
    for (;;) {
      const most = signal?.aborted ? 0 : AT_ONCE - under.size
      const taking = { now: now(), most, known: [...under.keys()], ...(lanes && { lanes }) }
      const take = async () => {
        // Marks us as living again where the connection that did was lost: else others would do what we are at.
        await enlisted.ask('select 1', [])
        return archive.takeEffects(store.db, enlisted.number, taking)
      }
      for (const sending of most > 0 ? await patience.with(take) : []) {
        under.set(
          sending.id,
          sendOne(newsroom, sending, (error) => errors.set(sending.id, error)).finally(() => under.delete(sending.id)),
        )
      }
      if (under.size === 0) return errors
      // Others that are due meanwhile do not wait for the slow one.
      await Promise.race([...under.values(), pause(LOOK_EVERY_MS, null, { ref: false })])
    }
  } finally {
    await Promise.allSettled(under.values())
    await enlisted.leave()
  }
}

async function sendOne(newsroom: Newsroom, sending: archive.Sending, tell: (error: unknown) => void): Promise<void> {
  const started = performance.now()
  const tried = await perform(newsroom, sending).catch((error: unknown): Tried => {
    tell(error)
    // What was asked for in the wrong way does not get better by itself.
    const isWrong = error instanceof BroadsheetError && error.exitCode === 2
    return { kind: isWrong ? 'failed' : 'again', why: messageOf(error) }
  })
  const now = newsroom.now()
  const wait = TRY_AGAIN_SECONDS[sending.attempts - 1]
  const dueAt = tried.kind === 'again' && wait !== undefined ? new Date(now.getTime() + wait * 1000) : null
  // What was done is noted, also when the archive was away meanwhile: else it would be done twice.
  await openPatience(newsroom, 'outbox').with(() =>
    archive.settleEffect(newsroom.store.db, sending.id, tried, { now, dueAt }),
  )
  const { id, key, effect, attempts } = sending
  newsroom.log('job', {
    ...{ job: id, stage: effect.kind, subject: key },
    outcome: tried.kind === 'sent' ? 'done' : dueAt === null ? 'given up' : 'failed',
    ...{ ms: Math.round(performance.now() - started), tries: attempts },
    ...(tried.kind === 'sent' ? {} : { why: tried.why }),
  })
}

/** Does what is due, until `stop` is called. */
export function startOutbox(newsroom: Newsroom): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const running = (async () => {
    while (!signal.aborted) {
      await trying(newsroom, 'outbox', async () => {
        if (await archive.isAnythingDue(newsroom.store.db, newsroom.now())) await emptyOutbox(newsroom, { signal })
      })
      await pause(LOOK_EVERY_MS, null, { signal }).catch(() => {})
    }
  })()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
