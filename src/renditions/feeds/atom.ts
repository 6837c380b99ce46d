import { type Channel, type ChannelEntry, escaped } from './channel.ts'

export function atom({ title, description, page, self, masthead, entries }: Channel): string {
  // Without news there is no instant of the paper's own to give; the epoch says so honestly.
  const updated = entries[0]?.updatedAt ?? new Date(0)
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(masthead.language)}">
<title>${escaped(title)}</title>${description ? `\n<subtitle>${escaped(description)}</subtitle>` : ''}
<id>${escaped(self)}</id>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
<link rel="alternate" type="text/html" href="${escaped(page)}"/>
<updated>${updated.toISOString()}</updated>
<author><name>${escaped(masthead.name)}</name></author>
${entries.map(entry).join('\n')}
</feed>
`
}

function entry(one: ChannelEntry): string {
  return `<entry>
<title>${escaped(one.title)}</title>
<id>${one.id}</id>
<link rel="alternate" type="text/html" href="${escaped(one.url)}"/>
<link rel="via" href="${escaped(one.sourceUrl)}" title="${escaped(one.source)}"/>
<published>${one.publishedAt.toISOString()}</published>
<updated>${one.updatedAt.toISOString()}</updated>
<author><name>${escaped(one.source)}</name></author>${one.topics.map((topic) => `\n<category term="${escaped(topic)}"/>`).join('')}
<summary>${escaped(one.summary)}</summary>
<content type="html">${escaped(one.html)}</content>
</entry>`
}
