import {
  type ArticleId,
  type Caught,
  caughtBy,
  dropsByAddress,
  type Entry,
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

export interface PollJob {
  readonly round: RoundId
  readonly feed: FeedId
}

/** One poll, made and read, to be kept. */
export interface PolledOnce {
  readonly job: PollJob
  readonly polled: archive.PolledFeed
  readonly poll: Poll
  readonly listed: readonly archive.KeyedEntry[]
  readonly at: Date
  readonly milliseconds: number
  /** False when its server was not asked at all: that says nothing about the feed. */
  readonly asked: boolean
}

/** Of a feed whose document we cannot cope with. */
export const UNKEPT: Poll = { outcome: 'unreadable', why: 'what it lists could not be kept; the log says why' }

/** A poll with what the archive knew of what it lists. */
interface Known extends Omit<PolledOnce, 'listed'> {
  readonly listed: readonly archive.ListedEntry[]
  readonly fresh: readonly archive.ListedEntry[]
}

/** Keeps what polls brought, and how each went, together; one that cannot be kept keeps none of the others from it. */
export async function keepPolls(newsroom: Newsroom, polls: readonly PolledOnce[]): Promise<void> {
  try {
    await keepTogether(newsroom, polls)
  } catch (error) {
    if (archive.isArchiveTrouble(error)) throw error
    if (polls.length > 1) for (const poll of polls) await keepPolls(newsroom, [poll])
    else for (const poll of polls) await keepFailure(newsroom, poll, error)
  }
}

async function keepFailure(newsroom: Newsroom, { job, polled, at }: PolledOnce, error: unknown): Promise<void> {
  newsroom.log('collect-failed', { ...job, why: messageOf(error) })
  const failed = { job, polled, poll: UNKEPT, at, milliseconds: 0, asked: true, listed: [], fresh: [] }
  await archive.finishPolls(newsroom.store.db, [await finished(newsroom, failed)])
}

async function keepTogether(newsroom: Newsroom, polls: readonly PolledOnce[]): Promise<void> {
  const { store } = newsroom
  const lists = polls.map(({ polled, listed }) => ({ feed: polled.row, listed }))
  const known = (await archive.knownOf(store.db, lists)).map((listed, at) => ({
    ...polls[at]!,
    listed,
    fresh: listed.filter(({ isKnown }) => !isKnown),
  }))
  const ends = await Promise.all(known.map((poll) => finished(newsroom, poll)))
  const routes = known.flatMap(({ listed }) => newRoutes(listed))
  if (routes.length === 0 && known.every(({ fresh }) => fresh.length === 0)) {
    return archive.finishPolls(store.db, ends)
  }
  await store.transaction(async (tx) => {
    await archive.addAddresses(tx.db, routes)
    await keepFresh(newsroom, tx, known)
    await archive.finishPolls(tx.db, ends)
  })
}

async function finished(
  newsroom: Newsroom,
  { job, polled, poll, at, milliseconds, fresh, asked }: Known,
): Promise<archive.FinishedPoll> {
  const recent = [...polled.recent, ...fresh.map(({ entry }) => entry.publishedAt ?? at)]
  return {
    ...job,
    change: asked ? await feedAfter(polled.row, poll, { recent, at, nextPoll: newsroom.nextPoll }) : null,
    record: {
      ...{ outcome: poll.outcome, why: 'why' in poll ? poll.why : null, entriesNew: fresh.length, at, milliseconds },
    },
  }
}

/** What is known already but is now listed at an address that is not. */
function newRoutes(listed: readonly archive.ListedEntry[]): { url: string; articleId: ArticleId }[] {
  return listed.flatMap(({ url, articleId, articleAt }) =>
    url !== null && articleId !== null && articleAt === null ? [{ url, articleId }] : [],
  )
}

async function keepFresh(newsroom: Newsroom, tx: archive.Tx, polls: readonly Known[]): Promise<void> {
  const places = polls.map(({ fresh }) => listedElsewhere(fresh))
  const rows = new Map<string, Listed>()
  const sourceOf = openSources(tx, polls)
  for (const [of, { job, fresh, at }] of polls.entries()) {
    for (const { entry, url, key, articleAt } of fresh) {
      if (url === null || articleAt !== null || places[of]!.has(key) || rows.has(url)) continue
      const domain = sourceDomain(url)
      rows.set(url, {
        ...listedArticle(entry, url, at),
        ...droppedUnread(newsroom, url, domain),
        sourceId: await sourceOf(domain),
        roundId: job.round,
      })
    }
  }
  const { at: held, added } = await archive.addArticles(tx.db, [...rows.values()])
  const placed = polls.flatMap(({ fresh, polled, at }, of) =>
    fresh.map(({ key, entry, url, articleAt }) => {
      const elsewhere = places[of]!.get(key)
      const articleId = articleAt ?? elsewhere ?? (url === null ? null : (held.get(url) ?? null))
      return { feed: polled.row.id, key, entry, url, articleId, at, isElsewhere: elsewhere !== undefined }
    }),
  )
  await archive.addEntries(tx.db, placed)
  await archive.addAddresses(
    tx.db,
    placed.flatMap(({ url, articleId, isElsewhere }) => (url && articleId && isElsewhere ? [{ url, articleId }] : [])),
  )
  await newsroom.jobs.send(
    'extract',
    added.flatMap(({ id, url }) => (rows.get(url)?.stage === 'listed' ? [{ article: id, host: hostOf(url) }] : [])),
    tx,
  )
}

/** Each domain is looked up once; feeds bring their own. */
function openSources(tx: archive.Tx, polls: readonly Known[]) {
  const known = new Map(polls.map(({ polled }) => [polled.sourceDomain, polled.row.sourceId]))
  return async (domain: string) => {
    const source = known.get(domain) ?? (await archive.sourceAt(tx.db, { name: domain, domain }))
    known.set(domain, source)
    return source
  }
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
