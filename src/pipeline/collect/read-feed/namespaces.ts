/**
 * Canonical prefix for each vocabulary that feeds use, whatever prefix a document chose. RSS and Atom share the empty
 * prefix, so that one table of fields serves both. Addresses are compared without case, `http(s)://` and end marks.
 */
const PREFIX_OF = new Map<string, string>([
  ['www.w3.org/2005/atom', ''],
  ['purl.org/atom/ns', ''],
  ['purl.org/echo', ''],
  ['purl.org/rss/1.0', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['example.com/newformat', ''],
  ['purl.org/pie', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['backend.userland.com/rss2.1', ''],
  ['backend.userland.com/rss091', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['www.rssboard.org/rss-specification', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['www.w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['search.yahoo.com/mrss', 'media'],
  ['search.yahoo.com/rss', 'media'],
  ['video.search.yahoo.com/mrss', 'media'],
  ['www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['www.youtube.com/xml/schemas/2015', 'yt'],
  ['www.sitemaps.org/schemas/sitemap/0.9', ''],
  ['www.google.com/schemas/sitemap/0.84', ''],
  ['www.google.com/schemas/sitemap-news/0.9', 'news'],
  ['www.google.com/schemas/sitemap-image/1.1', 'image'],
  ['www.google.com/schemas/sitemap-video/1.1', 'video'],
  ['www.w3.org/1999/xhtml', 'xhtml'],
  ['www.w3.org/tr/xhtml1', 'xhtml'],
  ['www.w3.org/2000/svg', 'svg'],
  ['www.w3.org/1998/math/mathml', 'math'],
  ['www.w3.org/1999/xlink', 'xlink'],
  ['www.w3.org/xml/1998/namespace', 'xml'],
])

/** Prefixes bound to a namespace address, as seen from one element. */
export type Scope = ReadonlyMap<string, string>

export const NO_SCOPE: Scope = new Map([['xml', 'xml']])

/** The scope inside an element with these attributes; the same object when it declares nothing. */
export function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  let inner: Map<string, string> | null = null
  for (const [name, address] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const prefix = name.slice('xmlns:'.length)
    inner ??= new Map(outer)
    inner.set(prefix, canonicalPrefix(address) ?? prefix)
  }
  return inner ?? outer
}

/** `DC:Creator` in scope becomes `dc:creator`; an undeclared or unknown prefix keeps its own name. */
export function canonicalName(name: string, scope: Scope): string {
  const lower = name.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon === -1 ? '' : lower.slice(0, colon)
  const local = lower.slice(colon + 1)
  const canonical = scope.get(prefix) ?? (prefix === 'atom' || prefix === 'rss' ? '' : prefix)
  return canonical === '' ? local : `${canonical}:${local}`
}

/** The name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function canonicalPrefix(address: string): string | undefined {
  const key = address
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '')
  return PREFIX_OF.get(key)
}
