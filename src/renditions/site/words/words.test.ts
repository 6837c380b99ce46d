import { describe, expect, test } from 'vitest'
import { EN, gapsIn, LANGUAGES, openSpeech, type Word, type WordKey, wordsIn } from './index.ts'

const forms = (word: Word): string[] => (typeof word === 'string' ? [word] : Object.values(word))
const linksIn = (text: string) => [...text.matchAll(/\]\(([^)]*)\)/g)].map((found) => found[1])

describe.each(Object.entries(LANGUAGES))('%s', (language, words) => {
  test.each(Object.keys(EN) as WordKey[])('%s says what the English says', (key) => {
    const meant = new Set(forms(EN[key]).flatMap(gapsIn))
    for (const text of forms(words[key])) {
      // A form for exactly one or two may spell the number out.
      expect([...meant].filter((gap) => gap !== 'n' && !gapsIn(text).includes(gap))).toEqual([])
      expect(gapsIn(text).filter((gap) => !meant.has(gap))).toEqual([])
      expect(linksIn(text)).toEqual(linksIn(forms(EN[key])[0]!))
      expect(text.trim()).toBe(text)
    }
  })

  test('has a form for each of its numbers, or needs none', () => {
    const speech = openSpeech(words, language)
    for (const n of [0, 1, 2, 3, 11, 100, 1234]) expect(speech.say('n-sources', { n })).not.toMatch(/[{}]/)
  })
})

test.each([
  ['en', 1, '1 source'],
  ['en', 1200, '1,200 sources'],
  ['sv', 1, '1 källa'],
  ['fr', 0, '0 source'],
  ['ar', 2, 'مصدران'],
])('%s counts %i', (language, n, text) => {
  expect(openSpeech(wordsIn(language).words, language).say('n-sources', { n })).toBe(text)
})

test.each([
  ['de-CH', 'de'],
  ['pt-BR', 'en'],
])('a paper in %s speaks %s', (language, spoken) => {
  expect(wordsIn(language).language).toBe(spoken)
})

test('gaps and links come apart, for pages to fill', () => {
  const { parts } = openSpeech(EN, 'en')
  expect(parts('first-reported')).toEqual([
    { kind: 'text', text: 'First reported by ' },
    { kind: 'gap', name: 'source' },
    { kind: 'text', text: ', ' },
    { kind: 'gap', name: 'time' },
  ])
  expect(parts('colder-ones', 2)).toContainEqual({ kind: 'link', text: 'all stories', path: 'stories/' })
})
