import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { idAfter } from './ids.ts'

const HOUR_MS = 3_600_000

test.each([
  ['of a moment ago', 0],
  ['of an hour that the clock has since been put back by', HOUR_MS],
])('an id comes after the last one, also after one %s', (_, ahead) => {
  let last = uuid({ msecs: Date.now() + ahead })
  for (let n = 0; n < 20; n++) {
    const next = idAfter(last)
    expect(next > last).toBe(true)
    last = next
  }
})

test('the first is as any other', () => {
  expect(idAfter(undefined)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
})
