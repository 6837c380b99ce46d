import { type Channel, type ChannelEntry, escaped } from './channel.ts'

export function rss({ title, description, page, self, masthead, entries }: Channel): string {
  const built = entries[0] ? `\n<lastBuildDate>${entries[0].updatedAt.toUTCString()}</lastBuildDate>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${escaped(title)}</title>
<link>${escaped(page)}</link>
<description>${escaped(description || title)}</description>
<language>${escaped(masthead.language)}</language>${built}
<atom:link rel="self" type="application/rss+xml" href="${escaped(self)}"/>
${entries.map(item).join('\n')}
</channel>
</rss>
`
}

/** A description is HTML, by custom: text in it is escaped once for that, and once for XML. */
function item(one: ChannelEntry): string {
  return `<item>
<title>${escaped(one.title)}</title>
<link>${escaped(one.url)}</link>
<guid isPermaLink="false">${one.id}</guid>
<pubDate>${one.publishedAt.toUTCString()}</pubDate>
<dc:creator>${escaped(one.source)}</dc:creator>${one.topics.map((topic) => `\n<category>${escaped(topic)}</category>`).join('')}
<description>${escaped(escaped(one.summary))}</description>
<content:encoded>${escaped(one.html)}</content:encoded>${media(one)}
</item>`
}

function media({ picture }: ChannelEntry): string {
  if (picture === null) return ''
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
  return `\n<media:content url="${escaped(picture.url)}" medium="image"${size}/>`
}
