import { expect, test } from 'vitest'
import { askerOf, openFew } from './few.ts'

const at = (second: number) => new Date(second * 1000)

test('an asker may do it so often in a time, and others all the same', () => {
  const may = openFew({ most: 2, withinMs: 10_000 })
  expect([may('a', at(1)), may('a', at(2)), may('a', at(3)), may('b', at(3))]).toEqual([true, true, false, true])
  expect([may('a', at(11)), may('a', at(11.5)), may('a', at(12.1))]).toEqual([true, false, true])
})

test('no more than ten thousand askers are remembered, those who asked last', () => {
  const may = openFew({ most: 1, withinMs: 10_000 })
  for (let n = 0; n <= 10_000; n++) may(`asker ${n}`, at(1))
  expect([may('asker 10000', at(2)), may('asker 0', at(2))]).toEqual([false, true])
})

test.each([
  ['198.51.100.7', undefined, '198.51.100.7'],
  ['198.51.100.7', '203.0.113.9', '198.51.100.7'],
  ['127.0.0.1', '203.0.113.9', '203.0.113.9'],
  ['::ffff:127.0.0.1', '192.0.2.1, 203.0.113.9', '203.0.113.9'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2'],
])('who asks from %s for %s is %s', (remoteAddress, forwarded, asker) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  expect(askerOf({ headers, socket: { remoteAddress } } as never)).toBe(asker)
})
