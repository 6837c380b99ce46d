import { expect, test } from 'vitest'
import { hold, numberOf, openLexicon, release } from './lexicon.ts'
import { SETTINGS } from './settings.ts'

test('in a large vocabulary no word is forgotten that an open article holds', () => {
  const lexicon = openLexicon('en', false)
  const numbers = Int32Array.from({ length: 20_000 }, (_, at) => numberOf(lexicon, `word-${at}`))
  hold(lexicon, numbers)
  hold(lexicon, numbers)
  release(lexicon, numbers, { ...SETTINGS, vocabulary: 1000 })
  expect(lexicon.numbers.size).toBe(20_000)
  release(lexicon, numbers, { ...SETTINGS, vocabulary: 1000 })
  expect(lexicon.numbers.size).toBeLessThan(20_000)
})
