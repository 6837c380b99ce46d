import {
  type ArticleId,
  type Caught,
  caughtBy,
  dropsByAddress,
  type Entry,
  entryArticleUrl,
  excerptOf,
  type FeedId,
  headlineOf,
  hostOf,
  messageOf,
  type Poll,
  type RoundId,
  sourceDomain,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { plainText } from '../pipeline/collect/index.ts'
import type { NewArticle } from '../store/index.ts'
import * as archive from '../store/index.ts'
import { feedAfter } from './feed-after.ts'

/** What a listed article carries until its page has been read: the feed's own words. */
type Listed = Omit<NewArticle, 'id'>

interface PollJob {
  readonly round: RoundId
  readonly feed: FeedId
}

/** Polls one feed in a round, keeps what is new, and sends its articles on to extraction. */
export async function collectFeed(newsroom: Newsroom, job: PollJob): Promise<void> {
  try {
    await pollFeed(newsroom, job)
  } catch (error) {
    if (archive.isArchiveTrouble(error)) throw error
    // One feed that we cannot cope with must not hold up its round.
    newsroom.log('collect-failed', { ...job, why: messageOf(error) })
    const polled = await archive.feedToPoll(newsroom.store.db, job.feed)
    const poll: Poll = { outcome: 'unreadable', why: 'what it lists could not be kept; the log says why' }
    const end = { poll, entriesNew: 0, recent: [], at: newsroom.now(), milliseconds: 0 }
    if (polled) await finish(newsroom, newsroom.store.db, job, { ...end, polled })
  }
}

async function pollFeed(newsroom: Newsroom, job: PollJob): Promise<void> {
  const { store } = newsroom
  const polled = await archive.feedToPoll(store.db, job.feed)
  if (!polled) return
  const { row } = polled
  if (row.state !== 'active') return skip(newsroom, job, row.state)
  const started = performance.now()
  const poll = await newsroom.collect(archive.feedToAsk(row))
  const milliseconds = Math.round(performance.now() - started)
  const at = newsroom.now()
  const listed = await archive.knownOf(store.db, row, keyed(entriesOf(poll), row.url))
  const fresh = listed.filter(({ isKnown }) => !isKnown)
  const routes = newRoutes(listed)
  const end = {
    poll,
    polled,
    entriesNew: fresh.length,
    at,
    milliseconds,
    recent: fresh.map(({ entry }) => entry.publishedAt ?? at),
  }
  if (fresh.length === 0 && routes.length === 0) return finish(newsroom, store.db, job, end)
  await store.transaction(async (tx) => {
    await archive.addAddresses(tx.db, routes)
    await keepFresh(newsroom, tx, polled, { round: job.round, fresh, at })
    await finish(newsroom, tx.db, job, end)
  })
}

/** How a poll ended, for the feed and its history. */
interface Ended {
  readonly poll: Poll
  readonly polled: archive.PolledFeed
  readonly entriesNew: number
  /** Publication instants of what was new. */
  readonly recent: readonly Date[]
  readonly at: Date
  readonly milliseconds: number
}

async function finish(newsroom: Newsroom, db: archive.Db, job: PollJob, ended: Ended): Promise<void> {
  const { poll, polled, at, milliseconds, entriesNew } = ended
  const recent = [...polled.recent, ...ended.recent]
  const after = await feedAfter(polled.row, poll, { recent, at, nextPoll: newsroom.nextPoll })
  await archive.finishPoll(db, job, after, {
    ...{ outcome: poll.outcome, why: 'why' in poll ? poll.why : null, entriesNew, at, milliseconds },
  })
}

/** Removed or paused since the poll was planned. */
async function skip(newsroom: Newsroom, job: PollJob, state: archive.FeedRow['state']): Promise<void> {
  const why = `the feed is ${state === 'removed' ? 'no longer listed' : state}`
  const at = newsroom.now()
  await archive.finishPoll(newsroom.store.db, job, null, {
    outcome: 'refused',
    why,
    entriesNew: 0,
    at,
    milliseconds: 0,
  })
}

/** What is known already but is now listed at an address that is not. */
function newRoutes(listed: readonly archive.ListedEntry[]): { url: string; articleId: ArticleId }[] {
  return listed.flatMap(({ url, articleId, articleAt }) =>
    url !== null && articleId !== null && articleAt === null ? [{ url, articleId }] : [],
  )
}

async function keepFresh(
  newsroom: Newsroom,
  tx: archive.Tx,
  { row, sourceDomain: ownDomain }: archive.PolledFeed,
  { round, fresh, at }: { round: RoundId; fresh: readonly archive.ListedEntry[]; at: Date },
): Promise<void> {
  const elsewhere = listedElsewhere(fresh)
  const sources = new Map([[ownDomain, row.sourceId]])
  const rows = new Map<string, Listed>()
  for (const { entry, url, key, articleAt } of fresh) {
    if (url === null || articleAt !== null || elsewhere.has(key) || rows.has(url)) continue
    const domain = sourceDomain(url)
    const source = sources.get(domain) ?? (await archive.sourceAt(tx.db, { name: domain, domain }))
    sources.set(domain, source)
    rows.set(url, {
      ...listedArticle(entry, url, at),
      ...droppedUnread(newsroom, url, domain),
      sourceId: source,
      roundId: round,
    })
  }
  const { at: held, added } = await archive.addArticles(tx.db, [...rows.values()])
  const placed = fresh.map(({ key, entry, url, articleAt }) => ({
    ...{ key, entry, url },
    articleId: articleAt ?? elsewhere.get(key) ?? (url === null ? null : (held.get(url) ?? null)),
  }))
  await archive.addEntries(tx.db, row.id, placed, at)
  await archive.addAddresses(
    tx.db,
    placed.flatMap(({ key, url, articleId }) => (url && articleId && elsewhere.has(key) ? [{ url, articleId }] : [])),
  )
  await newsroom.jobs.send(
    'extract',
    added.flatMap(({ id, url }) => (rows.get(url)?.stage === 'listed' ? [{ article: id, host: hostOf(url) }] : [])),
    tx,
  )
}

/** Articles that other feeds of the source have listed under the same id, by that id; the first that did counts. */
function listedElsewhere(fresh: readonly archive.ListedEntry[]): Map<string, ArticleId> {
  return new Map(
    fresh.flatMap(({ key, entry, elsewhere }) => {
      const same = elsewhere.find(({ title }) => isOneOfAKind(key) || title === entry.title)
      return same ? [[key, same.articleId] as const] : []
    }),
  )
}

/** Ids that mean one thing wherever they stand: addresses, tag: and urn: names, UUIDs. Others may only number a feed's entries. */
const isOneOfAKind = (id: string) => /^[a-z][a-z0-9+.-]*:\S{6}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i.test(id)

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

/** What a rule drops by its address alone is never fetched: it is kept with its rule, as the feed listed it. */
function droppedUnread(
  newsroom: Newsroom,
  url: string,
  domain: string,
): { stage: 'dropped'; caught: readonly Caught[] } | null {
  const nothing = { title: '', excerpt: '', text: null, topics: [], language: 'und', genre: '', authors: [] }
  const rules = newsroom.rules.filter(dropsByAddress)
  const caught = caughtBy(rules, { ...nothing, url, source: { name: domain, domain } })
  return caught.length === 0 ? null : { stage: 'dropped', caught }
}

function listedArticle(entry: Entry, url: string, at: Date): Omit<Listed, 'sourceId' | 'roundId'> {
  const published = entry.publishedAt ?? entry.updatedAt
  return {
    url,
    stage: 'listed',
    title: headlineOf(entry.title ?? url) || url,
    excerpt: excerptOf(plainText(entry.summary ?? entry.content ?? '')),
    text: null,
    bylines: entry.authors,
    publishedAt: published && published < at ? published : at,
    dateSource: published ? 'feed' : 'first seen',
    picture: entry.picture,
    language: entry.language ?? 'und',
    kind: entry.video ? 'video' : 'article',
    genre: 'report',
    names: [],
    topics: [],
    quality: [],
    embedUrl: entry.video?.embedUrl ?? null,
    firstSeenAt: at,
    because: [],
    caught: [],
  }
}
