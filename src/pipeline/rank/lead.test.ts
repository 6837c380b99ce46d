import { describe, expect, test } from 'vitest'
import type { ArticleId } from '../../news/id.ts'
import { chooseLead, LEAD_MARGIN, type LeadMember } from './index.ts'

const id = (name: string) => name as ArticleId
const member = (name: string, quality: number, change: Partial<LeadMember> = {}): LeadMember => ({
  articleId: id(name),
  url: `https://${name}.example/`,
  genre: 'report',
  copyOf: null,
  quality,
  publishedAt: new Date('2026-11-02T12:00:00Z'),
  ...change,
})

describe('the lead is', () => {
  test.each<[string, readonly LeadMember[], string | null, string | null]>([
    ['the best report', [member('a', 40), member('b', 70)], null, 'b'],
    ['never opinion where there is a report', [member('a', 10), member('b', 90, { genre: 'opinion' })], null, 'a'],
    [
      'never a press release where there is a report',
      [member('a', 10), member('b', 90, { genre: 'press release' })],
      null,
      'a',
    ],
    [
      'never satire where there is anything else',
      [member('a', -50, { genre: 'press release' }), member('b', 90, { genre: 'satire' })],
      null,
      'a',
    ],
    [
      'an analysis where there is no report',
      [member('a', 90, { genre: 'opinion' }), member('b', 20, { genre: 'analysis' })],
      null,
      'b',
    ],
    ['the original among equals', [member('a', 40, { copyOf: id('b') }), member('b', 40)], null, 'b'],
    [
      'the first among equals',
      [member('a', 40), member('b', 40, { publishedAt: new Date('2026-11-02T11:00:00Z') })],
      null,
      'b',
    ],
    ['by address among twins', [member('b', 40), member('a', 40)], null, 'a'],
    ['the one before, when the other is hardly better', [member('a', 40), member('b', 40 + LEAD_MARGIN - 1)], 'a', 'a'],
    ['the other, when it is better by the margin', [member('a', 40), member('b', 40 + LEAD_MARGIN)], 'a', 'b'],
    ['a report, as soon as there is one', [member('a', 90, { genre: 'opinion' }), member('b', 0)], 'a', 'b'],
    ['another, when the one before has left the story', [member('a', 40), member('b', 30)], 'gone', 'a'],
    ['nobody in an empty story', [], null, null],
  ])('%s', (_, members, current, lead) => {
    expect(chooseLead(members, current === null ? null : id(current)).lead).toBe(lead)
  })
})

test('ten copies that take turns at being a little better do not make it flap', () => {
  let current: ArticleId | null = id('copy-0')
  const leads = new Set<ArticleId | null>()
  for (let round = 0; round < 45; round++) {
    const members = Array.from({ length: 10 }, (_, i) => member(`copy-${i}`, 40 + (i === round % 10 ? 15 : 0)))
    current = chooseLead(members, current).lead
    leads.add(current)
  }
  expect([...leads]).toEqual(['copy-0'])
})

test.each<[string | null, string]>([
  [null, 'report, 55 points'],
  ['b', 'report, 55 points'],
  ['a', 'the best other is 15 points better; a change needs 20'],
  ['c', 'a report goes before an opinion'],
])('with %j before, it says: %s', (current, words) => {
  const members = [member('a', 40), member('b', 55), member('c', 90, { genre: 'opinion' })]
  const [reason] = chooseLead(members, current === null ? null : id(current)).because
  expect(reason?.note).toBe(words)
})
