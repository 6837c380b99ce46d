import { describe, expect, test } from 'vitest'
import { NO_VERDICT, type Paper, type StoryId } from '../../news/index.ts'
import { type PublishedStory, type Standing, storyChanges } from './changes.ts'
import { commitMessage } from './commit-message.ts'

const id = 'one' as StoryId
const was: PublishedStory = {
  id,
  headline: 'Heron lands',
  standfirst: 'At last.',
  lead: 'The Marsh',
  articles: 2,
  heat: 41.6,
  topics: ['Birds'],
  pinnedTo: null,
  note: null,
}

/** A paper with one story that shows what `PublishedStory` says. */
const paperOf = ({ articles, heat, lead, ...story }: PublishedStory) =>
  ({
    stories: [
      {
        ...story,
        slug: 'heron-lands',
        heat: { value: heat },
        lead: { source: { name: lead } },
        coverage: Array.from({ length: articles - 1 }, () => ({})),
      },
    ],
  }) as unknown as Paper

const changes = (change: Partial<Standing> = {}) =>
  storyChanges({
    before: new Map([['heron-lands', was]]),
    paper: paperOf(was),
    pageChanges: null,
    known: new Set([id]),
    verdicts: new Map(),
    ...change,
  })
const gone = { stories: [] } as unknown as Paper

describe('a story', () => {
  test('that is as it was is not named', () => expect(changes()).toEqual([]))

  test.each<[Partial<PublishedStory>, string]>([
    [{ headline: 'Ada lands' }, 'headline, was “Heron lands”'],
    [{ standfirst: '' }, 'standfirst'],
    [{ lead: 'Reed' }, 'led by Reed, was The Marsh'],
    [{ articles: 4 }, '2 more articles'],
    [{ articles: 1 }, '1 fewer article'],
    [{ note: 'Seen' }, 'note'],
    [{ pinnedTo: 1 }, 'pinned to 1'],
    [{ topics: [] }, 'topics none'],
    [{ heat: 40 }, 'heat 41.6 to 40'],
  ])('with %j is changed: %s', (change, why) => {
    expect(changes({ paper: paperOf({ ...was, ...change }) })).toMatchObject([{ change: 'changed', why: [why] }])
  })

  test('is changed when its page is, whatever the reason, and only then', () => {
    expect(changes({ pageChanges: () => true })).toMatchObject([{ change: 'changed', why: ['what stands around it'] }])
    expect(changes({ paper: paperOf({ ...was, heat: 1 }), pageChanges: () => false })).toEqual([])
  })

  test('that was not there is new', () => {
    const verdicts = new Map([[id, { ...NO_VERDICT, state: 'approved' as const }]])
    expect(changes({ before: new Map(), verdicts })).toEqual([
      {
        change: 'new',
        slug: 'heron-lands',
        headline: 'Heron lands',
        why: ['approved', '2 articles, led by The Marsh', 'heat 41.6'],
      },
    ])
  })

  test.each<[string, Partial<Standing>]>([
    ['killed', { verdicts: new Map([[id, { ...NO_VERDICT, state: 'killed' }]]) }],
    ['held', { verdicts: new Map([[id, { ...NO_VERDICT, state: 'held' }]]) }],
    ['no longer shown', {}],
    ['merged', { known: new Set() }],
  ])('that is gone says why: %s', (why, change) => {
    expect(changes({ paper: gone, ...change })).toMatchObject([{ change: 'gone', why: [expect.stringContaining(why)] }])
  })
})

describe('a commit says what changed:', () => {
  test('stories of a site', () => {
    const given = { added: ['story/a/index.html', 'x.css'], changed: ['index.html'], removed: ['story/b/index.html'] }
    expect(commitMessage('Wetland', 'site', given)).toBe(
      'Publish stories: 1 new, 1 gone\n\nWetland, site: 2 files added, 1 changed, 1 removed.\n',
    )
  })

  test('articles of an Everyday tree, and when there are none of them', () => {
    const given = { added: [], changed: ['_people/ida.md'], removed: [] }
    expect(commitMessage('Wetland', 'everyday', given)).toMatch(/^Publish 1 file, no articles among them\n/)
    expect(commitMessage('Wetland', 'everyday', { ...given, changed: ['_news/a.md'] })).toMatch(
      /^Publish articles: 1 changed\n/,
    )
  })
})
