import { expect, test } from 'vitest'
import { seeded } from '../../bench/random.ts'
import { openOrder } from './sorted.ts'

test('things are in order, whatever came and went since the last time', () => {
  const random = seeded(3)
  const byNumber = (a: { n: number }, b: { n: number }) => a.n - b.n
  const inOrder = openOrder(byNumber)
  let things = Array.from({ length: 50 }, () => ({ n: random() }))
  for (let time = 0; time < 20; time++) {
    things = things.filter(() => random() > 0.1)
    for (let more = 0; more < 5; more++) things.unshift({ n: random() })
    expect(inOrder(things)).toEqual([...things].sort(byNumber))
    expect(inOrder([...things])).toBe(inOrder(things))
  }
  expect(inOrder([])).toEqual([])
})
