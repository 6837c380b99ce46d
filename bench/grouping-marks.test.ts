import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { b3Of, type Labelled, pairOf } from './compare-groups.ts'
import { groupAll } from './group-stream.ts'
import { allSets, type StoryLine, shuffledDays } from './made-sets.ts'
import { scorePairs } from './score-pairs.ts'

const data = process.env.BROADSHEET_DATA ?? join(import.meta.dirname, '../../shared/data')
const folder = join(data, 'stories')
const there = existsSync(folder)
if (!there) console.log(`grouping marks: no stories in ${folder}; set BROADSHEET_DATA to measure them`)

function measure(lines: readonly StoryLine[]): { b3: number; pair: number } {
  const stories = groupAll(lines)
  const labelled: Labelled[] = lines.map(({ event }, at) => ({ event, story: stories[at]! }))
  return { b3: b3Of(labelled).f1, pair: pairOf(labelled).f1 }
}

describe.skipIf(!there)('grouping holds its marks with one set of constants', () => {
  const sets = there ? allSets(folder) : {}

  test.each([
    ['spring', 0.955, 0.91],
    ['look', 0.915, 0.88],
    ['sparse', 0.935, 0.86],
    ['jitter', 0.925, 0.82],
    ['spread', 0.97, 0.96],
    ['title-only', 0.925, 0.84],
    ['running', 0.92, 0.9],
  ])('%s: B-cubed F1 at least %d, pairwise %d', (name, b3, pair) => {
    const measured = sets[name]!.map(measure)
    const mean = (key: 'b3' | 'pair') => measured.reduce((sum, one) => sum + one[key], 0) / measured.length
    expect(mean('b3')).toBeGreaterThanOrEqual(b3)
    expect(mean('pair')).toBeGreaterThanOrEqual(pair)
  })

  test('title pairs, cold: F1 at least 0.78', () => {
    expect(scorePairs(join(folder, 'ai-title-pairs.jsonl')).f1).toBeGreaterThanOrEqual(0.78)
  })

  test('the order within a day matters little', () => {
    const orders = [1, 2, 3].map((seed) => measure(shuffledDays(sets.spring![0]!, seed)).b3)
    expect(Math.max(...orders) - Math.min(...orders)).toBeLessThanOrEqual(0.015)
  })
})

describe('the measures', () => {
  const labelled: Labelled[] = [
    { event: 'a', story: '1' },
    { event: 'a', story: '1' },
    { event: 'a', story: '2' },
    { event: 'b', story: '2' },
  ]

  test('B-cubed', () => {
    const { p, r } = b3Of(labelled)
    expect(p).toBeCloseTo((1 + 1 + 0.5 + 0.5) / 4)
    expect(r).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
  })

  test('pairs', () => {
    expect(pairOf(labelled)).toEqual({ p: 1 / 2, r: 1 / 3, f1: 0.4 })
  })
})
