/** Collect: asks a feed what is new and gives how that went, with its entries read. Never stores, waits or looks at a clock. */
import { createHash } from 'node:crypto'
import type { Feed, FeedDocument, Poll, Via } from '../../news/feed.ts'
import { isCutOff } from './cut-off.ts'
import { decode } from './decode.ts'
import { fillAddress, hasPlaceholders } from './fill-address.ts'
import { freshForSeconds, retryAfterSeconds } from './freshness.ts'
import { inflate } from './inflate.ts'
import { type Reading, SOURCE_KINDS } from './kinds/index.ts'

export { decode } from './decode.ts'
export { discoverFeeds, sitemapsIn } from './discover.ts'
export { fillQuery, PLACEHOLDER_NAMES, unknownPlaceholders } from './fill-address.ts'
export { kindForOptions, optionsFor, readShorthand, SOURCE_KINDS, suggestSelectors } from './kinds/index.ts'
export { nextPoll } from './next-poll.ts'
export { readFeed } from './read-feed/index.ts'
export { plainText, sanitizeHtml } from './sanitize.ts'

/** Asks for a document once, following redirects; conditionally, when validators are given. */
export type FetchFeed = (request: {
  readonly url: string
  readonly etag: string | null
  readonly lastModified: string | null
}) => Promise<FetchAnswer>

export type FetchAnswer =
  | {
      readonly kind: 'answer'
      readonly status: number
      /** Where the answer came from, after redirects. */
      readonly url: string
      readonly body: Uint8Array
      readonly headers: { get(name: string): string | null }
      /** Where a chain of permanent redirects led; null when there was none. */
      readonly permanentlyAt: string | null
    }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

interface CollectNeeds {
  readonly fetch: FetchFeed
  /** For documents that are made for readers: asks robots.txt first. */
  readonly fetchPage: (request: { readonly url: string }) => Promise<FetchAnswer>
  readonly now: Date
}

/** A feed's address and kind, and what earlier polls have left to remember; nothing of that asks as if for the first time. */
export type FeedToAsk = Pick<Feed, 'url' | 'kind' | 'options'> &
  Partial<Pick<Feed, 'etag' | 'lastModified' | 'redirects' | 'bodyHash' | 'missing'>>

/** Permanent redirects to one place, in a row, until the feed is taken to have moved: one can be a mistake. */
const REDIRECTS_THAT_MOVE = 3

/** A feed that is not found so often, over so long, is gone: a site's move or a bad week are over by then. */
const MISSES_THAT_RETIRE = 10
const MISSING_FOR_MS = 7 * 24 * 60 * 60 * 1000

export async function collect(feed: FeedToAsk, needs: CollectNeeds): Promise<Poll> {
  const answer = await ask(feed, needs)
  if (answer.kind === 'refused') return { outcome: 'refused', why: answer.why }
  if (answer.kind === 'failed') return { outcome: 'unreachable', why: answer.why, status: null }
  const { status, headers } = answer
  if (status === 410) return { outcome: 'gone', why: 'the server says that the feed is gone for good (410)' }
  if (status === 404 && missingForLong(feed.missing ?? null, needs.now)) {
    return { outcome: 'gone', why: 'for a week and longer the server has not found the feed (404)' }
  }
  if (status === 429 || status === 503) {
    const why = status === 429 ? 'the server finds that we ask too often (429)' : 'the server is busy (503)'
    return { outcome: 'busy', why, retryAfterSeconds: retryAfterSeconds(headers) }
  }
  const via: Via = {
    status,
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
    freshForSeconds: freshForSeconds(headers),
    permanentlyAt: answer.permanentlyAt,
    bodyHash: status === 304 ? null : hashOf(answer.body, feed),
  }
  const movedTo = moved(feed, answer.permanentlyAt)
  const good = status >= 200 && status <= 299
  if (status === 304 || (good && via.bodyHash === feed.bodyHash)) {
    return movedTo === null ? { outcome: 'unchanged', via } : { outcome: 'moved', to: movedTo, document: null, via }
  }
  if (!good) return { outcome: 'unreachable', why: `the server answered with status ${status}`, status }
  const { reading, isWhole } = read(answer, feed)
  const { document, why, complete } = reading.kind === 'parts' ? await readParts(reading, feed, needs) : whole(reading)
  if (document === null) return { outcome: 'unreadable', why }
  // Validators would tell that the list of parts is the same, not that the parts are; or that the whole is, of which we
  // have seen the beginning only.
  const kept: Via = complete
    ? { ...via, ...(isWhole ? {} : { etag: null, lastModified: null }) }
    : { ...via, etag: null, lastModified: null, bodyHash: null }
  return movedTo === null
    ? { outcome: 'fresh', document, via: kept }
    : { outcome: 'moved', to: movedTo, document, via: kept }
}

