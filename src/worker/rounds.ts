import { hostOf, type RoundId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { requeue } from './requeue.ts'

/**
 * Plans polls: in the round that is still open when there is one (left by a run that was killed, or just being worked),
 * else in a new one. Counts the polls that the round waits for, also those planned before. Null when there is nothing to poll.
 */
export async function beginPolls(
  newsroom: Newsroom,
  feeds: 'all' | 'due',
): Promise<{ round: RoundId; polls: number } | null> {
  const { store } = newsroom
  const now = newsroom.now()
  return store.transaction(async (tx) => {
    await archive.holdTimetable(tx.db)
    await archive.askedNotLaterThan(tx.db, now)
    const due = await archive.feedsToPoll(tx.db, feeds === 'all' ? 'all' : now)
    if (due.length === 0) return null
    const round = (await archive.openRound(tx.db)) ?? (await archive.beginRound(tx.db, now))
    const hosts = new Map(due.map(({ id, url }) => [id, hostOf(url)]))
    const waiting = await archive.planPolls(tx.db, round, [...hosts.keys()])
    await newsroom.jobs.send(
      'collect',
      waiting.map((feed) => ({ round, feed, host: hosts.get(feed)! })),
      tx,
    )
    return { round, polls: due.length }
  })
}

/** Takes over what dead workers left: their jobs are given back, and finished work that was never handed on is. */
export async function takeOver(newsroom: Newsroom): Promise<void> {
  await newsroom.jobs.releaseAbandoned()
  if ((await archive.noteOf(newsroom.store.db, archive.UNASKED)) !== null) await requeue(newsroom)
  await newsroom.jobs.send('group', [{}])
  // An edition that could not be written last time is written now; one that stands costs a comparison.
  await newsroom.jobs.send('publish', [{}])
}
