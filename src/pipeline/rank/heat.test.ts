import { describe, expect, test } from 'vitest'
import { GENRES } from '../../news/article.ts'
import type { ArticleId } from '../../news/id.ts'
import { HEAT_SETTINGS, type HeatFacts, type HeatMember, heat } from './index.ts'
import { seeded } from './random.fixture.ts'

const NOON = new Date('2026-11-02T12:00:00Z')
const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(NOON.getTime() - hours * HOUR_MS)

const member = (name: string, change: Partial<HeatMember> = {}): HeatMember => ({
  articleId: name as ArticleId,
  sourceDomain: `${name}.example`,
  official: false,
  trusted: false,
  publishedAt: hoursAgo(2),
  genre: 'report',
  copyOf: null,
  quality: 40,
  ...change,
})
const of = (members: readonly HeatMember[], rest: Partial<HeatFacts> = {}) => heat({ asOf: NOON, members, ...rest })
const note = (members: readonly HeatMember[], factor: string, rest: Partial<HeatFacts> = {}) =>
  of(members, rest).factors.find((one) => one.factor === factor)?.note

test('the numbers of a whole front page lie between nought and a hundred', () => {
  const crowd = Array.from({ length: 12 }, (_, i) =>
    member(`paper-${i}`, { trusted: i < 5, quality: 90, publishedAt: hoursAgo(i) }),
  )
  expect(of(crowd).value).toBeGreaterThan(75)
  expect(of(crowd).value).toBeLessThan(95)
  expect(of([member('a', { trusted: true, quality: 85 })]).value).toBeLessThan(25)
  expect(of([member('a', { quality: 15 })]).value).toBeGreaterThan(8)
})

test("a story says in a newspaper's words why it is hot", () => {
  const members = [
    member('a', { publishedAt: hoursAgo(26), trusted: true }),
    member('b', { publishedAt: hoursAgo(30) }),
    member('c', { copyOf: 'a' as ArticleId }),
    member('d', { copyOf: 'a' as ArticleId }),
  ]
  expect(of(members, { readers: { views: 31 } }).factors).toEqual([
    { factor: 'reach', times: 16.93, note: '2 independent sources (2 copies of other texts not counted)' },
    { factor: 'standing', times: 1.15, note: '1 trusted among its sources' },
    { factor: 'pace', times: 1, note: '0 sources with a new report in the last 6 hours' },
    { factor: 'freshness', times: 0.6062, note: '26 hours old, half-life 36 hours' },
    { factor: 'readers', times: 1.25, note: '31 views today and yesterday' },
    { factor: 'quality', times: 0.85, note: 'its best article has 40 points' },
  ])
})

test.each<[string, string, string, readonly HeatMember[]]>([
  ['one source', 'reach', '1 independent source', [member('a')]],
  ['one source twice', 'reach', '1 independent source', [member('a'), member('b', { sourceDomain: 'a.example' })]],
  [
    'a copy',
    'reach',
    '1 independent source (1 copy of another text not counted)',
    [member('a'), member('b', { copyOf: 'a' as ArticleId })],
  ],
  ['a press release', 'reach', '0 independent sources', [member('a', { genre: 'press release' })]],
  ['an official source', 'standing', '0 trusted, 1 official among its sources', [member('a', { official: true })]],
  ['a new story', 'freshness', 'less than an hour old, half-life 36 hours', [member('a', { publishedAt: NOON })]],
])('%s', (_, factor, words, members) => {
  expect(note(members, factor)).toBe(words)
})

