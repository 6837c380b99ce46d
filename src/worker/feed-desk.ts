import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type OpmlFeed, readOpml } from '../forms/opml/index.ts'
import {
  AFTER_POLL,
  BroadsheetError,
  type Entry,
  type FeedDocument,
  type FeedId,
  type Poll,
  sourceDomain,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { decode, discoverFeeds } from '../pipeline/collect/index.ts'
import * as archive from '../store/index.ts'

export interface FeedCheck {
  readonly url: string
  readonly good: boolean
  readonly outcome: Poll['outcome']
  readonly why: string | null
  readonly next: string | null
  readonly document: FeedDocument | null
  readonly latest: readonly Entry[]
  readonly feedId: FeedId | null
}

/** Asks an address now; a page leads to the feed that it names. Keeps nothing. */
export async function checkFeedAt(newsroom: Newsroom, address: string): Promise<FeedCheck> {
  const url = webAddress(address)
  const known = (await archive.findFeeds(newsroom.store.db, url))[0]
  const poll = await newsroom.collect({ url, kind: 'feed', options: {} })
  if (poll.outcome === 'unreadable') {
    const named = await feedNamedAt(newsroom, url)
    if (named && named !== url) return checkFeedAt(newsroom, named)
  }
  const document = poll.outcome === 'fresh' || poll.outcome === 'moved' ? poll.document : null
  return {
    url,
    good: document !== null,
    outcome: poll.outcome,
    why: 'why' in poll ? poll.why : null,
    next: AFTER_POLL[poll.outcome] ?? null,
    document,
    latest: (document?.entries ?? []).slice(0, 5),
    feedId: known?.id ?? null,
  }
}

async function feedNamedAt(newsroom: Newsroom, url: string): Promise<string | null> {
  const answer = await newsroom.fetch(url)
  if (answer.kind !== 'answer' || answer.status !== 200) return null
  return discoverFeeds(decode(answer.body, answer.headers.get('content-type')), answer.url)[0]?.url ?? null
}

/** Adds the feed at an address, or the one that the page there names. */
export async function addFeedAt(
  newsroom: Newsroom,
  address: string,
  title: string | null,
): Promise<{ id: FeedId; url: string; title: string | null; entries: number; isNew: boolean }> {
  const check = await checkFeedAt(newsroom, address)
  if (!check.document) {
    throw new BroadsheetError('feed-unusable', {
      what: `${check.url} is no feed that can be used: ${check.outcome}, ${check.why}`,
      next: check.next ?? 'Try "broadsheet feed check URL".',
    })
  }
  const name = title ?? check.document.title
  const { db } = newsroom.store
  const sourceId = await sourceOfFeed(db, { title: name, xmlUrl: check.url, htmlUrl: check.document.link })
  const id = await archive.addFeed(db, { url: check.url, title: name, sourceId, at: newsroom.now(), restore: true })
  return {
    id: id ?? (await archive.findFeeds(db, check.url))[0]!.id,
    url: check.url,
    title: name,
    entries: check.document.entries.length,
    isNew: id !== null,
  }
}

export interface OpmlImport {
  readonly added: number
  readonly known: number
  readonly refused: readonly { url: string; why: string }[]
}

/** Adds every feed of an OPML list, from a file or a web address. */
export async function importOpml(newsroom: Newsroom, from: string): Promise<OpmlImport> {
  const text = /^https?:\/\//i.test(from) ? await download(newsroom, from) : readList(from)
  return newsroom.store.transaction((tx) => addAll(newsroom, tx.db, readOpml(text).feeds, true))
}

/** Reads the newsroom's own list when it has changed since it was last read. */
export async function readOwnList(newsroom: Newsroom): Promise<OpmlImport | null> {
  const file = newsroom.folder.opml
  if (file === null) return null
  const text = readList(file)
  const hash = createHash('sha256').update(text).digest('hex')
  return newsroom.store.transaction(async (tx) => {
    if ((await archive.noteOf(tx.db, 'sources-list')) === hash) return null
    const result = await addAll(newsroom, tx.db, text.includes('xmlUrl') ? readOpml(text).feeds : [], false)
    await archive.writeNote(tx.db, 'sources-list', hash)
    return result
  })
}

async function addAll(
  newsroom: Newsroom,
  db: archive.Db,
  feeds: readonly OpmlFeed[],
  restore: boolean,
): Promise<OpmlImport> {
  const refused: { url: string; why: string }[] = []
  let added = 0
  for (const feed of feeds) {
    if (!URL.canParse(feed.xmlUrl) || !/^https?:$/.test(new URL(feed.xmlUrl).protocol)) {
      refused.push({ url: feed.xmlUrl, why: 'not a web address' })
      continue
    }
    const url = new URL(feed.xmlUrl).href
    const sourceId = await sourceOfFeed(db, { ...feed, xmlUrl: url })
    if (await archive.addFeed(db, { url, title: feed.title, sourceId, at: newsroom.now(), restore })) added++
  }
  return { added, known: feeds.length - added - refused.length, refused }
}

/** A feed's source is known by the domain of its pages, which may differ from where the feed itself lies. */
async function sourceOfFeed(db: archive.Db, feed: Pick<OpmlFeed, 'title' | 'xmlUrl' | 'htmlUrl'>) {
  const home = feed.htmlUrl !== null && /^https?:\/\//i.test(feed.htmlUrl) ? feed.htmlUrl : null
  const domain = sourceDomain(home ?? feed.xmlUrl)
  return archive.sourceAt(db, { name: feed.title ?? domain, domain, homeUrl: home })
}

function readList(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new BroadsheetError('opml-missing', {
      what: `The list of feeds cannot be read: ${file}`,
      next: 'Name a file that is there, or set sources.file to null in newsroom.yaml.',
      cause,
      usage: true,
    })
  }
}

async function download(newsroom: Newsroom, url: string): Promise<string> {
  const answer = await newsroom.fetch(url)
  if (answer.kind === 'answer' && answer.status === 200) return decode(answer.body, answer.headers.get('content-type'))
  const why = answer.kind === 'answer' ? `it answered with status ${answer.status}` : answer.why
  throw new BroadsheetError('opml-unreachable', {
    what: `The list of feeds at ${url} cannot be had: ${why}`,
    next:
      answer.kind === 'refused'
        ? 'If the host is yours, name it under network.allow in newsroom.yaml.'
        : 'See whether the address is right, and try again.',
  })
}

function webAddress(address: string): string {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`
  if (URL.canParse(full) && /^https?:$/.test(new URL(full).protocol)) return new URL(full).href
  throw new BroadsheetError('address-wrong', {
    what: `"${address}" is not a web address`,
    next: 'Give one that begins with http:// or https://',
    usage: true,
  })
}
