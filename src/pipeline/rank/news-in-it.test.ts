import { describe, expect, test } from 'vitest'
import type { ArticleId } from '../../news/id.ts'
import { type HeatMember, heat, toldBy } from './index.ts'

const NOON = new Date('2026-11-05T12:00:00Z')
const hoursAgo = (hours: number) => new Date(NOON.getTime() - hours * 3_600_000)

/** A report: who, when, its headline and its text. Its names are the words with a capital. */
function report(source: string, hours: number, title: string, text = ''): HeatMember {
  const names = [...new Set(`${title} ${text}`.match(/\p{Lu}\p{L}+/gu) ?? [])]
  return {
    ...{
      articleId: `${source}-${hours}` as ArticleId,
      sourceDomain: `${source}.example`,
      publishedAt: hoursAgo(hours),
    },
    ...{ official: false, trusted: false, genre: 'report', copyOf: null, quality: 40 },
    told: toldBy({ title, text, names }),
  }
}

const factorOf = (members: readonly HeatMember[], factor: string) =>
  heat({ asOf: NOON, members }).factors.find((one) => one.factor === factor)!

const FIRST = report('ledger', 80, 'Tartu orders Ahlgren to audit 312 meters', 'The council of Tartu met on 14 May.')

describe('a story comes back only with news in it', () => {
  test.each<[string, HeatMember, boolean]>([
    ['the same again', report('post', 2, 'Tartu and how it came to audit', 'Ahlgren counted 312 of them.'), false],
    ['a new name in the headline', report('post', 2, 'Tartu names Saarinen to audit meters'), true],
    ['a new number in the headline', report('post', 2, 'Tartu audit finds 57 faulty meters'), true],
    ['two new names in passing', report('post', 2, 'Tartu and its meters', 'Bergen and Porto looked on.'), false],
    ['three new facts in the text', report('post', 2, 'Tartu and its meters', 'Bergen paid 940 to Haugland.'), true],
    ['a new year', report('post', 2, 'Tartu and its meters in 2027'), false],
    ['a text without names or numbers', report('post', 2, 'what came of the meters'), true],
  ])('%s', (_, later, isNews) => {
    const { times, note } = factorOf([FIRST, later], 'freshness')
    expect(times > 0.9).toBe(isNews)
    expect(note.includes('1 later text without news not counted')).toBe(!isNews)
    expect(factorOf([FIRST, later], 'pace').times > 1).toBe(isNews)
  })

  test('while it is being told every report counts', () => {
    const again = [60, 40, 20, 3].map((hours) => report(`paper-${hours}`, hours, 'Tartu to audit meters'))
    expect(factorOf([FIRST, ...again], 'freshness').note).toBe('3 hours old, half-life 36 hours')
  })

  test('what a look back told is told: the next must bring more', () => {
    const back = report('post', 40, 'Tartu and its meters', 'Bergen looked on.')
    const next = report('wire', 2, 'Tartu and its meters', 'Bergen, Porto and Cork looked on.')
    expect(factorOf([FIRST, back, next], 'freshness').note).toContain('80 hours old')
  })
})

test('points elsewhere warm a story, a quarter at most', () => {
  const { value } = heat({ asOf: NOON, members: [FIRST] })
  const warm = heat({ asOf: NOON, members: [FIRST], elsewhere: { points: 63 } })
  expect(warm.factors.find(({ factor }) => factor === 'elsewhere')).toEqual({
    ...{ factor: 'elsewhere', times: 1.15, note: '63 points on other sites' },
  })
  expect(heat({ asOf: NOON, members: [FIRST], elsewhere: { points: 1e9 } }).value).toBeLessThan(value * 1.2501)
})
