import { expect, test } from 'vitest'
import { planPublish } from './plan.ts'

test('only what changed is written, only what is gone is removed', () => {
  const before = new Map(Object.entries({ 'index.html': 'a', 'story/x': 'b', 'story/old': 'c' }))
  const now = [
    { path: 'index.html', hash: 'a2' },
    { path: 'story/x', hash: 'b' },
    { path: 'story/new', hash: 'd' },
  ]
  expect(planPublish(before, now)).toEqual({
    write: ['index.html', 'story/new'],
    remove: ['story/old'],
    keep: ['story/x'],
  })
})

test('the first edition writes everything, an equal one nothing', () => {
  const files = [{ path: 'a', hash: '1' }]
  expect(planPublish(new Map(), files)).toEqual({ write: ['a'], remove: [], keep: [] })
  expect(planPublish(new Map([['a', '1']]), files)).toEqual({ write: [], remove: [], keep: ['a'] })
})

test('a path named like a property of every object is a path like any other', () => {
  expect(planPublish(new Map(), [{ path: 'constructor', hash: '1' }]).write).toEqual(['constructor'])
})
