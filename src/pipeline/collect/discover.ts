import { Parser } from 'htmlparser2'
import { absoluteAddress, squeeze } from './sanitize.ts'

const FEED_TYPES = /^(application\/(rss|atom|rdf|feed)\+(xml|json)|application\/(json|xml)|text\/xml)$/
/** Types that other things have too: taken only where the link calls itself a feed. */
const VAGUE_TYPES = /^(application\/(json|xml)|text\/xml)$/

interface DiscoveredFeed {
  readonly url: string
  readonly title: string | null
}

/** The feeds that a page names in its link elements, in its order. Addresses are not guessed. */
export function discoverFeeds(html: string, url: string): DiscoveredFeed[] {
  const found = new Map<string, DiscoveredFeed>()
  let base = url
  let depth = 0
  const parser = new Parser({
    onclosetag() {
      depth--
    },
    onopentag(name, attributes) {
      depth++
      // The parser's cost grows with the square of the depth; real pages stay far below.
      if (depth > DEEPEST) parser.pause()
      if (name === 'base' && attributes.href) base = absoluteAddress(attributes.href, url) ?? url
      if (name !== 'link' || !isFeedLink(attributes)) return
      const address = absoluteAddress((attributes.href ?? '').replace(/^feed:(\/\/)?(?=https?:)/i, ''), base)
      if (address === null || !/^https?:/.test(address) || found.has(address)) return
      found.set(address, { url: address, title: squeeze(attributes.title ?? '') || null })
    },
  })
  parser.end(html.slice(0, LONGEST_HEAD))
  return [...found.values()]
}

/** Characters of a page in which its links are looked for; heads with inlined styles reach a few hundred thousand. */
const LONGEST_HEAD = 1_000_000
const DEEPEST = 1000

function isFeedLink({ rel = '', type = '', href }: Record<string, string>): boolean {
  if (!href) return false
  const relations = rel.toLowerCase().split(/\s+/)
  const kind = type.toLowerCase().split(';', 1)[0]!.trim()
  if (relations.includes('feed')) return kind === '' || FEED_TYPES.test(kind)
  if (!relations.includes('alternate') || !FEED_TYPES.test(kind)) return false
  return !VAGUE_TYPES.test(kind) || /rss|atom|feed|\.xml/i.test(href)
}

/** The sitemaps that a robots.txt names; those that are called news first. */
export function sitemapsIn(robots: string, url: string): string[] {
  const named = [...robots.matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(\S+)/gim)]
  const addresses = named.flatMap(([, address]) => absoluteAddress(address!, url) ?? [])
  const unique = [...new Set(addresses)].filter((address) => /^https?:/.test(address))
  return [...unique.filter((address) => /news/i.test(address)), ...unique.filter((address) => !/news/i.test(address))]
}
