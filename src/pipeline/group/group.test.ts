import { describe, expect, test } from 'vitest'
import type { ArticleId, SourceId, StoryId } from '../../news/id.ts'
import {
  type GroupArticle,
  type GroupChange,
  type GroupWindow,
  type Learnt,
  openSince,
  openWindow,
  type SavedArticle,
  step,
  takeLearnt,
} from './index.ts'

const HOUR = 3_600_000
const MONDAY = Date.UTC(2026, 2, 2, 8)

const article = (id: string, title: string, more: Partial<GroupArticle> = {}): GroupArticle => ({
  id: id as ArticleId,
  title,
  text: '',
  publishedAt: new Date(MONDAY),
  sourceId: 'daily' as SourceId,
  language: 'en',
  genre: 'report',
  url: `https://daily.example/${id}`,
  ...more,
})

/** Story ids named after their founder, so that a test reads like a list. */
const needs = () => {
  let founded = 0
  return { newStoryId: (founder: ArticleId) => `${founder}/${founded++}` as StoryId }
}

function run(articles: readonly GroupArticle[], window: GroupWindow = openWindow()) {
  const stories = new Map<ArticleId, StoryId>()
  const changes: GroupChange[] = []
  const ids = needs()
  for (const one of articles) {
    for (const change of step(window, one, ids).changes) {
      changes.push(change)
      stories.set(change.article, change.story)
    }
  }
  const members = new Map<StoryId, ArticleId[]>()
  for (const [id, story] of stories) members.set(story, [...(members.get(story) ?? []), id])
  const groups = [...members.values()].map((ids) => ids.join(' '))
  return { window, stories, changes, groups }
}

const quake = (id: string, more: Partial<GroupArticle> = {}) =>
  article(id, 'Earthquake of magnitude 6.8 strikes Lisbon', {
    text: 'An earthquake of magnitude 6.8 struck Lisbon on Monday, damaging the Alfama quarter, the Portuguese weather institute said.',
    ...more,
  })
const bank = (id: string, more: Partial<GroupArticle> = {}) =>
  article(id, 'Central bank of Norway cuts its rate to 3.5 per cent', {
    text: 'Norges Bank lowered its policy rate by a quarter point to 3.5 per cent, the first cut since autumn, governor Bache said.',
    ...more,
  })

describe('grouping', () => {
  test('puts reports of one event together and keeps others apart', () => {
    const { groups } = run([
      quake('q1'),
      bank('b1'),
      article('q2', 'Lisbon earthquake damages old Alfama quarter'),
      article('b2', 'Norges Bank trims policy rate as Bache promised'),
      article('x1', 'Chess club in Leeds wins a trophy'),
    ])
    expect(groups).toEqual(['q1 q2', 'b1 b2', 'x1'])
  })

  test('does not join what lies outside the window', () => {
    const late = new Date(MONDAY + 5 * 24 * HOUR)
    expect(run([quake('q1'), quake('q2', { publishedAt: late })]).groups).toEqual(['q1', 'q2'])
  })

  test('never mixes languages', () => {
    expect(run([quake('q1'), quake('q2', { language: 'pt' })]).groups).toEqual(['q1', 'q2'])
  })

  test('lets an opinion join, but lets nobody gather around it', () => {
    const { groups } = run([quake('o1', { genre: 'opinion' }), quake('o2', { genre: 'opinion' })])
    expect(groups).toEqual(['o1', 'o2'])
    const { stories } = run([quake('o1', { genre: 'opinion' }), quake('q1')])
    expect(stories.get('o1' as ArticleId)).toBe('q1/1')
  })

  test('says why', () => {
    const { changes } = run([quake('q1'), quake('q2')])
    expect(changes.map(({ do: deed, because }) => [deed, because.map(({ evidence }) => evidence)])).toEqual([
      ['join', ['new story']],
      ['join', ['mean link', 'shared words']],
    ])
    expect(changes[1]!.because[1]!.note).toContain('Lisbon')
  })

  test('changes nothing when an article comes again', () => {
    const { window } = run([quake('q1'), quake('q2')])
    expect(step(window, quake('q1'), needs()).changes).toEqual([])
  })

  test('closes in slices: nothing younger than four days is closed', () => {
    expect(openSince(new Date(MONDAY)).getTime()).toBeLessThanOrEqual(MONDAY - 4 * 24 * HOUR)
  })
})

describe('people win', () => {
  const placed = new Map([['q2', 'by hand']]) as unknown as ReadonlyMap<ArticleId, StoryId>

  test('a placed article goes where it was put and stays there', () => {
    const window = openWindow({ learnt: { terms: [], languages: [] }, articles: [], placed })
    const { stories } = run([quake('q1'), quake('q2'), quake('q3'), bank('b1')], window)
    expect(stories.get('q2' as ArticleId)).toBe('by hand')
  })
})

describe('stopping and going on', () => {
  const stream = Array.from({ length: 24 }, (_, at) => {
    const publishedAt = at % 7 === 3 ? null : new Date(MONDAY + at * 9 * HOUR)
    const place = ['Lisbon', 'Oslo', 'Cairo'][at % 3]
    const event = ['earthquake', 'rate cut', 'ferry fire'][(at >> 2) % 3]
    return article(`a${at}`, `${event} in ${place}: what ${['officials', 'survivors', 'markets'][at % 3]} say`, {
      publishedAt,
      text: `The ${event} in ${place} on day ${at >> 3} was reported by outlet ${at}.`,
      genre: at % 8 === 5 ? 'opinion' : 'report',
    })
  })

  /** An archive in memory: rows as the learnt tables hold them. */
  function archive() {
    const terms = new Map<string, Learnt['terms'][number]>()
    const languages = new Map<string, Learnt['languages'][number]>()
    const articles = new Map<ArticleId, SavedArticle>()
    return {
      keep(learnt: Learnt) {
        for (const row of learnt.terms) {
          const key = `${row.language} ${row.term}`
          if (row.documents === 0) terms.delete(key)
          else terms.set(key, row)
        }
        for (const row of learnt.languages) languages.set(row.language, row)
      },
      file(memory: Uint8Array, changes: readonly GroupChange[]) {
        for (const { article: moved, story } of changes) {
          articles.set(moved, { memory: articles.get(moved)?.memory ?? memory, id: moved, story })
        }
      },
      saved: () => ({
        learnt: { terms: [...terms.values()].reverse(), languages: [...languages.values()] },
        articles: [...articles.values()].reverse(),
      }),
    }
  }

  function outcome(stops: ReadonlySet<number>): readonly GroupChange[] {
    const rows = archive()
    const ids = needs()
    let window = openWindow()
    return stream.flatMap((one, at) => {
      const { changes, memory } = step(window, one, ids)
      rows.file(memory, changes)
      rows.keep(takeLearnt(window))
      if (stops.has(at)) window = openWindow(rows.saved())
      return changes
    })
  }

  test('after any article comes to the same in every detail', () => {
    const whole = outcome(new Set())
    for (let stop = 0; stop < stream.length; stop++) expect(outcome(new Set([stop]))).toEqual(whole)
    expect(outcome(new Set(stream.keys()))).toEqual(whole)
  })
})
