import { hostOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** Asks again for all that was under way when an archive was backed up or moved: jobs stay behind, what they were about does not. */
export async function requeue(newsroom: Newsroom): Promise<{ polls: number; articles: number }> {
  return newsroom.store.transaction(async (tx) => {
    const { polls, listed, extracted } = await archive.underWay(tx.db)
    const { jobs } = newsroom
    await jobs.send(
      'collect',
      polls.map(({ round, feed, url }) => ({ round, feed, host: hostOf(url) })),
      tx,
    )
    await jobs.send(
      'extract',
      listed.map(({ id, url }) => ({ article: id, host: hostOf(url) })),
      tx,
    )
    await jobs.send(
      'understand',
      extracted.map(({ id }) => ({ article: id })),
      tx,
    )
    await jobs.send('group', [{}], tx)
    await archive.eraseNote(tx.db, archive.UNASKED)
    return { polls: polls.length, articles: listed.length + extracted.length }
  })
}
