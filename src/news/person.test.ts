import { expect, test } from 'vitest'
import { faultOfName, faultOfPassword, keyOfName, mayAct, ROLES } from './person.ts'

test('each role may what those before it may', () => {
  const allowed = ROLES.map((role) => ROLES.filter((needed) => mayAct(role, needed)))
  expect(allowed).toEqual([['reader'], ['reader', 'editor'], ['reader', 'editor', 'chief']])
})

test.each([
  'ann',
  'Ann Li',
  'J.P. Marat',
  "o'neill",
  'ann@paper.example',
  'Zoë',
  '王小明',
  '007',
])('%s is a name', (name) => {
  expect(faultOfName(name)).toBeNull()
})

test.each([
  '',
  ' ',
  ' ann',
  'ann ',
  'a  b',
  '<b>ann</b>',
  'ann\nbo',
  'a\u202eb',
  '-',
  'x'.repeat(61),
])('"%s" is none', (name) => {
  expect(faultOfName(name)).not.toBeNull()
})

test('names that differ in capitals or in the form of Unicode are one', () => {
  expect(keyOfName('ZOE\u0308 ')).toBe(keyOfName('zo\u00eb'))
  expect(keyOfName('ann')).not.toBe(keyOfName('anne'))
})

test.each([
  ['short', 'elevenchars', false],
  ['of one character', 'aaaaaaaaaaaaaaaa', false],
  ['the name with a little more', 'christopher1', false],
  ['endless', 'abcdefg'.repeat(60), false],
  ['a sentence', 'four cranes in Gdansk', true],
  ['twelve characters', 'k3!vXq0-pLz7', true],
])('a password that is %s', (_, password, good) => {
  expect(faultOfPassword(password, 'Christopher') === null).toBe(good)
})
