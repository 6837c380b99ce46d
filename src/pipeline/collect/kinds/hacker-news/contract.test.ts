import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { hackerNews } from './index.ts'

const answer = readFileSync(new URL('./testdata/search_by_date.json', import.meta.url), 'utf8')
const url = 'https://hn.algolia.com/api/v1/search_by_date?query=open&tags=story&hitsPerPage=100'

kindContract(hackerNews, {
  answer,
  url,
  entries: [
    {
      guid: '41000001',
      url: 'https://atlas.example.org/sea-ice?utm_source=hn',
      title: 'An open atlas of sea ice & how it was drawn',
      summary: null,
      authors: [],
      publishedAt: new Date('2026-03-02T08:15:30Z'),
    },
    {
      guid: '41000002',
      url: 'https://news.ycombinator.com/item?id=41000002',
      title: 'Ask HN: How do you keep old charts?',
      summary: expect.stringContaining('<a href="https://charts.example.org/"'),
      authors: ['bo'],
    },
  ],
  refusals: [
    ['{"message": "Too many requests", "status": 429}', /the service says: Too many requests/],
    ['<html>502 Bad Gateway</html>', /no JSON but “<html>502/],
  ],
  wrongOptions: [
    [{ points: 'many' }, /points must be/],
    [{ points: -1 }, /points must be/],
  ],
  shorthands: [
    ['hacker-news:open', url],
    [
      'hacker-news: open weights & more',
      'https://hn.algolia.com/api/v1/search_by_date?query=open+weights+%26+more&tags=story&hitsPerPage=100',
    ],
  ],
})

it('leaves out stories below the points that were asked for', () => {
  const { entries } = documentIn(hackerNews.read({ text: answer, url }, { points: '50' }))
  expect(entries.map(({ guid }) => guid)).toEqual(['41000001'])
})
