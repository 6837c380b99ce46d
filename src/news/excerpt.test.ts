import { expect, test } from 'vitest'
import { excerptOf, headlineOf } from './excerpt.ts'

const long = 'The council of Tartu met on Monday to read the second draft of the water law. '

test.each([
  ['a short text stays whole, its blanks folded', '  One\n\n two\tthree. ', 'One two three.'],
  ['a long text is cut at the last sentence end that fits', long.repeat(6), long.repeat(3).trim()],
  [
    'an abbreviation ends no sentence',
    `${'x'.repeat(280)} Dr. Ahlgren said that it was so.`,
    `${'x'.repeat(280)} Dr. Ahlgren said…`,
  ],
  ['one endless sentence is cut at a word', 'word '.repeat(100), `${'word '.repeat(59).trim()}…`],
  ['a text without blanks is cut inside', 'x'.repeat(400), `${'x'.repeat(299)}…`],
])('%s', (_, text, expected) => {
  expect(excerptOf(text)).toBe(expected)
})

test('no excerpt is longer than what readers may see', () => {
  for (let n = 0; n < 700; n += 7)
    expect(excerptOf('Ab cd, ef 😀. '.repeat(60).slice(0, n)).length).toBeLessThanOrEqual(300)
})

test.each([
  ['Trams are  late\n again', 'Trams are late again'],
  ['  ', ''],
  ['tram '.repeat(100), `${'tram '.repeat(79).trim()}…`],
  ['x'.repeat(1_000_000), `${'x'.repeat(399)}…`],
])('a headline is one line of bearable length', (title, headline) => {
  expect(headlineOf(title)).toBe(headline)
})
