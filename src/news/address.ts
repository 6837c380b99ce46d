import { getDomain } from 'tldts'
import type { Entry } from './entry.ts'

/** Query parameters that say where a reader came from, never which page is meant. A trailing star stands for any ending. */
const TRACKING_PARAMETERS = [
  'utm_*',
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'twclid',
  'ttclid',
  'yclid',
  'igshid',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  '_hsenc',
  '_hsmi',
  '_ga',
  '_gl',
  'at_campaign',
  'at_custom*',
  'at_medium',
  'cmpid',
  'ns_campaign',
  'ns_mchannel',
  'ocid',
  'ref',
  'ref_src',
  'ref_url',
  'smid',
  'sr_share',
  'xtor',
]

const EXACT = new Set(TRACKING_PARAMETERS.filter((name) => !name.endsWith('*')))
const PREFIXES = TRACKING_PARAMETERS.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1))

/**
 * One spelling for one page: lower-case scheme and host, no default port, no fragment, no tracking parameters.
 * Order and spelling of what remains stay as they are. What is not a web address comes back trimmed.
 */
export function cleanUrl(url: string): string {
  const parsed = webAddress(url)
  if (!parsed) return url.trim()
  parsed.hash = ''
  if (parsed.search !== '') {
    // Cut by hand: URLSearchParams would also rewrite the encoding of parameters that stay.
    const kept = parsed.search
      .slice(1)
      .split('&')
      .filter((pair) => pair !== '' && !isTracking(pair))
    parsed.search = kept.join('&')
  }
  return parsed.href
}

/**
 * The one address of the page that an entry is about: its link, else an id that is an address. Null when it has none
 * of its own, which is also so when it points to the feed itself.
 */
export function entryArticleUrl({ url, guid }: Pick<Entry, 'url' | 'guid'>, feedUrl: string): string | null {
  const address = [url, guid].find((candidate) => candidate !== null && webAddress(candidate.trim()) !== null)
  if (address === null || address === undefined) return null
  const clean = cleanUrl(address)
  return clean === cleanUrl(feedUrl) ? null : clean
}

/** Who publishes at this address: the registrable domain (`bbc.co.uk`), else the host with its port (`127.0.1.4:4777`). */
export function sourceDomain(url: string): string {
  const parsed = webAddress(url)
  if (!parsed) return url.trim().toLowerCase()
  const host = parsed.hostname.replace(/\.$/, '')
  // Private suffixes count: each blog on github.io or substack.com is its own publisher.
  return getDomain(host, { allowPrivateDomains: true }) ?? (parsed.port === '' ? host : `${host}:${parsed.port}`)
}

/** The machine that answers for an address: it is asked one thing at a time. */
export function hostOf(url: string): string {
  return webAddress(url)?.host ?? url
}

/** Whether a browser can do no more with it than follow it. */
export const isWebAddress = (url: string): boolean => webAddress(url) !== null

/** What needs no escape in an address; most paths of a site hold nothing else. */
const PLAIN_PATH = /^[\w./-]*$/

/** A path as an address has it: each of its parts escaped. */
export const escapedPath = (path: string): string =>
  PLAIN_PATH.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')

function isTracking(pair: string): boolean {
  const name = pair.split('=', 1)[0]!.toLowerCase()
  return EXACT.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))
}

function webAddress(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:') ? parsed : null
}
