import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { type Mapping, readByMapping } from '../mapping/index.ts'

/** A story that only asks something has no page but its discussion, and only then is its poster its author. */
const MAPPING: Mapping = {
  items: 'hits[?title]',
  id: 'objectID',
  title: 'title',
  link: "url || join('', ['https://news.ycombinator.com/item?id=', objectID])",
  date: 'created_at',
  summary: 'story_text',
  author: '!url && author',
}

const options = z.strictObject({
  points: z.coerce.number().int().min(0).default(0).describe('only stories with at least so many points'),
})

/** The search of Hacker News at hn.algolia.com/api: stories, the newest first. */
export const hackerNews = defineKind({
  name: 'hacker-news',
  about: 'Hacker News: stories that match a search',
  options,
  madeFor: 'machines',
  shorthand: {
    words: 'SEARCH',
    example: 'hacker-news:open weights',
    feed: (words) => {
      const query = new URLSearchParams({ query: words, tags: 'story', hitsPerPage: '100' })
      return {
        url: `https://hn.algolia.com/api/v1/search_by_date?${query}`,
        title: `Hacker News: ${words}`,
        source: { name: 'Hacker News', homeUrl: 'https://news.ycombinator.com/' },
      }
    },
  },
  // Counted here, because the search does not always let one ask for points.
  read: (document, { points }) =>
    readByMapping(document, points === 0 ? MAPPING : { ...MAPPING, items: `hits[?title && points >= \`${points}\`]` }),
})
