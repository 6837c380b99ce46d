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
    feed: (words, given) => {
      const { points } = options.parse(given)
      const query = new URLSearchParams({ query: words, tags: 'story', hitsPerPage: '100' })
      if (points > 0) query.set('numericFilters', `points>=${points}`)
      return {
        url: `https://hn.algolia.com/api/v1/search_by_date?${query}`,
        title: `Hacker News: ${words}`,
        source: { name: 'Hacker News', homeUrl: 'https://news.ycombinator.com/' },
      }
    },
  },
  read: (document) => readByMapping(document, MAPPING),
})
