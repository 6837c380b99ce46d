import { describe, expect, test } from 'vitest'
import { namesIn } from '../understand/index.ts'
import { type CheckedPiece, checkPiece, failedChecks } from './checks.ts'
import { ARTICLE, needsWith, PIECE } from './piece.fixture.ts'

const NEEDS = needsWith((text) => namesIn({ title: '', text }, 'en'))

const failing = (change: Partial<CheckedPiece>, needs = NEEDS) =>
  failedChecks(checkPiece({ ...PIECE, ...change }, needs)).map(({ evidence }) => evidence)

/** The piece with one more paragraph, or with its second one replaced. */
const withParagraph = (paragraph: string) => ({ body: `${paragraph}\n\n${PIECE.body}` })

test('a piece in order passes every check, each with its evidence', () => {
  const checks = checkPiece(PIECE, NEEDS)
  expect(failedChecks(checks)).toEqual([])
  expect(checks.map(({ check }) => check)).toHaveLength(12)
  expect(checks.every(({ evidence }) => evidence !== '')).toBe(true)
})

describe('a check holds a piece', () => {
  test.each<[string, string, Partial<CheckedPiece>]>([
    ['label', 'without its label', { label: 'News' }],
    ['headline', 'whose headline runs over two lines', { headline: 'One Line Too\nMany For This' }],
    ['headline', 'with the source’s own headline', { headline: 'Council spends £90,000 renaming the car park' }],
    ['source links', 'that links elsewhere', { sources: [{ url: 'https://shop.example/', title: 'Buy' }] }],
    ['source links', 'that links nowhere', { sources: [] }],
    ['length', 'that is too short', { body: 'A car park was renamed. It took the news calmly.' }],
    ['length', 'that is too long', { body: `${PIECE.body}\n\n${PIECE.body}` }],
    [
      'own words',
      'that takes eight words of the source',
      withParagraph('It asked residents to choose between four names put forward by somebody.'),
    ],
    [
      'quotations',
      'that puts words into the mouth of a real person',
      withParagraph('“I have never loved a surface so much,” said Martin Hobday.'),
    ],
    [
      'quotations',
      'that does so before the words',
      withParagraph('Martin Hobday told reporters: “I have never loved a surface so much.”'),
    ],
    [
      'quotations',
      'that does so by a pronoun',
      withParagraph('Martin Hobday was in good spirits. “I have never loved a surface so much,” he said.'),
    ],
    [
      'quotations',
      'that speaks for a real organisation',
      withParagraph('“We have never loved a surface so much,” said a spokesperson for Google.'),
    ],
    [
      'quotations',
      'that makes somebody famous speak',
      withParagraph('“I would have bought that car park myself,” said Elon Musk.'),
    ],
    [
      'quotations',
      'that bends a quotation',
      withParagraph('“We wanted a name that says nothing about where we are going,” Martin Hobday said.'),
    ],
    ['private people', 'that names a private person', withParagraph('Jean Appleyard has yet to be informed.')],
    ['addresses', 'with a web address', withParagraph('Tickets are at https://win.example/prize today.')],
    ['addresses', 'with a bare domain', withParagraph('Tickets are at carpark-prizes.com today.')],
    ['addresses', 'with a mail address', withParagraph('Write to win@prize.example today.')],
    ['leftovers', 'with markup', withParagraph('The car park is <b>bold</b>.')],
    ['leftovers', 'with a template', withParagraph('The car park belongs to {{ page.source_title }}.')],
    ['leftovers', 'with a place to be filled', withParagraph('The car park belongs to [Insert Name].')],
    ['leftovers', 'with words of the prompt', withParagraph('Angle 3: the car park as a person.')],
    ['leftovers', 'with the model’s own voice', withParagraph('Here is the satirical piece that you asked for.')],
    ['leftovers', 'with a heading', withParagraph('## The car park')],
    ['leftovers', 'that was cut off', { body: PIECE.body.slice(0, -20) }],
    ['language', 'in another language', { body: 'Der Parkplatz hat einen neuen Namen. '.repeat(30) }],
    [
      'language',
      'with a paragraph in another language',
      withParagraph('Der Parkplatz hat jetzt einen neuen Namen bekommen, und alle freuen sich sehr darüber.'),
    ],
    ['new joke', 'near an earlier one', { headline: 'Bridge Opens to Nowhere, Nowhere Very Delighted' }],
  ])('%s: one %s', (check, _, change) => {
    expect(failing(change)).toContain(check)
  })
})

describe('a check lets pass', () => {
  test.each<[string, Partial<CheckedPiece>]>([
    [
      'a quotation that stands in the source',
      withParagraph('“We wanted a name that says something about where we are going,” Martin Hobday said.'),
    ],
    [
      'somebody invented who works for somebody real',
      withParagraph('“We map car parks so that nobody else has to,” said Dana Flackett, who has a desk at Google.'),
    ],
    ['an unnamed invented voice', withParagraph('“I only came in for a stamp, honestly,” said a passing pigeon.')],
    ['a mock of three words', withParagraph('The “premium parking experience” opens at nine.')],
    ['the source’s own address', withParagraph('It was first told by gazette.example, which was not asked.')],
  ])('%s', (_, change) => {
    expect(failing(change)).toEqual([])
  })
})

test('every article of the story may be linked', () => {
  const other = { ...ARTICLE, url: 'https://echo.example/1' }
  const needs = { ...NEEDS, articles: [ARTICLE, other] }
  expect(failing({ sources: [{ url: other.url, title: 'x' }] }, needs)).toEqual([])
})
