import type { FeedDocument, FeedFormat } from '../../../news/feed.ts'
import { readChannel } from './channel.ts'
import { readEntry } from './entry.ts'
import { parseJson, readJsonFeed } from './json-feed.ts'
import type { Family } from './text-construct.ts'
import { type Element, parseXml } from './xml-tree.ts'

type FeedReading =
  | { readonly kind: 'feed'; readonly document: FeedDocument }
  | { readonly kind: 'unreadable'; readonly why: string }

/**
 * Reads a feed in any format, however broken. Of a document that was cut off, every entry before the cut is kept and
 * the one that was cut is left out: it comes whole with a later poll.
 */
export function readFeed(text: string, { url }: { readonly url: string }): FeedReading {
  const start = text.trimStart()
  if (start === '') return { kind: 'unreadable', why: 'the answer is empty' }
  if (start.startsWith('{')) return readJson(start, url)
  const tree = parseXml(text, url)
  const root = findRoot(tree)
  if (!root) return { kind: 'unreadable', why: whatElse(tree) }
  const format = formatOf(root)
  const family: Family = format === 'atom' ? 'atom' : 'rss'
  const about = readChannel(channelOf(root), family)
  const entries = entriesIn(root).filter((entry) => entry.whole)
  return {
    kind: 'feed',
    document: {
      format,
      ...about,
      entries: entries.map((entry) => readEntry(entry, family, about.language)),
    },
  }
}

function readJson(text: string, url: string): FeedReading {
  const value = parseJson(text)
  if (value === undefined) return { kind: 'unreadable', why: 'the answer looks like JSON but cannot be parsed' }
  const document = readJsonFeed(value, url)
  return document ? { kind: 'feed', document } : { kind: 'unreadable', why: 'the answer is JSON but no JSON Feed' }
}

// A map, because a document may well call its root `constructor`.
const FORMATS = new Map<string, FeedFormat>([
  ['rss', 'rss'],
  ['rdf:rdf', 'rdf'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['channel', 'rss'],
])

/** The feed's root, wherever it stands: text, markup and warnings may come before it. */
function findRoot(tree: Element): Element | null {
  const queue: Element[] = [tree]
  for (const element of queue) {
    if (FORMATS.has(element.name)) return element
    for (const child of element.children) if (typeof child !== 'string') queue.push(child)
  }
  return null
}

function formatOf(root: Element): FeedFormat {
  // Microsoft's Channel Definition Format has neither rss nor version around its channel.
  if (root.name === 'channel' && !root.attributes.has('version') && isChannelDefinition(root)) return 'cdf'
  return FORMATS.get(root.name)!
}

function isChannelDefinition(root: Element): boolean {
  const marks = ['href', 'base', 'lastmod', 'self']
  const cdfChildren = ['abstract', 'logo', 'schedule']
  return (
    marks.some((mark) => root.attributes.has(mark)) ||
    root.children.some((child) => typeof child !== 'string' && cdfChildren.includes(child.name))
  )
}

function channelOf(root: Element): Element {
  return (
    (root.children.find((child) => typeof child !== 'string' && child.name === 'channel') as Element | undefined) ??
    root
  )
}

/** Items and entries at any depth, but none inside another. */
function entriesIn(element: Element): Element[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.name === 'item' || child.name === 'entry' ? [child] : entriesIn(child)
  })
}

function whatElse(tree: Element): string {
  const first = tree.children.find((child) => typeof child !== 'string') as Element | undefined
  if (!first) return 'the answer holds no markup at all'
  return first.name === 'html' || first.name === 'xhtml:html'
    ? 'the answer is a web page'
    : `the answer is a document of another kind: <${first.name.slice(0, 40)}>`
}
