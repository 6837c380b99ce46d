import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { documentIn, kindContract } from '../contract.fixture.ts'
import { gdelt } from './index.ts'

// The service has been seen to write \' in its JSON, which is none; the answer does the same.
const answer = readFileSync(new URL('./testdata/artlist.json', import.meta.url), 'utf8')
const url = 'https://api.gdeltproject.org/api/v2/doc/doc?query=crane&mode=artlist&format=json'

kindContract(gdelt, {
  answer: answer.replace(/\\'/g, '’'),
  url,
  entries: [
    {
      url: 'https://www.hafen.example.de/2026/03/kran',
      title: 'Hafen bekommt neuen Kran , sagt der Senat',
      publishedAt: new Date('2026-03-02T08:15:00Z'),
      picture: { url: 'https://www.hafen.example.de/kran.jpg', width: null, height: null, alt: null },
      language: 'de',
    },
    { url: 'https://harbour.example.com/crane', picture: null, language: 'en' },
  ],
  refusals: [
    ['The specified phrase is too short.\n', /no JSON but “The specified phrase is too short\.”/],
    ['Please limit requests to one every 5 seconds.', /limit requests/],
  ],
  wrongOptions: [[{ hours: 0 }, /hours must be/]],
  shorthands: [
    [
      'gdelt:"data centre" sourcelang:english',
      'https://api.gdeltproject.org/api/v2/doc/doc?query=%22data+centre%22+sourcelang%3Aenglish&mode=artlist&format=json&sort=datedesc&maxrecords=100&timespan=24h',
    ],
  ],
})

it('reads its loose JSON', () => {
  expect(documentIn(gdelt.read({ text: answer, url }, {})).entries[1]?.title).toBe("Harbour's new crane arrives")
})

it('takes an empty object for nothing found', () => {
  expect(documentIn(gdelt.read({ text: '{}', url }, {})).entries).toEqual([])
})
