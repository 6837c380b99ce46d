/**
 * The one table: for each fact, the elements that can hold it, best first, by canonical name (see namespaces.ts). RSS
 * 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0, CDF and their modules all read from it.
 */
export const ENTRY_FIELDS = {
  guid: ['guid', 'id', 'dc:identifier'],
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  origin: ['feedburner:origlink'],
  link: ['link'],
  summary: [
    'summary',
    'description',
    'abstract',
    'dc:description',
    'dcterms:abstract',
    'itunes:summary',
    'itunes:subtitle',
    'media:description',
  ],
  /** `description` comes last: it is the content only where a summary stands beside it. */
  content: ['content:encoded', 'content', 'xhtml:body', 'body', 'fullitem', 'description'],
  author: ['author', 'dc:creator', 'itunes:author', 'creator', 'dc:author'],
  published: ['published', 'issued', 'pubdate', 'dcterms:issued', 'dcterms:created', 'created', 'date', 'dc:date'],
  updated: ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'dc:date', 'dcterms:date'],
  categories: ['category', 'dc:subject', 'itunes:category', 'itunes:keywords', 'media:category', 'tags', 'keywords'],
  language: ['dc:language', 'language'],
} as const satisfies Record<string, readonly string[]>

export const FEED_FIELDS = {
  id: ['id', 'guid', 'dc:identifier'],
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  link: ['link'],
  description: [
    'subtitle',
    'tagline',
    'description',
    'abstract',
    'dc:description',
    'itunes:summary',
    'itunes:subtitle',
    'info',
  ],
  language: ['language', 'dc:language'],
  author: ['author', 'managingeditor', 'dc:creator', 'itunes:author', 'dc:author', 'itunes:owner', 'webmaster'],
  copyright: ['rights', 'copyright', 'dc:rights', 'dcterms:rights', 'media:copyright'],
  published: ['published', 'pubdate', 'dcterms:issued', 'issued', 'dcterms:created'],
  updated: ['updated', 'modified', 'lastbuilddate', 'dcterms:modified', 'dc:date', 'pubdate'],
  categories: ['category', 'dc:subject', 'itunes:category', 'itunes:keywords', 'media:category', 'tags', 'keywords'],
  image: ['image', 'logo', 'itunes:image', 'itunes:link', 'media:thumbnail', 'icon'],
} as const satisfies Record<string, readonly string[]>

/** Category elements whose text is a list with commas. */
export const COMMA_LISTS: ReadonlySet<string> = new Set(['itunes:keywords', 'tags', 'keywords'])
