import { describe, expect, test } from 'vitest'
import { type DecidedStory, type Decision, type Deed, lastTouches, touching } from './decision.ts'
import type { ArticleId, DecisionId, StoryId } from './id.ts'
import { replay } from './replay.ts'

const article = (name: string) => name as ArticleId
const articles = (names: string) => names.split(' ').filter(Boolean).map(article)
const story = (name: string) => name as StoryId
const machine = (drawn: Record<string, string>): DecidedStory[] =>
  Object.entries(drawn).map(([id, names]) => ({
    id: story(id),
    members: articles(names),
    lead: article(names.split(' ')[0]!),
  }))
const decided = (...deeds: Deed[]): Decision[] =>
  deeds.map((deed, at) => ({ id: `d${at}` as DecisionId, at: new Date(at), by: 'ann', why: null, deed }))
const drawn = (stories: readonly DecidedStory[]) =>
  Object.fromEntries(stories.map(({ id, members }) => [id, [...members].sort().join(' ')]))
const replayed = (before: Record<string, string>, ...deeds: Deed[]) => replay(machine(before), decided(...deeds))

const MERGE: Deed = { do: 'merge', story: story('A'), from: story('B'), articles: articles('a1 a2 b1') }
const SPLIT: Deed = {
  do: 'split',
  story: story('A'),
  into: story('N'),
  articles: articles('a2'),
  staying: articles('a1 a3'),
}

describe('what people decided wins over whatever the machine makes of the articles later', () => {
  test.each<[string, Record<string, string>, Deed[], Record<string, string>]>([
    ['a merge', { A: 'a1 a2', B: 'b1', C: 'c1' }, [MERGE], { A: 'a1 a2 b1', C: 'c1' }],
    ['a merge of what was regrouped', { A: 'a1', C: 'a2 b1' }, [MERGE], { A: 'a1 a2 b1' }],
    ['a merge of a story that grew', { A: 'a1 a2', B: 'b1 b2' }, [MERGE], { A: 'a1 a2 b1 b2' }],
    ['a split', { A: 'a1 a2 a3' }, [SPLIT], { A: 'a1 a3', N: 'a2' }],
    ['a split of what came together again', { A: 'a1', N: 'a2 a3 n1' }, [SPLIT], { A: 'a1 a3', N: 'a2 n1' }],
    [
      'a move',
      { A: 'a1', B: 'b1 b2' },
      [{ do: 'move', article: article('b2'), from: story('B'), story: story('A') }],
      { A: 'a1 b2', B: 'b1' },
    ],
    [
      'of two decisions on one article the later',
      { A: 'a1', B: 'b1', C: 'c1' },
      [
        { do: 'move', article: article('a1'), from: story('A'), story: story('B') },
        { do: 'move', article: article('a1'), from: story('B'), story: story('C') },
      ],
      { B: 'b1', C: 'a1 c1' },
    ],
    ['nothing, for articles that are gone', { C: 'c1' }, [MERGE, SPLIT], { C: 'c1' }],
  ])('%s', (_, before, deeds, expected) => {
    expect(drawn(replayed(before, ...deeds).stories)).toEqual(expected)
  })
})

describe('undo', () => {
  const before = { A: 'a1 a2', B: 'b1' }
  const undo = (n: number): Deed => ({ do: 'undo', decision: `d${n}` as DecisionId })

  test('gives back what the machine had', () => {
    const { stories, placed } = replayed(before, MERGE, undo(0))
    expect(drawn(stories)).toEqual(before)
    expect(placed.size).toBe(0)
  })
  test('undone brings the decision back', () => {
    expect(drawn(replayed(before, MERGE, undo(0), undo(1)).stories)).toEqual({ A: 'a1 a2 b1' })
  })
})

