/** Collect: asks a feed what is new and gives how that went, with its entries read. Never stores, waits or looks at a clock. */
import type { Feed, Poll, Via } from '../../news/feed.ts'
import { decode } from './decode.ts'
import { freshForSeconds, retryAfterSeconds } from './freshness.ts'
import { readFeed } from './read-feed/index.ts'

export { decode } from './decode.ts'
export { discoverFeeds } from './discover.ts'
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
}

/** Permanent redirects to one place, in a row, until the feed is taken to have moved: one can be a mistake. */
const REDIRECTS_THAT_MOVE = 3

export async function collect(
  feed: Pick<Feed, 'url' | 'etag' | 'lastModified' | 'redirects'>,
  { fetch }: CollectNeeds,
): Promise<Poll> {
  const answer = await fetch({ url: feed.url, etag: feed.etag, lastModified: feed.lastModified })
  if (answer.kind === 'refused') return { outcome: 'refused', why: answer.why }
  if (answer.kind === 'failed') return { outcome: 'unreachable', why: answer.why }
  const { status, headers } = answer
  if (status === 410) return { outcome: 'gone', why: 'the server says that the feed is gone for good (410)' }
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
  }
  const movedTo = moved(feed, answer.permanentlyAt)
  if (status === 304) {
    return movedTo === null ? { outcome: 'unchanged', via } : { outcome: 'moved', to: movedTo, document: null, via }
  }
  if (status < 200 || status > 299) return { outcome: 'unreachable', why: `the server answered with status ${status}` }
  const reading = readFeed(decode(answer.body, headers.get('content-type')), { url: answer.url })
  if (reading.kind === 'unreadable') return { outcome: 'unreadable', why: reading.why }
  const { document } = reading
  return movedTo === null ? { outcome: 'fresh', document, via } : { outcome: 'moved', to: movedTo, document, via }
}

function moved(feed: Pick<Feed, 'redirects'>, to: string | null): string | null {
  if (to === null) return null
  const before = feed.redirects?.to === to ? feed.redirects.times : 0
  return before + 1 >= REDIRECTS_THAT_MOVE ? to : null
}
