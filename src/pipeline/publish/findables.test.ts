import { expect, test } from 'vitest'
import type { Paper } from '../../news/index.ts'
import { findables } from './findables.ts'

const AT = new Date('2026-03-04T12:00:00Z')
const article = (title: string) => ({
  title,
  excerpt: 'Cores came up.',
  source: { name: 'Ledger' },
  bylines: ['Ida Brandt'],
})

test('a story is found by all that its page says, each word of it once; satire by its text, under its label', () => {
  const paper = {
    stories: [
      {
        ...{
          id: 's',
          slug: 'glacier',
          headline: 'Glacier archive opens',
          standfirst: 'At last.',
          note: 'Seen by two.',
        },
        ...{ corrections: [{ at: AT, text: 'It was seven.' }], lastAt: AT },
        ...{ lead: article('Archive'), coverage: [article('Ice')] },
      },
    ],
    pieces: [
      {
        ...{ id: 'p', slug: 'ice', headline: 'Ice resigns', body: 'The ice has had enough. It said so.' },
        ...{ label: 'Satire', byline: 'a model', publishedAt: AT },
      },
    ],
  } as unknown as Paper
  const [story, piece] = findables(paper)
  expect(story!.words.split('\n')).toEqual([
    'At last.',
    'Seen by two.',
    'It was seven.',
    'Archive',
    'Cores came up.',
    'Ledger',
    'Ida Brandt',
    'Ice',
  ])
  expect(story!.found).toMatchObject({ kind: 'story', path: 'story/glacier/', label: null, source: 'Ledger' })
  expect(piece!.words).toContain('The ice has had enough.')
  expect(piece!.found).toMatchObject({ kind: 'satire', path: 'satire/ice/', label: 'Satire', headline: 'Ice resigns' })
  expect(findables(paper)[0]).toBe(story)
})
