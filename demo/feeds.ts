import { escaped, paragraphs } from './markup.ts'
import type { Outlet } from './outlets.ts'
import type { Standing } from './standing.ts'

interface FeedParts {
  readonly outlet: Outlet
  readonly address: string
  /** Newest first. */
  readonly listed: readonly Standing[]
}

interface WrittenFeed {
  readonly type: string
  readonly body: string
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const lines = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n')
const tag = (name: string, text: string): string => `<${name}>${escaped(text)}</${name}>`

const teaser = ({ article, outlet }: Standing): string =>
  outlet.feedGives === 'everything'
    ? paragraphs([article.standfirst, ...article.body])
    : paragraphs([article.standfirst, ...article.body.slice(0, 1)])

/** Readers of a feed see what readers of the page see: satire and announcements say what they are. */
const labelled = ({ article }: Standing): string =>
  article.genre === 'satire' ? `Satire: ${article.headline}` : article.headline

const mediaContent = ({ picture }: Standing): string =>
  picture
    ? lines(
        `<media:content url="${escaped(picture.url)}" medium="image" type="image/jpeg" width="${picture.width}" height="${picture.height}">`,
        `<media:description type="plain">${escaped(picture.alt)}</media:description>`,
        '</media:content>',
      )
    : ''

function writeRss({ outlet, address, listed }: FeedParts): WrittenFeed {
  const items = listed.map((standing) =>
    lines(
      '<item>',
      tag('title', labelled(standing)),
      tag('link', standing.url),
      `<guid isPermaLink="false">${escaped(standing.article.id)}</guid>`,
      tag('pubDate', standing.publishedAt.toUTCString()),
      ...standing.article.by.map((name) => tag('dc:creator', name)),
      tag('category', standing.article.section),
      tag('description', teaser(standing)),
      mediaContent(standing),
      '</item>',
    ),
  )
  const body = lines(
    XML,
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    tag('title', outlet.name),
    tag('link', `${address}/`),
    `<atom:link href="${address}/feed" rel="self" type="application/rss+xml"/>`,
    tag('description', outlet.motto),
    tag('language', outlet.language === 'en' ? 'en-gb' : outlet.language),
    '<ttl>15</ttl>',
    ...items,
    '</channel>',
    '</rss>',
  )
  return { type: 'application/rss+xml', body }
}

/** As video platforms write it: a watch page to open, and the player's address in the media group. */
function mediaGroup({ article, url, picture }: Standing): string {
  const player = url.replace('/watch/', '/embed/')
  return lines(
    '<media:group>',
    tag('media:title', article.headline),
    `<media:content url="${escaped(player)}" type="text/html" medium="video" width="1280" height="720" duration="214"/>`,
    `<media:player url="${escaped(player)}"/>`,
    picture
      ? `<media:thumbnail url="${escaped(picture.url)}" width="${picture.width}" height="${picture.height}"/>`
      : '',
    tag('media:description', `${article.standfirst} ${article.body.join(' ')}`),
    '</media:group>',
  )
}

function writeAtom({ outlet, address, listed }: FeedParts): WrittenFeed {
  const entries = listed.map((standing) =>
    lines(
      '<entry>',
      tag('id', `tag:${outlet.id}.example,2026:${standing.article.slug}`),
      `<title type="text">${escaped(labelled(standing))}</title>`,
      `<link rel="alternate" type="text/html" href="${escaped(standing.url)}"/>`,
      tag('published', standing.publishedAt.toISOString()),
      tag('updated', standing.publishedAt.toISOString()),
      ...standing.article.by.map((name) => `<author>${tag('name', name)}</author>`),
      `<category term="${escaped(standing.article.section)}"/>`,
      standing.article.kind === 'video'
        ? mediaGroup(standing)
        : lines(`<summary type="html">${escaped(teaser(standing))}</summary>`, mediaContent(standing)),
      '</entry>',
    ),
  )
  const body = lines(
    XML,
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="${outlet.language}">`,
    tag('title', outlet.name),
    tag('subtitle', outlet.motto),
    tag('id', `tag:${outlet.id}.example,2026:feed`),
    `<link rel="alternate" type="text/html" href="${address}/"/>`,
    `<link rel="self" type="application/atom+xml" href="${address}/feed"/>`,
    tag('updated', (listed[0]?.publishedAt ?? new Date(0)).toISOString()),
    `<author>${tag('name', outlet.name)}</author>`,
    ...entries,
    '</feed>',
  )
  return { type: 'application/atom+xml', body }
}

function writeRdf({ outlet, address, listed }: FeedParts): WrittenFeed {
  const items = listed.map((standing) =>
    lines(
      `<item rdf:about="${escaped(standing.url)}">`,
      tag('title', labelled(standing)),
      tag('link', standing.url),
      tag('dc:date', standing.publishedAt.toISOString()),
      ...standing.article.by.map((name) => tag('dc:creator', name)),
      tag('dc:subject', standing.article.section),
      tag('description', teaser(standing)),
      mediaContent(standing),
      '</item>',
    ),
  )
  const body = lines(
    XML,
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">',
    `<channel rdf:about="${address}/feed">`,
    tag('title', outlet.name),
    tag('link', `${address}/`),
    tag('description', outlet.motto),
    tag('dc:language', outlet.language),
    `<items><rdf:Seq>${listed.map(({ url }) => `<rdf:li rdf:resource="${escaped(url)}"/>`).join('')}</rdf:Seq></items>`,
    '</channel>',
    ...items,
    '</rdf:RDF>',
  )
  return { type: 'application/rdf+xml', body }
}

function writeJson({ outlet, address, listed }: FeedParts): WrittenFeed {
  const items = listed.map((standing) => ({
    id: standing.article.id,
    url: standing.url,
    title: labelled(standing),
    summary: standing.article.standfirst,
    content_html: teaser(standing),
    date_published: standing.publishedAt.toISOString(),
    tags: [standing.article.section],
    ...(standing.article.by.length > 0 ? { authors: standing.article.by.map((name) => ({ name })) } : {}),
    ...(standing.picture ? { image: standing.picture.url } : {}),
  }))
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    description: outlet.motto,
    home_page_url: `${address}/`,
    feed_url: `${address}/feed`,
    language: outlet.language,
    items,
  }
  return { type: 'application/feed+json', body: `${JSON.stringify(feed, null, 2)}\n` }
}

const WRITERS = { rss: writeRss, atom: writeAtom, rdf: writeRdf, json: writeJson }

/** One outlet's feed, in the outlet's own format. */
export const writeFeed = (parts: FeedParts): WrittenFeed => WRITERS[parts.outlet.format](parts)

/** The list of all feeds, as feed readers exchange it. */
export function writeOpml(outlets: readonly { outlet: Outlet; address: string }[]): string {
  return lines(
    XML,
    '<opml version="2.0">',
    '<head><title>The demonstration wire</title></head>',
    '<body>',
    ...outlets.map(
      ({ outlet, address }) =>
        `<outline type="rss" text="${escaped(outlet.name)}" xmlUrl="${address}/feed" htmlUrl="${address}/"/>`,
    ),
    '</body>',
    '</opml>',
  )
}
