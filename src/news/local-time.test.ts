import { expect, test } from 'vitest'
import { instantIn, localIn } from './local-time.ts'

test.each([
  ['UTC', '2026-03-02T18:00', '2026-03-02T18:00:00.000Z'],
  ['Europe/Oslo', '2026-03-02T18:00', '2026-03-02T17:00:00.000Z'],
  ['Europe/Oslo', '2026-07-02T18:00', '2026-07-02T16:00:00.000Z'],
  // The night on which summer time begins, on both sides of it.
  ['Europe/Oslo', '2026-03-29T01:30', '2026-03-29T00:30:00.000Z'],
  ['Europe/Oslo', '2026-03-29T03:30', '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-12-31T23:59', '2027-01-01T04:59:00.000Z'],
  ['Asia/Kathmandu', '2026-03-02T05:45', '2026-03-02T00:00:00.000Z'],
])('in %s the clock shows %s at %s', (zone, local, instant) => {
  expect(instantIn(zone, local)?.toISOString()).toBe(instant)
  expect(localIn(zone, new Date(instant))).toBe(local)
})

test.each(['', 'soon', '2026-03-02', '2026-13-02T18:00', '2026-03-02T25:00'])('“%s” is no time', (words) => {
  expect(instantIn('UTC', words)).toBeNull()
})
