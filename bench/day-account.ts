import type { Newsroom } from '../src/newsroom.ts'
import type { Episode, FaultRecord } from './faulty-wire.ts'

export interface Recovery {
  readonly feed: string
  readonly fault: string
  /** From the end of its fault to its next good poll; null when there was none. */
  readonly afterMinutes: number | null
}

export interface DayAccount {
  readonly faults: FaultRecord
  /** Polls by fault (`none` without) and outcome. */
  readonly outcomes: ReadonlyMap<string, Readonly<Record<string, number>>>
  readonly recoveries: readonly Recovery[]
  /** Paths of articles that the wire told and the archive does not hold exactly once. */
  readonly lost: readonly string[]
  readonly articles: number
  /** Articles that stand with their feed's words, since their page could not be read. */
  readonly gaveUp: number
  readonly editions: number
}

interface Polled {
  readonly feed: string
  readonly at: number
  readonly outcome: string
}

const GOOD = ['fresh', 'unchanged', 'moved']

/** What came of a day: `told` says when the wire published which path, `until` when the day ended. */
export async function accountOf(
  newsroom: Newsroom,
  faults: FaultRecord,
  told: ReadonlyMap<string, Date>,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<DayAccount> {
  const polls = await pollsOf(newsroom)
  const outcomes = new Map<string, Record<string, number>>()
  for (const poll of polls) {
    const fault = episodeOf(faults.episodes, poll)?.fault ?? 'none'
    const counts = outcomes.get(fault) ?? {}
    counts[poll.outcome] = (counts[poll.outcome] ?? 0) + 1
    outcomes.set(fault, counts)
  }
  const routes = await routesOf(newsroom)
  const due = [...told].filter(([, at]) => at > from && at <= until)
  return {
    faults,
    outcomes,
    recoveries: faults.episodes.flatMap((episode) => recoveryOf(episode, faults.episodes, polls)),
    lost: due.flatMap(([path]) => (routes.get(path) === 1 ? [] : [path])),
    ...(await countsOf(newsroom)),
  }
}

const isWithin = (episode: Episode, { feed, at }: Pick<Polled, 'feed' | 'at'>) =>
  episode.feed === feed && episode.from <= at && at <= episode.until

const episodeOf = (episodes: readonly Episode[], poll: Polled) => episodes.findLast((one) => isWithin(one, poll))

/** None when another fault of the feed began before it was asked again: that one's recovery is counted. */
function recoveryOf(episode: Episode, all: readonly Episode[], polls: readonly Polled[]): Recovery[] {
  const { feed, fault, until } = episode
  const next = polls.find((poll) => poll.feed === feed && poll.at > until)
  if (next && all.some((other) => other !== episode && isWithin(other, next))) return []
  const good = polls.find((poll) => poll.feed === feed && poll.at > until && GOOD.includes(poll.outcome))
  return [{ feed, fault, afterMinutes: good ? Math.round((good.at - until) / 60_000) : null }]
}

async function pollsOf({ store }: Newsroom): Promise<Polled[]> {
  const { rows } = await store.pool.query<{ url: string; at: Date; outcome: string }>(
    'select url, at, outcome from polls join feeds on feeds.id = feed_id where outcome is not null order by at',
  )
  return rows.map(({ url, at, outcome }) => ({ feed: new URL(url).pathname, at: at.getTime(), outcome }))
}

async function routesOf({ store }: Newsroom): Promise<Map<string, number>> {
  const { rows } = await store.pool.query<{ url: string; articles: number }>(
    'select url, count(distinct article_id)::int as articles from addresses group by url',
  )
  const routes = new Map<string, number>()
  for (const { url, articles } of rows) {
    const path = new URL(url).pathname
    routes.set(path, (routes.get(path) ?? 0) + articles)
  }
  return routes
}

async function countsOf({ store }: Newsroom): Promise<Pick<DayAccount, 'articles' | 'gaveUp' | 'editions'>> {
  const { rows } = await store.pool.query<{ articles: number; gaveUp: number; editions: number }>(
    'select count(*)::int as articles, count(gave_up)::int as "gaveUp", (select count(*)::int from editions) as editions from articles',
  )
  return rows[0]!
}
