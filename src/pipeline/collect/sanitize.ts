import { Parser } from 'htmlparser2'
import sanitize from 'sanitize-html'

/**
 * What may stay of strangers' HTML: text and its structure, pictures, links, tables, quotations. Nothing that runs,
 * loads a frame, takes input, sets a style or names an element, so that it cannot disturb the page it is shown on.
 */
const ALLOWED_TAGS = new Set(
  (
    'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn ' +
    'dir div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p picture ' +
    'pre q rp rt ruby s samp section small source span strike strong sub summary details sup table tbody td tfoot th ' +
    'thead time tr tt u ul var wbr audio video'
  ).split(' '),
)

const ALLOWED_ATTRIBUTES: Record<'*', string[]> & Record<string, string[]> = {
  '*': ['dir', 'lang', 'title'],
  a: ['href', 'hreflang', 'rel'],
  audio: ['src', 'controls'],
  blockquote: ['cite'],
  col: ['span'],
  colgroup: ['span'],
  del: ['cite', 'datetime'],
  img: ['src', 'alt', 'width', 'height'],
  ins: ['cite', 'datetime'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  q: ['cite'],
  source: ['src', 'type'],
  td: ['colspan', 'rowspan', 'headers'],
  th: ['colspan', 'rowspan', 'headers', 'scope', 'abbr'],
  time: ['datetime'],
  video: ['src', 'poster', 'width', 'height', 'controls'],
}

const ALLOWED_SCHEMES = ['http', 'https', 'mailto', 'tel']
const ADDRESS_ATTRIBUTES = ['href', 'src', 'cite', 'poster'] as const

/** Elements whose text is not meant to be read. */
const WITHOUT_TEXT = ['script', 'style', 'textarea', 'option', 'xmp', 'noscript', 'noembed', 'noframes', 'template']

/** Characters of one text that are kept; the longest articles have about a hundred thousand. */
const LONGEST = 1_000_000
/** Open elements beyond which markup is an attack on parsers, not a text; their cost grows with the square. */
const DEEPEST = 1000

/** Strangers' HTML made harmless, its addresses absolute. */
export function sanitizeHtml(html: string, base?: string): string {
  const text = mendQuotes(html.slice(0, LONGEST))
  if (!/[<&>\0]/.test(text)) return text
  const tags = tagsIn(text)
  if (tags === null) return ''
  return sanitize(text, {
    allowedTags: [...tags].filter((tag) => ALLOWED_TAGS.has(tag)),
    allowedAttributes: attributesOf(tags),
    nonTextTags: WITHOUT_TEXT,
    allowedSchemes: ALLOWED_SCHEMES,
    allowedSchemesAppliedToAttributes: [...ADDRESS_ATTRIBUTES],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    transformTags: { '*': (tagName, attributes) => ({ tagName, attribs: absoluteAddresses(attributes, base) }) },
  })
}

/** The words of sanitised or unsanitised HTML, on one line. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return squeeze(html)
  const text = mendQuotes(html.slice(0, LONGEST))
  if (nestsTooDeep(text)) return ''
  let words = ''
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (WITHOUT_TEXT.includes(name)) silent++
      else if (BREAKS.has(name)) words += ' '
    },
    onclosetag(name) {
      if (WITHOUT_TEXT.includes(name)) silent--
      else if (BREAKS.has(name)) words += ' '
    },
    ontext(part) {
      if (silent === 0) words += part
    },
  })
  parser.end(text)
  return squeeze(words)
}

const BREAKS = new Set(
  'address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)

/** Runs of ordinary white space become one space; other spaces are there on purpose. */
export function squeeze(text: string): string {
  return text.replace(/[ \t\r\n\f]+/g, ' ').trim()
}

/** An attribute without its closing quote would swallow the text behind it: `<a href="x>text</a>`. */
function mendQuotes(html: string): string {
  const quotes = html.match(/"/g)?.length ?? 0
  if (quotes % 2 === 0) return html
  return html.replace(/<[a-z][^<>"]*(?:"[^<>"]*"[^<>"]*)*"[^<>"]*(?=>[^<"]*(?:<|$))/gi, '$&"')
}

/**
 * What these tags may carry. The library prepares its lists anew for every text, which costs more than most texts do: it
 * is only told of the tags that are there.
 */
function attributesOf(tags: ReadonlySet<string>): Record<string, string[]> {
  const allowed: Record<string, string[]> = { '*': ALLOWED_ATTRIBUTES['*'] }
  for (const tag of tags) if (Object.hasOwn(ALLOWED_ATTRIBUTES, tag)) allowed[tag] = ALLOWED_ATTRIBUTES[tag]!
  return allowed
}

export function nestsTooDeep(html: string): boolean {
  return tagsIn(html) === null
}

/**
 * The names of the tags in a text; null when they nest too deep. Counts open elements roughly, in linear time; void ones
 * and those that HTML closes by itself do not count.
 */
function tagsIn(html: string): Set<string> | null {
  const tags = new Set<string>()
  let depth = 0
  for (const [, close, written] of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    const name = written!.toLowerCase()
    tags.add(name)
    if (CLOSES_ITSELF.has(name)) continue
    depth = close ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST) return null
  }
  return tags
}

const CLOSES_ITSELF = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th'.split(' '),
)

function absoluteAddresses(attributes: sanitize.Attributes, base: string | undefined): sanitize.Attributes {
  for (const name of ADDRESS_ATTRIBUTES) {
    const value = attributes[name]
    if (value === undefined) continue
    const address = base === undefined ? value.trim() : absoluteAddress(value, base)
    if (address === null || hasForbiddenScheme(value)) delete attributes[name]
    else attributes[name] = address
  }
  return attributes
}

/** Also a scheme behind or among characters that some program might skip. */
function hasForbiddenScheme(address: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\s\p{C}]/gu, ''))?.[1]
  return scheme !== undefined && !ALLOWED_SCHEMES.includes(scheme.toLowerCase())
}

/** An address as a browser would read it on the page at `base`; null when it is none. */
export function absoluteAddress(address: string, base: string): string | null {
  const trimmed = address.trim()
  return URL.canParse(trimmed, base) ? new URL(trimmed, base).href : null
}