/** The same bytes read in another way are not the same document. */
function hashOf(body: Uint8Array, { kind, options }: FeedToAsk): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, options]))
    .update(body)
    .digest('base64')
}

async function ask(feed: FeedToAsk, { fetch, fetchPage, now }: CollectNeeds): Promise<FetchAnswer> {
  const url = fillAddress(feed.url, now)
  if (SOURCE_KINDS[feed.kind].madeFor === 'readers') return fetchPage({ url })
  // Yesterday's validators are another address's.
  return hasPlaceholders(feed.url)
    ? fetch({ url, etag: null, lastModified: null })
    : fetch({ url, etag: feed.etag ?? null, lastModified: feed.lastModified ?? null })
}

/** `isWhole`: nothing is cut off at its end. */
function read(
  answer: Extract<FetchAnswer, { kind: 'answer' }>,
  { kind, options }: FeedToAsk,
): { readonly reading: Reading; readonly isWhole: boolean } {
  const bytes = inflate(answer.body)
  if (bytes === null) {
    const why = 'the answer is compressed and does not come out whole'
    return { reading: { kind: 'unreadable', why }, isWhole: true }
  }
  const text = decode(bytes, answer.headers.get('content-type'))
  return { reading: SOURCE_KINDS[kind].read({ text, url: answer.url }, options), isWhole: !isCutOff(text) }
}

interface Whole {
  readonly document: FeedDocument | null
  readonly why: string
  /** The answer changes whenever the document does. */
  readonly complete: boolean
}

function whole(reading: Exclude<Reading, { kind: 'parts' }>): Whole {
  return reading.kind === 'feed'
    ? { document: reading.document, why: '', complete: true }
    : { document: null, why: reading.why, complete: true }
}

/** Parts that one poll asks for: the newest hold what is new. */
const MOST_PARTS = 3

/** Reads the newest documents that an index names, as one. */
async function readParts(
  { urls, dated }: Extract<Reading, { kind: 'parts' }>,
  feed: FeedToAsk,
  { fetch }: CollectNeeds,
): Promise<Whole> {
  const documents: FeedDocument[] = []
  let why = 'none of the documents that it names could be read'
  let complete = dated
  for (const url of urls.slice(0, MOST_PARTS)) {
    const answer = await fetch({ url, etag: null, lastModified: null })
    const reading = answer.kind === 'answer' && answer.status === 200 ? read(answer, feed).reading : null
    if (reading?.kind === 'feed') documents.push(reading.document)
    else {
      // It is asked for again at the next poll, though the index may say that nothing has changed.
      complete = false
      if (reading?.kind === 'unreadable') why = `${url}: ${reading.why}`
    }
  }
  const [first] = documents
  if (!first) return { document: null, why, complete }
  return { document: { ...first, entries: documents.flatMap(({ entries }) => entries) }, why: '', complete }
}

/** This poll included. */
function missingForLong(missing: Feed['missing'], now: Date): boolean {
  if (missing === null) return false
  return missing.times + 1 >= MISSES_THAT_RETIRE && now.getTime() - missing.since.getTime() >= MISSING_FOR_MS
}

function moved(feed: FeedToAsk, to: string | null): string | null {
  if (to === null) return null
  const before = feed.redirects?.to === to ? feed.redirects.times : 0
  return before + 1 >= REDIRECTS_THAT_MOVE ? to : null
}
