import { describe, expect, test } from 'vitest'
import type { EverydayFacts } from './everyday.ts'
import {
  asProduct,
  everydayHeat,
  everydayPublished,
  everydayQuality,
  everydayStandings,
  inEverydayWindow,
} from './everyday.ts'

const plainFacts: EverydayFacts = {
  title: 'A quiet day',
  topics: [],
  official: false,
  trusted: false,
  kind: 'article',
  hasPicture: false,
  hasAmp: false,
}
const kites = { name: 'Kites', keywords: ['kite', 'kites', 'kites'] }

describe('everyday quality', () => {
  const cases: readonly [string, Partial<EverydayFacts>, number][] = [
    ['nothing is worth nothing', {}, 0],
    ['a topic without a keyword in the title', { topics: [kites] }, 2],
    ['every keyword entry pays, also one that is listed twice', { title: 'Kites!', topics: [kites] }, 47],
    ['keywords match inside words', { title: 'Skitebag', topics: [kites] }, 17],
    ['an official source with a picture', { official: true, hasPicture: true }, 70],
    ['a trusted source', { trusted: true }, 40],
    ['a video with AMP', { kind: 'video', hasAmp: true }, 70],
    ['71 characters cost nothing', { title: 'x'.repeat(71), hasPicture: true }, 20],
    ['72 characters cost one point', { title: 'x'.repeat(72), hasPicture: true }, 19],
    ['never below nothing', { title: 'x'.repeat(180), hasPicture: true }, 0],
  ]
  test.each(cases)('%s', (_, facts, value) => {
    const quality = everydayQuality({ ...plainFacts, ...facts })
    expect(quality.value).toBe(value)
    expect(quality.terms.reduce((total, term) => total + term.adds, 0)).toBe(value)
  })

  test('a site may hold trust worth 30', () => {
    expect(everydayQuality({ ...plainFacts, trusted: true }, { trustedPoints: 30 }).value).toBe(30)
  })
})

describe('everyday heat', () => {
  test('adds coverage and readers to quality', () => {
    const heat = everydayHeat({ quality: 64, related: 2, views: 3 })
    expect(heat.value).toBe(87)
    expect(asProduct(heat)).toEqual({
      value: 87,
      factors: [{ factor: 'everyday', times: 87, note: 'quality 64 + coverage 20 + readers 3' }],
    })
  })

  test('publishes from 70 on', () => {
    expect([69, 70].map(everydayPublished)).toEqual([false, true])
  })
})

describe('everyday stories', () => {
  const at = (hours: number) => new Date(Date.UTC(2024, 1, 1, hours))
  const young = { name: 'young', quality: 60, publishedAt: at(9) }
  const old = { name: 'old', quality: 60, publishedAt: at(1) }
  const low = { name: 'low', quality: 20, publishedAt: at(0) }

  test('the best leads, the older among equals; the rest has no heat and is not published', () => {
    const standings = everydayStandings([low, young, old], 0)
    expect(standings.map(({ member, heat, published }) => [member.name, heat, published])).toEqual([
      ['old', 80, true],
      ['young', -1, false],
      ['low', -1, false],
    ])
    expect(standings[1]!.related).toEqual([old, low])
  })

  test.each([
    ['a story of February 2024', [64, 49, 20], 84],
    ['a story of December 2023', [60, 47, 15], 80],
  ])('%s: the heat that its site published', (_, qualities, heat) => {
    const members = qualities.map((quality, hour) => ({ quality, publishedAt: at(hour) }))
    const [lead] = everydayStandings(members, 0)
    expect([lead!.member.quality, lead!.heat, lead!.published]).toEqual([qualities[0], heat, true])
  })

  test('members lie less than 96 hours apart', () => {
    expect(inEverydayWindow([])).toBe(true)
    expect(inEverydayWindow([at(0), at(95)])).toBe(true)
    expect(inEverydayWindow([at(0), at(96)])).toBe(false)
  })
})
