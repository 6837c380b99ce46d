import { BroadsheetError, type FeedDocument, type FeedKind, type FeedOptions, type Poll } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import {
  decode,
  discoverFeeds,
  fillQuery,
  kindForOptions,
  optionsFor,
  PLACEHOLDER_NAMES,
  readShorthand,
  SOURCE_KINDS,
  sitemapsIn,
  suggestSelectors,
  unknownPlaceholders,
} from '../pipeline/collect/index.ts'
import * as archive from '../store/index.ts'

/** Where a feed may be, and what a person says of how to read it. */
export interface FeedWish {
  /** A web address, or a shorthand such as `hacker-news:open weights`. */
  readonly address: string
  readonly kind?: FeedKind | undefined
  readonly options?: FeedOptions
  /** Stands in the address for {query}. */
  readonly query?: string | undefined
  /** The source's name, when its own is not good enough. */
  readonly name?: string | undefined
}

export interface FoundFeed {
  readonly url: string
  readonly kind: FeedKind
  readonly options: FeedOptions
  readonly title: string | null
  /** Who is its source, when that is a service and not who publishes at the address. */
  readonly source: { readonly name: string; readonly homeUrl: string } | null
  readonly poll: Poll
  readonly document: FeedDocument | null
  /** What to do when there is no document. */
  readonly next: string | null
}

type Candidate = Pick<FoundFeed, 'url' | 'kind' | 'options'> & Partial<Pick<FoundFeed, 'title' | 'source'>>

/** Finds what can be polled: what the wish says, else a feed there, or what the page there leads to. Keeps nothing. */
export async function findFeed(newsroom: Newsroom, wish: FeedWish): Promise<FoundFeed> {
  const given = wish.options ?? {}
  const short = wish.kind === undefined ? readShorthand(wish.address, given) : null
  if (short) return look(newsroom, { ...short, options: given })
  const url = addressOf(wish)
  const known = (await archive.findFeeds(newsroom.store.db, url))[0]
  const kind = wish.kind ?? kindForOptions(given)
  if (kind === null && known && known.kind !== 'feed') return look(newsroom, known)
  const found = await look(newsroom, { url, kind: kind ?? 'feed', options: optionsFor(kind ?? 'feed', given) })
  if (found.poll.outcome !== 'unreadable' || wish.kind !== undefined) return found
  if (kind === null) return (await ledTo(newsroom, url)) ?? found
  // Options for a sitemap may be given with the address of its site.
  return (kind === 'sitemap' ? await sitemapOf(newsroom, url, given) : null) ?? found
}

async function look(newsroom: Newsroom, candidate: Candidate): Promise<FoundFeed> {
  const { url, kind, options, title = null, source = null } = candidate
  const poll = await newsroom.collect({ url, kind, options })
  const document = poll.outcome === 'fresh' || poll.outcome === 'moved' ? poll.document : null
  return { ...{ url, kind, options, source, poll, document }, title: title ?? document?.title ?? null, next: null }
}

/** What an answer that is no feed leads to: it is a sitemap, names a feed, or its site keeps a sitemap of dated pages. */
async function ledTo(newsroom: Newsroom, asked: string): Promise<FoundFeed | null> {
  const answer = await newsroom.fetch(asked)
  if (answer.kind !== 'answer' || answer.status !== 200) return null
  const { url } = answer
  const text = decode(answer.body, answer.headers.get('content-type'))
  const asSitemap = SOURCE_KINDS.sitemap.read({ text, url }, {})
  if (asSitemap.kind !== 'unreadable') return look(newsroom, { url: asked, kind: 'sitemap', options: {} })
  if (!/<[a-z!]/i.test(text)) return null
  const [named] = discoverFeeds(text, url)
  if (named && named.url !== asked) return look(newsroom, { url: named.url, kind: 'feed', options: {} })
  return (await sitemapOf(newsroom, url, {})) ?? pageWithoutFeed(newsroom, asked, { text, url })
}

/** Sitemaps that are tried: sites name dozens, the newest news is in the first that has dates. */
const MOST_SITEMAPS = 3

/** The sitemap that a site's robots.txt names, cut to what lies below the page. */
async function sitemapOf(newsroom: Newsroom, page: string, given: FeedOptions): Promise<FoundFeed | null> {
  const robots = await newsroom.fetch(new URL('/robots.txt', page).href)
  if (robots.kind !== 'answer' || robots.status !== 200) return null
  const { origin, pathname } = new URL(page)
  const options = pathname === '/' ? given : { match: `${origin}${pathname.replace(/[^/]*$/, '')}`, ...given }
  for (const url of sitemapsIn(decode(robots.body, null), page).slice(0, MOST_SITEMAPS)) {
    const found = await look(newsroom, { url, kind: 'sitemap', options })
    // Without dates it is a list of pages, not of news.
    if (found.document?.entries.some(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt)) return found
  }
  return null
}

async function pageWithoutFeed(
  newsroom: Newsroom,
  asked: string,
  page: { text: string; url: string },
): Promise<FoundFeed> {
  const why = 'it is a page that names no feed, and its site names no sitemap with dates'
  const guess = suggestSelectors(page)
  const tried = guess && (await look(newsroom, { url: asked, kind: 'page', options: guess.options }))
  const entries = tried?.document?.entries.length ?? 0
  const list = guess && entries > 0 ? guess.words : '--list SELECTOR --title SELECTOR --link SELECTOR --date SELECTOR'
  return {
    ...{ url: asked, kind: 'feed', options: {}, title: null, source: null, document: null },
    poll: { outcome: 'unreadable', why },
    next: `Say where its articles stand${entries > 0 ? ` (these find ${entries})` : ''}: broadsheet feed add ${asked} --kind page ${list} --preview`,
  }
}

function addressOf({ address, query }: FeedWish): string {
  const filled = query === undefined ? address : fillQuery(address, query)
  const full = /^[a-z][a-z0-9+.-]*:/i.test(filled) ? filled : `https://${filled}`
  if (!URL.canParse(full) || !/^https?:$/.test(new URL(full).protocol)) {
    const names = Object.values(SOURCE_KINDS).flatMap(({ shorthand }) => shorthand?.example ?? [])
    throw new BroadsheetError('address-wrong', {
      what: `"${address}" is not a web address`,
      next: `Give one that begins with http:// or https://, or a shorthand: ${names.join(', ')}`,
      usage: true,
    })
  }
  const { username, password, host } = new URL(full)
  if (username || password) {
    // Not repeated: it would stand in the terminal, in logs, and in lists of feeds that are given away.
    throw new BroadsheetError('address-wrong', {
      what: `the address on ${host} carries a name or password`,
      next: 'Keep those out of addresses; feeds that need them are not read.',
      usage: true,
    })
  }
  const unknown = unknownPlaceholders(full)
  if (unknown.length === 0) return new URL(full).href
  throw new BroadsheetError('placeholder-wrong', {
    what: unknown.includes('query')
      ? `${address} has a place for {query}, and no words are given`
      : `${address} has a place for {${unknown.join('}, {')}}, which means nothing`,
    next: unknown.includes('query')
      ? 'Give them with --query WORDS.'
      : `Known are: ${PLACEHOLDER_NAMES.map((name) => `{${name}}`).join(', ')}, {query}.`,
    usage: true,
  })
}
