import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { readShorthand } from '../index.ts'
import { mastodon } from './index.ts'

const answer = readFileSync(new URL('./testdata/tag.json', import.meta.url), 'utf8')
const url = 'https://press.example/api/v1/timelines/tag/archives?limit=40'

kindContract(mastodon, {
  answer,
  url,
  entries: [
    {
      guid: 'https://archive.example.org/open',
      url: 'https://archive.example.org/open',
      title: 'City archive opens its reading room',
      summary: 'After nine years of work the doors are open.',
      authors: ['Per Lund'],
      categories: ['archives'],
      publishedAt: new Date('2026-03-02T08:15:30Z'),
      language: 'en',
    },
    {
      guid: 'https://other.example/users/max/statuses/9',
      url: 'https://other.example/@max/9',
      title: 'Heute im Lesesaal: Briefe von 1848.',
      authors: ['max'],
      picture: { url: 'https://files.other.example/small.png', width: null, height: null, alt: null },
      language: 'de',
    },
  ],
  refusals: [['{"error": "This method requires an authenticated user"}', /the service says: This method requires/]],
  wrongOptions: [[{ take: 'toots' }, /take must be one of: all, links, posts/]],
  shorthands: [
    ['mastodon:press.example/archives', url],
    ['mastodon:https://Press.example/tags/archives', url],
    ['mastodon:press.example/#café', 'https://press.example/api/v1/timelines/tag/caf%C3%A9?limit=40'],
  ],
})

it.each([
  ['links', ['https://archive.example.org/open']],
  ['posts', ['https://press.example/@ida/114090000000000001', 'https://other.example/@max/9']],
])('takes %s alone', (take, urls) => {
  const { entries } = documentIn(mastodon.read({ text: answer, url }, { take }))
  expect(entries.map((entry) => entry.url)).toEqual(urls)
})

it('refuses what names no server and tag', () => {
  expect(() => readShorthand('mastodon:archives', {})).toThrow(/is not mastodon:HOST\/TAG/)
})
