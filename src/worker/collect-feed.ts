import {
  type Caught,
  caughtBy,
  cleanUrl,
  dropsByAddress,
  excerptOf,
  type FeedId,
  hostOf,
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

/** Polls one feed in a round, keeps what is new, and sends its articles on to extraction. */
export async function collectFeed(
  newsroom: Newsroom,
  { round, feed }: { round: RoundId; feed: FeedId },
): Promise<void> {
  const { store } = newsroom
  const row = await archive.feedById(store.db, feed)
  if (!row) return
  const started = performance.now()
  const poll: Poll =
    row.state === 'active'
      ? await newsroom.collect(archive.feedToAsk(row))
      : { outcome: 'refused', why: `the feed is ${row.state === 'removed' ? 'no longer listed' : row.state}` }
  const milliseconds = Math.round(performance.now() - started)
  const at = newsroom.now()
  const listed = entriesOf(poll)

  await store.transaction(async (tx) => {
    const fresh = await archive.newEntries(tx.db, feed, listed)
    const links = new Map(fresh.flatMap(({ entry, key }) => (entry.url ? [[key, cleanUrl(entry.url)] as const] : [])))
    const known = await archive.articlesAt(tx.db, [...links.values()])
    const rows = new Map<string, Listed>()
    for (const { key, entry } of fresh) {
      const url = links.get(key)
      if (!url || known.has(url) || rows.has(url)) continue
      const domain = sourceDomain(url)
      const sourceId = await archive.articleSource(tx.db, { likely: row.sourceId, domain, name: null })
      rows.set(url, {
        ...listedArticle(entry, url, at),
        ...droppedUnread(newsroom, url, domain),
        sourceId,
        roundId: round,
      })
    }
    const { at: held, added } = await archive.addArticles(tx.db, [...rows.values()])
    await archive.addEntries(
      tx.db,
      feed,
      fresh.map(({ key, entry }) => {
        const url = links.get(key)
        return { key, entry, articleId: url ? (known.get(url) ?? held.get(url) ?? null) : null }
      }),
      at,
    )
    await newsroom.jobs.send(
      'extract',
      added.flatMap(({ id, url }) => (rows.get(url)?.stage === 'listed' ? [{ article: id, host: hostOf(url) }] : [])),
      tx,
    )
    const habit = await archive.habitOf(tx.db, feed, 50)
    await archive.changeFeed(tx.db, feed, feedAfter(row, poll, { recent: habit, at, nextPoll: newsroom.nextPoll }))
    await archive.recordPoll(tx.db, round, feed, {
      outcome: poll.outcome,
      why: 'why' in poll ? poll.why : null,
      entriesNew: fresh.length,
      at,
      milliseconds,
    })
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

function entriesOf(poll: Poll): archive.KeyedEntry[] {
  const document = poll.outcome === 'fresh' || poll.outcome === 'moved' ? poll.document : null
  return (document?.entries ?? []).flatMap((entry) => {
    const key = entry.guid ?? (entry.url ? cleanUrl(entry.url) : entry.title)
    return key ? [{ key: key.slice(0, 1000), entry }] : []
  })
}

function listedArticle(
  entry: archive.KeyedEntry['entry'],
  url: string,
  at: Date,
): Omit<Listed, 'sourceId' | 'roundId'> {
  const published = entry.publishedAt ?? entry.updatedAt
  return {
    url,
    stage: 'listed',
    title: entry.title ?? url,
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
  }
}