describe('no regrouping may move', () => {
  test('the articles that were merged or split, on both sides; those that came later it may', () => {
    expect([...replayed({ A: 'a1 a2', B: 'b1 b2' }, MERGE).placed.keys()].sort()).toEqual(articles('a1 a2 b1'))
    expect(Object.fromEntries(replayed({ A: 'a1 a2 a3 a4' }, SPLIT).placed)).toEqual({ a1: 'A', a2: 'N', a3: 'A' })
  })
  test.each<[string, Deed, string]>([
    ['the lead an editor chose', { do: 'lead', story: story('A'), article: article('a2') }, 'a2'],
    ['what binds a pinned story', { do: 'pin', story: story('A'), place: 1, articles: articles('a1') }, 'a1'],
    ['any article of a killed story', { do: 'kill', story: story('A'), articles: articles('a1 a2') }, 'a1 a2'],
  ])('%s', (_, deed, kept) => {
    const { placed, moved } = replayed({ A: 'a1 a2', B: 'b1' }, deed)
    expect([...placed.keys()]).toEqual(articles(kept))
    expect(moved.size, 'it stands where the machine put it').toBe(0)
  })
  test('nothing is bound to a story that it has left by another decision', () => {
    const pin: Deed = { do: 'pin', story: story('A'), place: 1, articles: articles('b1') }
    expect([...replayed({ A: 'a1', B: 'b1' }, pin).placed]).toEqual([])
  })
})

test('a lead chosen from merged articles leads; the machine may choose one too', () => {
  const lead: Deed = { do: 'lead', story: story('A'), article: article('b1') }
  expect(replayed({ A: 'a1 a2', B: 'b1' }, MERGE, lead).stories[0]!.lead).toBe('b1')
  const chosen = [{ id: story('A'), members: articles('a1 a2'), lead: article('b1') }, ...machine({ B: 'b1' })]
  expect(replay(chosen, decided(MERGE)).stories[0]!.lead).toBe('b1')
})

test('what was said of a story is the last word on each point', () => {
  const { verdicts } = replayed(
    { A: 'a1' },
    { do: 'hold', story: story('A'), until: '2026-03-02T06:00:00Z' },
    { do: 'pin', story: story('A'), place: 2 },
    { do: 'note', story: story('A'), text: 'Seen by two of us.' },
    { do: 'approve', story: story('A') },
    { do: 'correct', story: story('A'), text: 'It was 7 cranes.' },
  )
  expect(verdicts.get(story('A'))).toEqual({
    ...{ state: 'approved', heldUntil: null, pinnedTo: 2, headline: null, standfirst: null },
    ...{
      note: 'Seen by two of us.',
      corrections: [{ at: new Date(4), text: 'It was 7 cranes.' }],
      withdrawn: null,
      picture: null,
    },
  })
})

describe('who decided about a story last', () => {
  const kill: Deed = { do: 'kill', story: story('C') }
  const undo: Deed = { do: 'undo', decision: 'd0' as DecisionId }
  test.each<[string, Deed[], Record<string, string>]>([
    ['nobody yet', [], {}],
    ['a merge is about both', [MERGE], { A: 'd0', B: 'd0' }],
    ['a split is about both', [kill, SPLIT], { C: 'd0', A: 'd1', N: 'd1' }],
    ['an undo is about what its decision was about', [MERGE, kill, undo], { A: 'd2', B: 'd2', C: 'd1' }],
  ])('%s', (_, deeds, expected) => {
    expect(Object.fromEntries(lastTouches(decided(...deeds)))).toEqual(expected)
  })
  test('and everything about it, oldest first', () => {
    expect(touching(decided(MERGE, kill, undo), story('B')).map(({ id }) => id)).toEqual(['d0', 'd2'])
  })
})

test('deleting files of an imported tree hides the articles that they are', () => {
  const deleted: Deed = { do: 'delete', paths: ['_news/a.md', '_people/p.md'], articles: articles('a1') }
  expect([...replayed({ A: 'a1 a2' }, deleted).hidden]).toEqual(['a1'])
  const undone: Deed = { do: 'undo', decision: 'd0' as DecisionId }
  expect([...replayed({ A: 'a1 a2' }, deleted, undone).hidden]).toEqual([])
})
