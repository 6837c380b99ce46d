import type { ArticleId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { openPollDesk } from './collect-feed.ts'
import { extractArticle } from './extract-article.ts'
import { openGroupDesk } from './group-rounds.ts'
import { openHostTurns } from './host-turns.ts'
import type { PollJob } from './keep-polls.ts'
import { publishEdition } from './publish-edition.ts'
import { type Bench, startPump } from './pump.ts'
import { rankStories } from './rank-stories.ts'
import { isGrouping, isUnsettled, settled } from './settled.ts'
import { understandArticles } from './understand-articles.ts'

/**
 * Starts working every stage in this process. Each stage hands on to the next through its queue. `strict`: a failure of
 * grouping, ranking or publishing ends the work with its error; else it is logged and tried again later.
 */
export async function startWork(
  newsroom: Newsroom,
  {
    strict,
    only,
    concurrency = newsroom.settings.network.concurrency,
  }: { strict: boolean; only?: readonly string[]; concurrency?: number },
): Promise<ReturnType<typeof startPump>> {
  const enlisted = await archive.enlist(newsroom.store.pool)
  const desk = openGroupDesk(newsroom)
  const polls = openPollDesk(newsroom)
  const { jobs, store } = newsroom
  /** Whatever may have been the last thing that a round waited for asks for grouping; one waiting job is enough. */
  const asking = openAsking(() => jobs.send('group', [{}]))

  const benches: Bench[] = [
    {
      queue: 'collect',
      limit: concurrency,
      batch: 1,
      work: async ([job]) => {
        await polls.poll(job as unknown as PollJob)
        asking.ask()
      },
    },
    {
      queue: 'extract',
      limit: concurrency,
      batch: 1,
      work: async ([job]) => {
        if (!(await extractArticle(newsroom, (job as { article: ArticleId }).article))) asking.ask()
      },
    },
    {
      queue: 'understand',
      limit: 1,
      batch: 50,
      work: async (some) => {
        await understandArticles(
          newsroom,
          some.map((job) => job.article as ArticleId),
        )
        asking.ask()
      },
    },
    {
      queue: 'group',
      limit: 1,
      batch: 1,
      strict,
      work: async () => {
        const placed = await archive.alone(store.pool, 'group', () => desk.groupRounds())
        if (placed || (await archive.anyStale(store.db))) await jobs.send('rank', [{}])
      },
    },
    {
      queue: 'rank',
      limit: 1,
      batch: 1,
      strict,
      work: async () => {
        await settled(() => isGrouping(store.db))
        newsroom.retune()
        await archive.alone(store.pool, 'rank', () => rankStories(newsroom))
        await jobs.send('publish', [{}])
      },
    },
    {
      queue: 'publish',
      limit: 1,
      batch: 1,
      strict,
      work: async () => {
        await settled(() => isUnsettled(store.db))
        // Whoever changed the settings has the stories ranked by them, and published again.
        newsroom.retune()
        await archive.alone(store.pool, 'publish', () => publishEdition(newsroom))
      },
    },
  ]
  const pump = startPump(
    newsroom,
    benches.filter(({ queue }) => only === undefined || only.includes(queue)),
    { turns: openHostTurns(enlisted), worker: enlisted },
  )
  const stop = async () => {
    try {
      await pump.stop()
      await asking.now()
    } finally {
      await enlisted.leave()
    }
  }
  return { ...pump, stop }
}

/** Long enough to answer many polls with one question, too short for anyone to notice. */
const ASK_AFTER_MS = 100

/** Asks once for all who wanted to ask within a moment. What a kill keeps unasked is asked when work starts again. */
function openAsking(ask: () => Promise<void>): { ask(): void; now(): Promise<void> } {
  let timer: NodeJS.Timeout | null = null
  const now = async () => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    await ask()
  }
  const soon = () => {
    timer ??= setTimeout(() => void now().catch(soon), ASK_AFTER_MS)
  }
  return { ask: soon, now }
}
