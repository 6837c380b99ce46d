import type { Channel } from './channel.ts'

/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/ */
export function jsonFeed({ title, description, page, self, masthead, entries }: Channel): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: self,
    ...(description ? { description } : {}),
    language: masthead.language,
    items: entries.map((one) => ({
      id: one.id,
      url: one.url,
      external_url: one.sourceUrl,
      title: one.title,
      summary: one.summary,
      content_html: one.html,
      ...(one.picture ? { image: one.picture.url } : {}),
      date_published: one.publishedAt.toISOString(),
      date_modified: one.updatedAt.toISOString(),
      authors: [{ name: one.source }],
      tags: one.topics,
    })),
  }
  return `${JSON.stringify(feed, null, 1)}\n`
}
