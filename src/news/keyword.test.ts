import { expect, test } from 'vitest'
import { standsIn } from './keyword.ts'

test.each([
  ['new power apps for everyone', 'power apps', true],
  ['high-power apps', 'power apps', false],
  ['superpower apps', 'power apps', false],
  ['power appstore', 'power apps', false],
  ['ai-generated text', 'ai', true],
  ['anti-ai law', 'ai', true],
  ['they said so', 'ai', false],
  ['élan', 'lan', false],
  ['', 'ai', false],
  ['ai', '', false],
])('in %j stands %j: %s', (text, keyword, stands) => {
  expect(standsIn(text, keyword)).toBe(stands)
})
