import { cleanUrl } from '../../news/address.ts'
import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'

/** The page's own address among those that lead to it: without tracking, and not its AMP or mobile edition's. */
export function findCanonical(
  head: Head,
  data: LinkedData,
  url: string,
): { readonly canonicalUrl: string | null; readonly because: readonly Evidence[] } {
  const claims = [
    { claim: head.canonical, from: 'rel=canonical' },
    { claim: metaOf(head, 'og:url'), from: 'og:url' },
    { claim: data.url, from: 'JSON-LD' },
  ]
  for (const { claim, from } of claims) {
    const address = claim ? believable(claim, url) : null
    if (address) return { canonicalUrl: desktop(address), because: [{ evidence: 'canonical', note: from }] }
  }
  const own = webAddress(url)
  return own
    ? { canonicalUrl: desktop(own), because: [{ evidence: 'canonical', note: 'its own address' }] }
    : { canonicalUrl: null, because: [] }
}

/** A home page is no article's address, and many sites name theirs on every page by mistake. */
function believable(claim: string, url: string): URL | null {
  const base = webAddress(url)
  const address = webAddress(claim, base)
  if (!address) return null
  const isHome = address.pathname === '/' && address.search === ''
  const weAreHome = base !== null && base.pathname === '/'
  return isHome && !weAreHome ? null : address
}

function webAddress(claim: string, base?: URL | null): URL | null {
  if (!URL.canParse(claim, base?.href)) return null
  const address = new URL(claim, base?.href)
  return address.protocol === 'http:' || address.protocol === 'https:' ? address : null
}

/** AMP and mobile editions carry the same text under a second address; the first is made by known spellings only. */
function desktop(address: URL): string {
  const plain = new URL(address)
  plain.hostname = plain.hostname.replace(/^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '')
  plain.pathname = plain.pathname
    .replace(/\/amp\/?$/, '/')
    .replace(/^\/amp(?=\/.)/, '')
    .replace(/\.amp(?=\.html?$|$)/, '')
  if (/^(?:1|true|amp)?$/.test(plain.searchParams.get('amp') ?? '-')) plain.searchParams.delete('amp')
  return cleanUrl(plain.href)
}
