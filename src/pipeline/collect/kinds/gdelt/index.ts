import { z } from 'zod'
import { defineKind } from '../kind.ts'
import { type Mapping, readByMapping } from '../mapping/index.ts'

/** The date is when GDELT saw the article; the page knows better, and its date wins. Nothing found is an empty object. */
const MAPPING: Mapping = {
  items: 'articles || `[]`',
  title: 'title',
  link: 'url',
  date: 'seendate',
  picture: 'socialimage',
  language: 'language',
}

const options = z.strictObject({
  hours: z.coerce.number().int().min(1).max(2160).default(24).describe('how far back each poll looks'),
})

/** Articles of the world's news that match a search: the list mode of GDELT's DOC 2.0 API. */
export const gdelt = defineKind({
  name: 'gdelt',
  about: 'GDELT: news of the world that matches a search',
  options,
  madeFor: 'machines',
  shorthand: {
    words: 'SEARCH',
    example: 'gdelt:"data centre" sourcelang:english',
    feed: (words, given) => {
      const { hours } = options.parse(given)
      const query = new URLSearchParams({
        query: words,
        mode: 'artlist',
        format: 'json',
        sort: 'datedesc',
        maxrecords: '100',
        timespan: `${hours}h`,
      })
      return {
        url: `https://api.gdeltproject.org/api/v2/doc/doc?${query}`,
        title: `GDELT: ${words}`,
        source: { name: 'GDELT', homeUrl: 'https://www.gdeltproject.org/' },
      }
    },
  },
  read: (document) => readByMapping(document, MAPPING),
})
