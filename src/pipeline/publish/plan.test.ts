import { expect, test } from 'vitest'
import { planPublish } from './plan.ts'

const files = (hashes: Readonly<Record<string, string>>) => new Map(Object.entries(hashes))

test('only what changed is written, only what is gone is removed', () => {
  const before = files({ 'index.html': 'a', 'story/x': 'b', 'story/old': 'c' })
  const now = files({ 'index.html': 'a2', 'story/x': 'b', 'story/new': 'd' })
  expect(planPublish(before, now)).toEqual({
    write: ['index.html', 'story/new'],
    remove: ['story/old'],
    keep: ['story/x'],
  })
})

test('the first edition writes everything, an equal one nothing', () => {
  const all = files({ a: '1' })
  expect(planPublish(new Map(), all)).toEqual({ write: ['a'], remove: [], keep: [] })
  expect(planPublish(files({ a: '1' }), all)).toEqual({ write: [], remove: [], keep: ['a'] })
})
