import { describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../../news/id.ts'
import { type EarlierPiece, type PickedArticle, type PickedStory, type PickSettings, pick } from './pick.ts'

const NOW = new Date('2026-11-20T12:00:00Z')
const HOUR = 3_600_000

const article = (change: Partial<PickedArticle> = {}): PickedArticle => ({
  ...{ id: 'a' as ArticleId, url: 'https://gazette.example/2026/council-renames-car-park-4711', source: 'Gazette' },
  ...{ title: 'Council renames car park', excerpt: '', tragedy: false, because: [], kind: 'article', genre: 'report' },
  ...{ language: 'en', text: 'The council renamed its car park. '.repeat(20) },
  ...change,
})

const story = (change: Partial<PickedStory> = {}): PickedStory => ({
  ...{
    id: 's' as StoryId,
    slug: 'car-park',
    headline: 'Council renames car park',
    heat: 10,
    stopped: null,
    topics: [],
  },
  ...{ lastAt: new Date(+NOW - HOUR), articles: [article()] },
  ...change,
})

const EARLIER: EarlierPiece = {
  ...{ storyId: 'old' as StoryId, headline: 'Bridge To Nowhere Opens', body: '' },
  sources: [{ article: 'b' as ArticleId, title: 'Town opens bridge' }],
}

const settings: PickSettings = { topics: new Set(), days: 3, now: NOW, judged: false }

const against = (one: PickedStory, earlier: readonly EarlierPiece[] = [EARLIER], change: Partial<PickSettings> = {}) =>
  pick([one], earlier, { ...settings, ...change })[0]!.refused?.map(({ evidence }) => evidence) ?? []

test('takes a story with text, and says why', () => {
  expect(pick([story()], [EARLIER], settings)).toMatchObject([
    {
      refused: null,
      because: [
        { evidence: 'heat', weight: 10 },
        { evidence: 'sources', weight: 1 },
      ],
    },
  ])
})

test('puts the hottest first, and what is refused behind', () => {
  const stories = [
    story({ heat: 1 }),
    story({ id: 't' as StoryId, heat: 5 }),
    story({ id: 'u' as StoryId, heat: 9, stopped: 'held' }),
  ]
  expect(pick(stories, [], settings).map(({ story }) => story)).toEqual(['t', 's', 'u'])
})

describe('leaves alone', () => {
  test.each<[string, string, PickedStory]>([
    ['what is old', 'old', story({ lastAt: new Date(+NOW - 100 * HOUR) })],
    ['what an editor killed', 'killed', story({ stopped: 'killed' })],
    ['what has no text', 'no source', story({ articles: [article({ text: '' })] })],
    ['a video', 'no source', story({ articles: [article({ kind: 'video' })] })],
    ['somebody else’s satire', 'no source', story({ articles: [article({ genre: 'satire' })] })],
    ['a front page', 'no source', story({ articles: [article({ url: 'https://gazette.example/' })] })],
    ['a search page', 'no source', story({ articles: [article({ url: 'https://gazette.example/find?q=ai' })] })],
    ['a topic page', 'no source', story({ articles: [article({ url: 'https://gazette.example/topic/ai' })] })],
    [
      'a section page',
      'no source',
      story({
        articles: [
          article({
            url: 'https://gazette.example/technology/artificial-intelligence',
            title: 'Artificial Intelligence News | The Gazette',
          }),
        ],
      }),
    ],
    ['a story used before', 'used before', story({ id: 'old' as StoryId })],
    ['an article used before', 'used before', story({ articles: [article({ id: 'b' as ArticleId })] })],
    ['what is near an earlier source', 'near an earlier piece', story({ headline: 'Town opens new bridge' })],
    ['what the rules cannot read', 'language', story({ articles: [article({ language: 'sv' })] })],
    ['what the guard refuses', 'minors', story({ articles: [article({ title: 'Boy, 9, renames car park' })] })],
  ])('%s', (_, evidence, one) => {
    expect(against(one)).toContain(evidence)
  })

  test('what is outside its topics', () => {
    expect(against(story({ topics: ['Chips'] }), [], { topics: new Set(['Law']) })).toEqual(['topic'])
    expect(against(story({ topics: ['Chips'] }), [], { topics: new Set(['Chips']) })).toEqual([])
  })
})

test('an article whose address ends in a word is no section page', () => {
  const url = 'https://gazette.example/council-renames-car-park'
  expect(against(story({ articles: [article({ url })] }))).toEqual([])
})

test('a judge reads what the rules cannot', () => {
  expect(against(story({ articles: [article({ language: 'sv' })] }), [], { judged: true })).toEqual([])
})
