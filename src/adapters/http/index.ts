import type { IncomingHttpHeaders } from 'node:http'
import type { FetchAnswer, FetchFeed } from '../../pipeline/collect/index.ts'
import { ACCEPTED_ENCODINGS } from './encoding.ts'
import { Closed, openGate } from './gate.ts'
import { type Lanes, openLanes } from './lanes.ts'
import { openRequester, type RawAnswer, type Requester } from './request.ts'
import { openRobots, type Robots } from './robots.ts'
import { whyNot } from './words.ts'

export interface HttpOptions {
  /** Hosts, hosts with port and ranges that are opened although private: network.allow of newsroom.yaml. */
  readonly allow: readonly string[]
  readonly userAgent: string
  /** For a whole answer with its redirects; time spent waiting in line does not count. */
  readonly timeoutSeconds: number
  /** On the wire and decoded alike. */
  readonly maxBytes: number
  /** Between two requests to one host. */
  readonly perHostPauseMs?: number
  readonly totalConcurrency?: number
}

export interface Http {
  readonly fetchFeed: FetchFeed
  readonly fetchPage: FetchPage
  readonly fetchPicture: FetchPicture
  close(): Promise<void>
}

/** Asks robots.txt first. */
export type FetchPage = (request: { readonly url: string }) => Promise<FetchAnswer>

/** Asks robots.txt first, and says whether it was that which forbade it. */
export type FetchPicture = (request: {
  readonly url: string
  readonly timeoutSeconds: number
}) => Promise<FetchAnswer | { readonly kind: 'forbidden'; readonly why: string }>

const ACCEPT_FEEDS =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5'
const ACCEPT_PAGES = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.5'
const ACCEPT_PICTURES = 'image/webp, image/jpeg, image/png, image/gif;q=0.8, image/*;q=0.5'

/** Enough for http to https, to www, to the new path, and two surprises. */
const MOST_REDIRECTS = 5
const PER_HOST_PAUSE_MS = 100
const TOTAL_CONCURRENCY = 32
/** RFC 9309 has us read at least 500 KiB of a robots.txt. */
const ROBOTS_MAX_BYTES = 1024 * 1024

/** The way out: polite (one request at a time for a host) and safe (no private address, every answer within limits). */
export function openHttp(options: HttpOptions): Http {
  const requester = openRequester(openGate(options.allow))
  const lanes = openLanes({
    pauseMs: options.perHostPauseMs ?? PER_HOST_PAUSE_MS,
    atOnce: options.totalConcurrency ?? TOTAL_CONCURRENCY,
  })
  const outside = { requester, lanes, options }
  const robots = openRobots({
    fetch: async (url) => {
      const answer = await follow(url.href, { accept: 'text/plain' }, { ...outside, maxBytes: ROBOTS_MAX_BYTES })
      return answer.kind === 'answer' ? answer : { why: answer.why }
    },
    slowDown: (url, pauseMs) => lanes.slowDown(laneOf(url), pauseMs),
    now: Date.now,
  })
  return {
    fetchFeed: ({ url, etag, lastModified }) => {
      const headers: Record<string, string> = { accept: ACCEPT_FEEDS }
      if (sendable(etag)) headers['if-none-match'] = etag
      if (sendable(lastModified)) headers['if-modified-since'] = lastModified
      return follow(url, headers, outside)
    },
    fetchPage: ({ url }) => follow(url, { accept: ACCEPT_PAGES }, { ...outside, robots }),
    fetchPicture: ({ url, timeoutSeconds }) =>
      fetchPicture(url, {
        ...outside,
        options: { ...options, timeoutSeconds: Math.min(timeoutSeconds, options.timeoutSeconds) },
        robots,
      }),
    close: () => requester.close(),
  }
}

async function fetchPicture(url: string, outside: Outside & { robots: Robots }): ReturnType<FetchPicture> {
  let forbidden = false
  const robots: Robots = {
    objection: async (hop) => {
      const objection = await outside.robots.objection(hop)
      forbidden = objection !== null
      return objection
    },
  }
  const answer = await follow(url, { accept: ACCEPT_PICTURES }, { ...outside, robots })
  return answer.kind === 'refused' && forbidden ? { kind: 'forbidden', why: answer.why } : answer
}

/** Validators go back as they came; one that cannot stand in a header is left out. */
function sendable(validator: string | null): validator is string {
  return validator !== null && /^[\x20-\x7e\x80-\xff]+$/.test(validator)
}

interface Outside {
  readonly requester: Requester
  readonly lanes: Lanes
  readonly options: HttpOptions
  readonly maxBytes?: number
  readonly robots?: Robots
}

/** Asks, and asks again where a redirect points to; every hop passes the same checks. */
async function follow(start: string, wishes: Record<string, string>, outside: Outside): Promise<FetchAnswer> {
  const { options } = outside
  const headers = { 'user-agent': options.userAgent, 'accept-encoding': ACCEPTED_ENCODINGS, ...wishes }
  const budget = { leftMs: options.timeoutSeconds * 1000 }
  const seen = new Set<string>()
  let permanent = true
  let address = start
  for (;;) {
    const checked = checkAddress(address)
    if ('kind' in checked) return checked
    const { url } = checked
    if (seen.has(url.href)) return { kind: 'failed', why: `${url.host} redirects in a circle` }
    if (seen.size > MOST_REDIRECTS) return { kind: 'failed', why: `more than ${MOST_REDIRECTS} redirects` }
    seen.add(url.href)
    const objection = await outside.robots?.objection(url)
    if (objection) return { kind: 'refused', why: objection }
    const answer = await ask(url, headers, budget, outside)
    if ('kind' in answer) return answer
    const next = redirectOf(answer)
    if (next === null || !URL.canParse(next, url.href)) {
      return answerOf(answer, url.href, permanent && seen.size > 1)
    }
    permanent &&= answer.status === 301 || answer.status === 308
    address = new URL(next, url).href
  }
}

function checkAddress(address: string): { url: URL } | Extract<FetchAnswer, { kind: 'refused' }> {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) return { kind: 'refused', why: `"${address.slice(0, 200)}" is not an address` }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { kind: 'refused', why: `${url.protocol} addresses are not fetched, only http: and https:` }
  }
  if (url.username || url.password) {
    return {
      kind: 'refused',
      why: `the address on ${url.host} carries a name or password; keep those out of addresses`,
    }
  }
  url.hash = ''
  return { url }
}

async function ask(
  url: URL,
  headers: Record<string, string>,
  budget: { leftMs: number },
  { requester, lanes, options, maxBytes = options.maxBytes }: Outside,
): Promise<RawAnswer | Exclude<FetchAnswer, { kind: 'answer' }>> {
  return lanes.run(laneOf(url), async () => {
    const started = performance.now()
    try {
      return await requester.get(url, headers, { timeoutMs: budget.leftMs, maxBytes })
    } catch (error) {
      if (error instanceof Closed) return { kind: 'refused', why: error.message }
      return { kind: 'failed', why: whyNot(error, url.host, options.timeoutSeconds) }
    } finally {
      budget.leftMs -= performance.now() - started
    }
  })
}

/** Host and port: one machine may serve http and https, but port 8080 may be another's. */
function laneOf(url: URL): string {
  return url.host
}

function redirectOf({ status, headers }: RawAnswer): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.location ?? null) : null
}

function answerOf({ status, headers, body }: RawAnswer, url: string, permanently: boolean): FetchAnswer {
  return {
    kind: 'answer',
    status,
    url,
    body,
    headers: { get: (name) => headerOf(headers, name) },
    permanentlyAt: permanently ? url : null,
  }
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name.toLowerCase()]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
