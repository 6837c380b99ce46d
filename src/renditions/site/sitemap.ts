import type { Paper } from '../../news/index.ts'
import type { Day } from './pages/lists.tsx'
import { dayPath, type Press, storyPath, topicPath } from './press.ts'
import { hashOf, type SiteFile } from './site-file.ts'

/** What search engines ask for: where the pages are, and that they may be read. */
export function sitemap(paper: Paper, press: Press, days: readonly Day[]): SiteFile[] {
  const pages: (readonly [string, Date | null])[] = [
    ['', paper.asOf],
    ...paper.stories.map((story) => [storyPath(story), story.lastAt] as const),
    ...press.sections.map((section) => [topicPath(section), null] as const),
    ...days.map((day) => [dayPath(day.key), null] as const),
  ]
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${press.address('sitemap.xml')}\n`
  return [
    { path: 'robots.txt', hash: hashOf('', robots), render: () => robots },
    {
      path: 'sitemap.xml',
      hash: hashOf('', press.address(''), pages),
      render: () =>
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages
          .map(
            ([path, at]) =>
              `<url><loc>${press.address(path)}</loc>${at ? `<lastmod>${at.toISOString()}</lastmod>` : ''}</url>`,
          )
          .join('\n')}\n</urlset>\n`,
    },
  ]
}
