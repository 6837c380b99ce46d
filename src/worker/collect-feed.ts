import { type Entry, entryArticleUrl, type FeedId, messageOf, type Poll } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { openGathering } from './gathering.ts'
import { keepPolls, type PolledOnce, type PollJob, UNKEPT } from './keep-polls.ts'

/**
 * How long a poll's end waits for others, to be kept with them: most of a poll's cost are its round trips to the archive.
 * Within the rest that its host is given anyway, so that nothing gets slower.
 */
const KEEP_AFTER_MS = 25

/** Transactions that keep polls, under way at once: a busy archive is helped by fewer and larger ones. */
const KEPT_AT_ONCE = 2

/** Entries kept together, of a kilobyte or two each; a poll that brings none counts as one. */
const KEPT_TOGETHER = 400

/** Polls feeds in a round, keeps what is new, and sends its articles on to extraction. */
export function openPollDesk(newsroom: Newsroom): { poll(job: PollJob): Promise<void> } {
  const { db } = newsroom.store
  // Jobs that are taken together ask together.
  const find = openGathering((ids: readonly FeedId[]) => archive.feedsPolled(db, ids), { afterMs: 0, most: 100 })
  const keep = openGathering(
    async (polls: readonly PolledOnce[]) => {
      await keepPolls(newsroom, polls)
      return polls
    },
    {
      ...{ afterMs: KEEP_AFTER_MS, most: KEPT_TOGETHER, atOnce: KEPT_AT_ONCE },
      weigh: ({ listed }) => Math.max(listed.length, 1),
    },
  )
  return {
    poll: async (job) => {
      const polled = await find(job.feed)
      if (polled) await keep(await pollFeed(newsroom, job, polled))
    },
  }
}

async function pollFeed(newsroom: Newsroom, job: PollJob, polled: archive.PolledFeed): Promise<PolledOnce> {
  const { row } = polled
  const nothing = { job, polled, listed: [], milliseconds: 0 }
  // A retired one is planned only to see whether it is back.
  if (row.state !== 'active' && row.state !== 'retired') {
    // Removed or paused since the poll was planned.
    const why = `the feed is ${row.state === 'removed' ? 'no longer listed' : row.state}`
    return { ...nothing, at: newsroom.now(), poll: { outcome: 'refused', why }, asked: false }
  }
  try {
    const started = performance.now()
    const poll = await newsroom.collect(archive.feedToAsk(row))
    const milliseconds = Math.round(performance.now() - started)
    return { job, polled, poll, listed: keyed(entriesOf(poll), row.url), at: newsroom.now(), milliseconds, asked: true }
  } catch (error) {
    if (archive.isArchiveTrouble(error)) throw error
    // One feed that we cannot cope with must not hold up its round.
    newsroom.log('collect-failed', { ...job, why: messageOf(error) })
    return { ...nothing, at: newsroom.now(), poll: UNKEPT, asked: true }
  }
}

function entriesOf(poll: Poll): readonly Entry[] {
  return (poll.outcome === 'fresh' || poll.outcome === 'moved' ? poll.document?.entries : null) ?? []
}

/** PostgreSQL indexes keys of up to a third of a page. */
const LONGEST_KEY = 1000

/** By its id; by its address where a feed gives one id to several, or none; else by its title. */
function keyed(entries: readonly Entry[], feedUrl: string): archive.KeyedEntry[] {
  const named = entries.map((entry) => ({ entry, url: entryArticleUrl(entry, feedUrl) }))
  const places = new Map<string, Set<string | null>>()
  for (const { entry, url } of named) {
    if (entry.guid) places.set(entry.guid, (places.get(entry.guid) ?? new Set()).add(url))
  }
  return named.flatMap(({ entry, url }) => {
    const guid = entry.guid && places.get(entry.guid)!.size === 1 ? entry.guid : null
    const key = guid ?? url ?? entry.title
    return key ? [{ key: key.slice(0, LONGEST_KEY), entry, url }] : []
  })
}
