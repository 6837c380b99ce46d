import { expect, test } from 'vitest'
import { lastTime, timetable } from './timetable.ts'

test.each([
  ['each edition', { kind: 'each edition' }],
  ['daily 07:00', { kind: 'at', days: new Set([0, 1, 2, 3, 4, 5, 6]), hour: 7, minute: 0 }],
  ['Mon, Thursday 18:30', { kind: 'at', days: new Set([1, 4]), hour: 18, minute: 30 }],
  ['weekdays weekends 7:05', { kind: 'at', days: new Set([1, 2, 3, 4, 5, 0, 6]), hour: 7, minute: 5 }],
  ['07:00', null],
  ['daily', null],
  ['daily 24:00', null],
  ['someday 07:00', null],
  ['', null],
])('the timetable “%s”', (text, expected) => {
  expect(timetable(text)).toEqual(expected)
})

// 2 March 2026 is a Monday; Oslo's clocks went forward on 29 March, at 01:00 UTC.
test.each([
  ['daily 07:00', 'UTC', '2026-03-02T07:00Z', '2026-03-02T07:00Z'],
  ['daily 07:00', 'UTC', '2026-03-02T06:59Z', '2026-03-01T07:00Z'],
  ['monday 07:00', 'UTC', '2026-03-02T06:59Z', '2026-02-23T07:00Z'],
  ['weekdays 07:00', 'UTC', '2026-03-01T12:00Z', '2026-02-27T07:00Z'],
  ['daily 07:00', 'Europe/Oslo', '2026-03-28T12:00Z', '2026-03-28T06:00Z'],
  ['daily 07:00', 'Europe/Oslo', '2026-03-29T12:00Z', '2026-03-29T05:00Z'],
  ['daily 02:30', 'Europe/Oslo', '2026-03-29T12:00Z', '2026-03-29T01:30Z'],
  ['daily 07:00', 'America/Los_Angeles', '2026-03-02T03:00Z', '2026-03-01T15:00Z'],
  ['monday 00:30', 'Asia/Kathmandu', '2026-03-01T19:00Z', '2026-03-01T18:45Z'],
])('%s in %s, seen at %s, was last at %s', (text, zone, now, expected) => {
  const times = timetable(text)
  if (times?.kind !== 'at') return expect.fail('no times')
  expect(lastTime(times, zone, new Date(now))).toEqual(new Date(expected))
})
