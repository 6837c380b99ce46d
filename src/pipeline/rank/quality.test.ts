import { describe, expect, test } from 'vitest'
import { GENRES } from '../../news/article.ts'
import type { Topic } from '../../news/topic.ts'
import { quality } from './index.ts'
import type { QualityFacts } from './quality.ts'
import { seeded } from './random.fixture.ts'

const topic = (name: string, keywords: readonly string[]): Topic => ({
  name,
  shortName: null,
  parent: null,
  keywords,
  hashtags: [],
})
const TOPICS = [
  topic('Power Apps', ['power apps']),
  topic('Canvas apps', ['canvas app', 'canvas apps', 'canvas apps']),
  topic('Teams', ['microsoft teams', 'teams']),
]
const PICTURE = { url: 'https://harbour-post.example/1.jpg', width: 1200, height: 675, alt: null }

const facts = (change: Partial<QualityFacts> = {}): QualityFacts => ({
  title: 'Council votes on the harbour bridge',
  excerpt: 'x'.repeat(120),
  text: 'x'.repeat(2000),
  kind: 'article',
  genre: 'report',
  bylines: [],
  picture: null,
  topics: [],
  allTopics: TOPICS,
  official: false,
  trusted: false,
  isCopy: false,
  ...change,
})
const PLAIN = quality(facts(), 'broadsheet').value
const worth = (change: Partial<QualityFacts>) => quality(facts(change), 'broadsheet').value - PLAIN

describe("in Broadsheet's profile", () => {
  test('a plain report has 30 points to begin with and 15 for its excerpt and its text', () => {
    expect(quality(facts(), 'broadsheet')).toEqual({
      value: 45,
      terms: [
        { term: 'news', adds: 30, note: 'what every text begins with' },
        { term: 'excerpt', adds: 5, note: '120 characters' },
        { term: 'text', adds: 10, note: '2000 characters' },
      ],
    })
  })

  test.each<[string, Partial<QualityFacts>, number]>([
    ['an official source', { official: true }, 50],
    ['a trusted source', { trusted: true }, 40],
    ['a video', { kind: 'video' }, 20],
    ['a wide picture', { picture: PICTURE }, 20],
    ['a picture of unknown size', { picture: { ...PICTURE, width: null, height: null } }, 12],
    ['a small picture', { picture: { ...PICTURE, width: 64 } }, 5],
    ["a person's byline", { bylines: ['Anna Lindqvist'] }, 5],
    ["a desk's byline", { bylines: ['Harbour Post Staff'] }, 0],
    ["an agency's byline", { bylines: ['Reuters'] }, 0],
    ['an AMP page', { hasAmp: true }, 0],
    ['a copy', { isCopy: true }, -30],
    ['a list', { kind: 'list' }, -60],
    ['no excerpt', { excerpt: ' ' }, -15],
    ['a short excerpt', { excerpt: 'Short.' }, -5],
    ['no text', { text: null }, -10],
    ['a short text', { text: 'x'.repeat(500) }, -5],
    ['opinion', { genre: 'opinion' }, -10],
    ['analysis', { genre: 'analysis' }, 0],
    ['a press release', { genre: 'press release' }, -30],
    ['a copy of a press release', { genre: 'press release', isCopy: true }, -60],
    ['a job advert', { genre: 'job advert' }, -120],
    ['a market report', { genre: 'market report' }, -120],
    ['a title of 70 characters', { title: 'x'.repeat(70) }, 0],
    ['a title of 90 characters', { title: 'x'.repeat(90) }, -10],
    ['a title without end', { title: 'x'.repeat(900) }, -20],
    ['a title of one word', { title: 'Bridge' }, -10],
    ['a short title in Chinese', { title: '人工智能法案通过' }, 0],
  ])('%s is worth %j: %i', (_, change, points) => {
    expect(worth(change)).toBe(points)
  })

  describe('a keyword pays', () => {
    const of = (title: string, topics: readonly string[]) =>
      quality(facts({ title, topics: topics.map((name) => ({ topic: name })) }), 'broadsheet').terms.filter(
        ({ term }) => term === 'keyword',
      )
    test('once, though listed twice, in the plural and in the singular', () => {
      expect(of('Building better canvas apps in a day', ['Canvas apps'])).toHaveLength(1)
    })
    test('not again as part of a longer one', () => {
      expect(of('Meetings in Microsoft Teams get shorter', ['Teams']).map(({ note }) => note)).toEqual([
        '"microsoft teams" in the title',
      ])
    })
    test('on word boundaries only', () => {
      expect(of('Diode handles high-power apps with ease', ['Power Apps'])).toEqual([])
    })
    test('only for topics the article has', () => {
      expect(of('What is new in power apps this week', [])).toEqual([])
    })
    test('three times at most', () => {
      const all = ['power apps', 'canvas app', 'teams', 'portals']
      const many = facts({ title: all.join(' and '), topics: [{ topic: 'All' }], allTopics: [topic('All', all)] })
      expect(quality(many, 'broadsheet').terms.filter(({ term }) => term === 'keyword')).toHaveLength(3)
    })
  })

  test('the sum is exact whatever comes together', () => {
    const random = seeded(7)
    for (let i = 0; i < 500; i++) {
      const { value, terms } = quality(anyFacts(random), 'broadsheet')
      expect(Number.isInteger(value)).toBe(true)
      expect(terms.reduce((total, { adds }) => total + adds, 0)).toBe(value)
    }
  })
})

test("in Everyday's profile every keyword entry pays, AMP pays, and nothing is below zero", () => {
  const both = facts({
    title: 'Building better canvas apps in a day',
    topics: [{ topic: 'Canvas apps' }],
    picture: PICTURE,
    hasAmp: true,
    genre: 'job advert',
  })
  expect(quality(both, 'everyday').value).toBe(2 + 3 * 15 + 20 + 20)
  expect(quality(facts({ title: 'x'.repeat(200) }), 'everyday').value).toBe(0)
})

function anyFacts(random: () => number): QualityFacts {
  const coin = () => random() < 0.5
  const size = (most: number) => Math.floor(random() * most)
  return facts({
    title: 'power apps and canvas apps for teams '.repeat(1 + size(4)),
    excerpt: 'x'.repeat(size(200)),
    text: coin() ? null : 'x'.repeat(size(3000)),
    kind: (['article', 'video', 'list', 'other'] as const)[size(4)]!,
    genre: GENRES[size(GENRES.length)]!,
    bylines: coin() ? ['Anna Lindqvist'] : [],
    picture: coin() ? null : { ...PICTURE, width: coin() ? null : size(2000) },
    topics: TOPICS.filter(coin).map(({ name }) => ({ topic: name })),
    official: coin(),
    trusted: coin(),
    isCopy: coin(),
  })
}
