import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LivedDay, liveDay } from '../bench/live-day.ts'

/** As much as a machine that does other work lets the readings of a small newsroom wander. */
const MOST_GROWTH = 1.1
const LEAST_KINDS = 6

/** The small edition of `npm run speed -- day`. */
describe('24 hours in which a fifth of all polls fails', () => {
  let day: LivedDay
  beforeAll(async () => {
    setFlagsFromString('--expose-gc')
    day = await liveDay({
      server: fileURLToPath(new URL('../bench/day-wire.ts', import.meta.url)),
      serverArgs: ['--feeds', '6', '--per-day', '40'],
      from: new Date('2026-03-03T00:00:00Z'),
      hours: 24,
      stepMinutes: 60,
      share: 0.2,
      seed: 7,
      timeoutSeconds: 0.3,
      settings: [
        ['longest_interval_minutes: 1440', 'longest_interval_minutes: 60'],
        ['search: export', 'search: never'],
        ['cards: true', 'cards: false'],
        ['content: everyday', 'content: false'],
      ],
      collectGarbage: runInNewContext('gc') as () => void,
    })
  })

  test('polls failed in many ways', () => {
    expect(new Set(day.faults.episodes.map(({ fault }) => fault)).size).toBeGreaterThanOrEqual(LEAST_KINDS)
  })

  test('no job is stuck, and no article lost', () => {
    expect(day.stuck).toEqual([])
    expect(day.lost).toEqual([])
    expect(day.articles).toBeGreaterThan(40)
  })

  test('every feed came back by itself when its fault ended', () => {
    expect(day.recoveries.length).toBeGreaterThan(4)
    expect(day.recoveries.filter(({ afterMinutes }) => afterMinutes === null)).toEqual([])
  })

  test('memory does not grow with the hours', () => {
    const heap = day.hours.map(({ heapMb }) => heapMb)
    const middle = (some: readonly number[]) => [...some].sort((a, b) => a - b)[Math.floor(some.length / 2)]!
    // The first hours load what is needed for the first time.
    expect(middle(heap.slice(-8)) / middle(heap.slice(3, 11))).toBeLessThan(MOST_GROWTH)
  })
})
