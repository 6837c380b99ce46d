import { Parser } from 'htmlparser2'
import { BroadsheetError } from '../../news/error.ts'
import { FEED_KINDS, type FeedKind, type FeedOptions } from '../../news/feed.ts'

export interface OpmlFeed {
  readonly title: string | null
  readonly xmlUrl: string
  readonly htmlUrl: string | null
  /** Names of the outlines around it, outermost first, joined by a slash. */
  readonly folder: string | null
  /** Our own attributes: how the document is read. Null when the list says nothing of it, as other programs' do. */
  readonly kind: FeedKind | null
  readonly options: FeedOptions
}

/** The prefix of our own attributes, and the name that it stands for. Other programs leave them alone. */
export const OWN_PREFIX = 'broadsheet'
export const OWN_NAMESPACE = 'urn:broadsheet:opml'

export interface OpmlList {
  readonly title: string | null
  readonly feeds: readonly OpmlFeed[]
}

/** Characters read; the longest lists have some thousand feeds. */
const LONGEST = 5_000_000
/** Open elements at which reading stops: no list nests so deep, and the parser's cost grows with the square. */
const DEEPEST = 5000

/**
 * Reads any program's list: names in any case, any order of attributes, addresses with a feed: scheme or bare
 * ampersands. A feed that is listed twice counts once. Throws when the text holds no outline at all.
 */
export function readOpml(text: string): OpmlList {
  const feeds = new Map<string, OpmlFeed>()
  /** For each open outline the folder that it and those around it make. */
  const folders: string[] = []
  let outlines = 0
  let depth = 0
  let title: string | null = null
  let inTitle = false
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth++
        if (depth > DEEPEST) parser.pause()
        if (name === 'title' && outlines === 0) inTitle = true
        if (name !== 'outline') return
        outlines++
        const around = folders.at(-1) ?? ''
        const feed = feedIn(attributes, around)
        if (feed && !feeds.has(feed.xmlUrl)) feeds.set(feed.xmlUrl, feed)
        folders.push(feed ? around : within(around, nameIn(attributes)))
      },
      ontext(part) {
        if (inTitle) title = (title ?? '') + part
      },
      onclosetag(name) {
        depth--
        if (name === 'title') inTitle = false
        if (name === 'outline') folders.pop()
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  )
  // No XML holds a NUL, and no archive could keep it.
  parser.end(text.slice(0, LONGEST).replaceAll('\0', ''))
  if (outlines === 0) {
    throw new BroadsheetError('opml-unreadable', {
      what: 'The list holds no outline, so it is no OPML.',
      next: 'Export it again from the program that it comes from, as OPML.',
    })
  }
  return { title: squeezed(title ?? undefined), feeds: [...feeds.values()] }
}

/** Every feed carries its folder: thousands of long names in one another would be gigabytes. */
const LONGEST_FOLDER = 500

function within(around: string, name: string | null): string {
  return name === null ? around : `${around}${around && '/'}${name}`.slice(0, LONGEST_FOLDER)
}

function feedIn(attributes: Readonly<Record<string, string>>, folder: string): OpmlFeed | null {
  const isFeed = /^(rss|atom|feed|rdf)/i.test(attributes.type ?? '')
  const address = attributes.xmlurl ?? (isFeed ? attributes.url : undefined)
  const xmlUrl = webAddress(address)
  if (xmlUrl === null) return null
  return {
    title: nameIn(attributes),
    xmlUrl,
    htmlUrl: webAddress(attributes.htmlurl),
    folder: folder || null,
    ...ownIn(attributes),
  }
}

/** Our own attributes: `broadsheet:kind`, and one for each option. */
function ownIn(attributes: Readonly<Record<string, string>>): Pick<OpmlFeed, 'kind' | 'options'> {
  const own = Object.entries(attributes).flatMap(([name, value]): [string, string][] =>
    name.startsWith(`${OWN_PREFIX}:`) ? [[name.slice(OWN_PREFIX.length + 1), value]] : [],
  )
  const kind = FEED_KINDS.find((one) => own.some(([name, value]) => name === 'kind' && value === one)) ?? null
  return { kind, options: kind === null ? {} : Object.fromEntries(own.filter(([name]) => name !== 'kind')) }
}

function nameIn({ title, text }: Readonly<Record<string, string>>): string | null {
  return squeezed(title) ?? squeezed(text)
}

function webAddress(text: string | undefined): string | null {
  const address = (text ?? '')
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null
}

function squeezed(text: string | undefined): string | null {
  return text?.replace(/\s+/g, ' ').trim() || null
}
