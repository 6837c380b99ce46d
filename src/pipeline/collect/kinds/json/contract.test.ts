import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { json } from './index.ts'

const url = 'https://paper.example/api/search?q=canal'

kindContract(json, {
  answer: readFileSync(new URL('./testdata/search.json', import.meta.url), 'utf8'),
  url,
  options: {
    items: 'results.docs',
    id: 'id',
    title: 'headline.main',
    link: 'web_url',
    date: 'pub',
    summary: 'abstract',
    author: 'byline[].name',
    topics: 'tags',
    picture: 'img',
    language: 'lang',
  },
  entries: [
    {
      guid: '7',
      url: 'https://paper.example/2026/03/locks',
      title: 'Locks & keys of the canal',
      summary: 'How forty locks are kept.',
      authors: ['Ida Brandt', 'Per Lund'],
      categories: ['Canals', 'Water'],
      publishedAt: new Date('2026-03-02T08:15:30Z'),
      picture: { url: 'https://img.example/7.jpg', width: null, height: null, alt: null },
      language: 'en',
    },
    { url: 'https://paper.example/ferry', publishedAt: new Date('2026-03-01T10:00:00Z'), authors: [], language: 'sv' },
  ],
  refusals: [
    ['{"results": {}}', /no list at results\.docs/],
    ['{"results": {"docs": [{"other": 1}]}}', /none of the 1 items has what the mapping looks for/],
    ['{"message": "API key missing"}', /the service says: API key missing/],
  ],
  wrongOptions: [
    [{ title: 'title' }, /it needs --items/],
    [{ items: 'results[' }, /items must be a JMESPath that can be read/],
    [{ items: 'a', title: 'nosuch(@)' }, /title must be a JMESPath/],
  ],
})

it('may take the whole answer for the list, and join parts of an address', () => {
  const text = '[{"t": "One", "slug": "one"}, {"t": "Two"}]'
  const options = { items: '@', title: 't', link: "join('', ['https://paper.example/', slug])" }
  expect(documentIn(json.read({ text, url }, options)).entries).toMatchObject([
    { title: 'One', url: 'https://paper.example/one' },
    { title: 'Two', url: null },
  ])
})
