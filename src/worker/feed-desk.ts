import {
  AFTER_POLL,
  BroadsheetError,
  type Caught,
  caughtBy,
  cleanUrl,
  type Entry,
  type FeedDocument,
  type FeedId,
  type FeedKind,
  type FeedOptions,
  type Poll,
  sourceDomain,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { type FeedWish, type FoundFeed, findFeed } from './find-feed.ts'
import { factsOfEntry } from './rule-facts.ts'

export interface FeedCheck {
  readonly url: string
  readonly kind: FeedKind
  readonly options: FeedOptions
  readonly good: boolean
  readonly outcome: Poll['outcome']
  readonly why: string | null
  readonly next: string | null
  readonly document: FeedDocument | null
  readonly latest: readonly Entry[]
  readonly feedId: FeedId | null
}

/** Asks an address now; a page leads to the feed or sitemap that it has. Keeps nothing. */
export async function checkFeedAt(newsroom: Newsroom, wish: FeedWish): Promise<FeedCheck> {
  const { url, kind, options, poll, document, next } = await findFeed(newsroom, wish)
  const known = (await archive.findFeeds(newsroom.store.db, url))[0]
  return {
    ...{ url, kind, options, document },
    good: document !== null,
    outcome: poll.outcome,
    why: 'why' in poll ? poll.why : null,
    next: next ?? AFTER_POLL[poll.outcome] ?? null,
    latest: (document?.entries ?? []).slice(0, 5),
    feedId: known?.id ?? null,
  }
}

export interface AddedFeed {
  readonly id: FeedId
  readonly url: string
  readonly kind: FeedKind
  readonly options: FeedOptions
  readonly title: string | null
  readonly entries: number
  readonly isNew: boolean
  /** It was here, and is read in another way from now on. */
  readonly changed: boolean
}

/** Adds what can be polled at an address, or at the one that its page names. */
export async function addFeedAt(newsroom: Newsroom, wish: FeedWish): Promise<AddedFeed> {
  const found = await usableFeed(newsroom, wish)
  const { url, kind, options, title, document } = found
  const { db } = newsroom.store
  const sourceId = await sourceOfFeed(db, {
    url,
    name: wish.name ?? found.source?.name ?? title,
    homeUrl: found.source?.homeUrl ?? document.link,
  })
  const id = await archive.addFeed(db, {
    ...{ url, kind, options, sourceId },
    title: wish.name ?? title,
    at: newsroom.now(),
    restore: true,
  })
  const changed = id === null && (await archive.readFeedAs(db, url, { kind, options }))
  return {
    id: id ?? (await archive.findFeeds(db, url))[0]!.id,
    ...{ url, kind, options, changed },
    title: wish.name ?? title,
    entries: document.entries.length,
    isNew: id !== null,
  }
}

export interface PreviewedEntry {
  readonly title: string | null
  readonly url: string | null
  readonly publishedAt: Date | null
  /** Its article is in the archive already. */
  readonly known: boolean
  /** The rules that would catch it, judged by what the feed says; its page has not been read. */
  readonly caught: readonly Caught[]
}

export interface FeedPreview extends Pick<AddedFeed, 'url' | 'kind' | 'options' | 'title'> {
  readonly isNew: boolean
  /** The source that its entries come in under, where one is known at its domain already: that keeps its name. */
  readonly source: string | null
  readonly entries: readonly PreviewedEntry[]
}

/** What would come in, before anything is saved. */
export async function previewFeedAt(newsroom: Newsroom, wish: FeedWish): Promise<FeedPreview> {
  const { url, kind, options, title, document, source } = await usableFeed(newsroom, wish)
  const { db } = newsroom.store
  const { domain } = homeOfFeed({ url, homeUrl: source?.homeUrl ?? document.link })
  const urls = document.entries.flatMap((entry) => (entry.url ? [cleanUrl(entry.url)] : []))
  const known = await archive.articlesAt(db, urls)
  return {
    ...{ url, kind, options },
    title: wish.name ?? title,
    isNew: (await archive.findFeeds(db, url)).length === 0,
    source: await archive.sourceNameAt(db, domain),
    entries: await Promise.all(
      document.entries.map(async (entry) => ({
        title: entry.title,
        url: entry.url,
        publishedAt: entry.publishedAt ?? entry.updatedAt,
        known: entry.url !== null && known.has(cleanUrl(entry.url)),
        caught: caughtBy(newsroom.rules, await factsOfEntry(newsroom, entry)),
      })),
    ),
  }
}

async function usableFeed(
  newsroom: Newsroom,
  wish: FeedWish,
): Promise<FoundFeed & { readonly document: FeedDocument }> {
  const found = await findFeed(newsroom, wish)
  const { document, poll } = found
  if (document) return { ...found, document }
  throw new BroadsheetError('feed-unusable', {
    what: `${found.url} is no feed that can be used: ${poll.outcome}, ${'why' in poll ? poll.why : 'it holds nothing'}`,
    next: found.next ?? AFTER_POLL[poll.outcome] ?? 'Try "broadsheet feed check URL".',
  })
}

/** A feed's source is known by the domain of its pages, which may differ from where the feed itself lies. */
export async function sourceOfFeed(
  db: archive.Db,
  feed: { readonly url: string; readonly name: string | null; readonly homeUrl: string | null },
) {
  const { homeUrl, domain } = homeOfFeed(feed)
  return archive.sourceAt(db, { name: feed.name ?? domain, domain, homeUrl })
}

function homeOfFeed(feed: { readonly url: string; readonly homeUrl: string | null }) {
  const homeUrl = feed.homeUrl !== null && /^https?:\/\//i.test(feed.homeUrl) ? feed.homeUrl : null
  return { homeUrl, domain: sourceDomain(homeUrl ?? feed.url) }
}
