import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { kindContract } from '../contract.fixture.ts'
import { readShorthand } from '../index.ts'
import { reddit } from './index.ts'

kindContract(reddit, {
  answer: readFileSync(new URL('./testdata/new.json', import.meta.url), 'utf8'),
  url: 'https://www.reddit.com/r/cartography/new.json?limit=100&raw_json=1',
  entries: [
    {
      guid: 't3_1abc002',
      url: 'https://survey.example.no/fjords',
      title: 'Survey finishes its map of the fjords',
      authors: [],
      categories: ['News'],
      publishedAt: new Date('2026-03-02T08:15:30Z'),
      picture: { url: 'https://preview.redd.it/fjord.jpg?width=640&s=1', width: null, height: null, alt: null },
    },
    {
      url: 'https://www.reddit.com/r/cartography/comments/1abc003/which/',
      summary: expect.stringContaining('<em>two metres</em>'),
      authors: ['ola'],
      categories: [],
    },
    { url: 'https://www.reddit.com/r/cartography/comments/1abc004/my_map/', title: 'My map, in ink' },
  ],
  refusals: [['{"message": "Forbidden", "error": 403, "reason": "private"}', /the service says: (403|Forbidden)/]],
  wrongOptions: [[{ sort: 'best' }, /sort must be one of: new, hot, top, rising/]],
  shorthands: [
    ['reddit:r/MachineLearning', 'https://www.reddit.com/r/MachineLearning/new.json?limit=100&raw_json=1'],
    ['reddit:cartography+maps', 'https://www.reddit.com/r/cartography+maps/new.json?limit=100&raw_json=1'],
  ],
})

it('refuses what cannot be a subreddit', () => {
  expect(() => readShorthand('reddit:r/no such/../place', {})).toThrow(/is not reddit:r\/NAME/)
})
