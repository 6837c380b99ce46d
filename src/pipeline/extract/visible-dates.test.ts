import { expect, test } from 'vitest'
import { dayInUrl, readDays, readTimestamp } from './visible-dates.ts'

const written: [string, boolean, string | undefined][] = [
  ['March 4, 2025', false, '2025-03-04'],
  ['Mar. 4 2025', false, '2025-03-04'],
  ['4 March 2025', false, '2025-03-04'],
  ['Tuesday, 4th of March, 2025', false, '2025-03-04'],
  ['4. März 2025', true, '2025-03-04'],
  ['4 de marzo de 2025', true, '2025-03-04'],
  ['4 février 2025', true, '2025-02-04'],
  ['4 oktober 2025', true, '2025-10-04'],
  ['2025-03-04', false, '2025-03-04'],
  ['2025年3月4日', false, '2025-03-04'],
  ['3/4/2025', false, '2025-03-04'],
  ['3/4/2025', true, '2025-04-03'],
  ['13/4/2025', false, '2025-04-13'],
  ['04.03.25', false, '2025-03-04'],
  ['February 30, 2025', false, undefined],
  ['Marvel 12, 2025', false, undefined],
  ['version 1.2.3', false, undefined],
]

test.each(written)('the day in "%s" (day first: %s)', (text, dayFirst, day) => {
  expect(readDays(text, dayFirst)[0]?.day).toBe(day)
})

const stamps: [string, string | undefined, string | undefined][] = [
  ['2025-03-04T23:30:00-05:00', '2025-03-04', '2025-03-05T04:30:00.000Z'],
  ['2025-03-04T08:30:00+0100', '2025-03-04', '2025-03-04T07:30:00.000Z'],
  ['2025-03-04 08:30:00', '2025-03-04', '2025-03-04T08:30:00.000Z'],
  ['Tue, 04 Mar 2025 08:30:00 GMT', '2025-03-04', '2025-03-04T08:30:00.000Z'],
  ['03/04/2025 8:30 PM', '2025-03-04', '2025-03-04T20:30:00.000Z'],
  ['20250304', '2025-03-04', '2025-03-04T00:00:00.000Z'],
  ['1741077000', '2025-03-04', '2025-03-04T08:30:00.000Z'],
  ['2025-03-04T99:99:99Z', '2025-03-04', '2025-03-04T00:00:00.000Z'],
  ['yesterday', undefined, undefined],
]

test.each(stamps)('the instant in "%s"', (text, day, at) => {
  const read = readTimestamp(text, false)
  expect([read?.day, read?.at.toISOString()]).toEqual([day, at])
})

const addresses: [string, string | null][] = [
  ['https://a.example/2025/03/04/title', '2025-03-04'],
  ['https://a.example/news/2025-3-4-title', '2025-03-04'],
  ['https://a.example/20250304/title', '2025-03-04'],
  ['https://a.example/2025/12/book-of-the-year', null],
  ['https://a.example/2025/12/01234', null],
]

test.each(addresses)('the day in %s', (url, day) => {
  expect(dayInUrl(url)).toBe(day)
})
