import { expect, test } from 'vitest'
import { searchWords } from './findable.ts'

test.each([
  ['Café Müller’s “déjà vu”', 'cafe mullers deja vu'],
  ['$2.5bn chip-maker', '2 5bn chip maker'],
  ['İstanbul', 'istanbul'],
  ['Новый закон', 'новый закон'],
  ['हिन्दी में', 'हिन्दी में'],
  ["'); drop table x; -- :* & |", 'drop table x'],
  ['…', ''],
])('%j is looked for as %j', (text, words) => {
  expect(searchWords(text).join(' ')).toBe(words)
})