describe('whatever the story,', () => {
  const random = seeded(42)
  const stories = Array.from({ length: 300 }, () => anyStory(random))

  test('heat is the product of its factors, to the last digit', () => {
    for (const facts of stories) {
      const { value, factors } = heat(facts)
      expect(factors.reduce((total, { times }) => total * times, 1)).toBe(value)
      for (const { times } of factors) expect(times).toBe(Number(times.toPrecision(4)))
    }
  })

  test('age alone never makes it hotter', () => {
    for (const facts of stories) {
      let before = Number.POSITIVE_INFINITY
      for (const hours of [0, 1, 5, 7, 30, 200, 5000]) {
        const { value } = heat({ ...facts, asOf: new Date(facts.asOf.getTime() + hours * HOUR_MS) })
        expect(value).toBeLessThanOrEqual(before)
        expect(value).toBeGreaterThan(0)
        before = value
      }
    }
  })

  test('one more distinct source never makes it cooler', () => {
    for (const facts of stories) {
      const more = { ...anyMember(random, 'newcomer'), copyOf: null }
      expect(heat({ ...facts, members: [...facts.members, more] }).value).toBeGreaterThanOrEqual(heat(facts).value)
    }
  })

  test('a copy never counts as a source', () => {
    for (const facts of stories) {
      const copy = { ...anyMember(random, 'copyist'), copyOf: facts.members[0]!.articleId, quality: 0 }
      const factors = (one: HeatFacts) => heat(one).factors.map(({ times }) => times)
      expect(factors({ ...facts, members: [...facts.members, copy] })).toEqual(factors(facts))
    }
  })

  test('copies of a text that is not in the story count as one report', () => {
    const copies = ['a', 'b', 'c'].map((name) => member(name, { copyOf: 'agency' as ArticleId }))
    expect(note(copies, 'reach')).toBe('1 independent source (2 copies of other texts not counted)')
  })

  test('more readers never make it cooler, and never more than half as hot again', () => {
    for (const facts of stories) {
      const { value } = heat(facts)
      expect(heat({ ...facts, readers: { views: 0 } }).value).toBe(value)
      const many = heat({ ...facts, readers: { views: 1e9 } }).value
      expect(many).toBeGreaterThanOrEqual(value)
      expect(many).toBeLessThanOrEqual(value * 1.5001)
    }
  })

  test('the order of its members does not matter', () => {
    for (const facts of stories) expect(heat({ ...facts, members: [...facts.members].reverse() })).toEqual(heat(facts))
  })
})

test('a report dated in the future is worth what one of now is', () => {
  expect(of([member('a', { publishedAt: hoursAgo(-50) })]).value).toBe(of([member('a', { publishedAt: NOON })]).value)
})

test('a story without members is cold, not an error', () => {
  expect(of([]).value).toBeGreaterThan(0)
  expect(of([]).value).toBeLessThan(10)
})

test('a longer half-life keeps a story longer', () => {
  const old = [member('a', { publishedAt: hoursAgo(72) })]
  const week = { ...HEAT_SETTINGS, halfLifeHours: 168 }
  expect(heat({ asOf: NOON, members: old }, week).value).toBeGreaterThan(of(old).value)
})

test("in Everyday's profile heat is quality, ten a neighbour, one a view, whatever the age", () => {
  const members = [member('a', { quality: 64, publishedAt: hoursAgo(900) }), member('b', { quality: 50 }), member('c')]
  const everyday = { ...HEAT_SETTINGS, profile: 'everyday' as const }
  expect(heat({ asOf: NOON, members, readers: { views: 3 } }, everyday).value).toBe(64 + 20 + 3)
})

function anyStory(random: () => number): HeatFacts {
  const members = Array.from({ length: 1 + Math.floor(random() * 8) }, (_, i) => anyMember(random, `m${i}`))
  return { asOf: NOON, members }
}

function anyMember(random: () => number, name: string): HeatMember {
  const copied = random() < 0.2
  return member(name, {
    sourceDomain: name === 'newcomer' ? 'newcomer.example' : `s${Math.floor(random() * 6)}.example`,
    official: random() < 0.1,
    trusted: random() < 0.4,
    publishedAt: hoursAgo(random() * 100 - 2),
    genre: random() < 0.7 ? 'report' : GENRES[Math.floor(random() * GENRES.length)]!,
    copyOf: copied ? ('elsewhere' as ArticleId) : null,
    quality: Math.floor(random() * 200 - 60),
  })
}
