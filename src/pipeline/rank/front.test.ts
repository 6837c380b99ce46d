import { describe, expect, test } from 'vitest'
import { type FrontStory, orderFront } from './index.ts'

const story = (slug: string, heat: number, change: Partial<FrontStory> = {}): FrontStory => ({
  slug,
  heat: { value: heat },
  lastAt: new Date('2026-11-02T12:00:00Z'),
  topics: [],
  lead: { source: { domain: `${slug}.example` } },
  pinnedTo: null,
  ...change,
})
const order = (stories: readonly FrontStory[], options?: Parameters<typeof orderFront>[1]) =>
  orderFront(stories, options).map(({ slug }) => slug)
const CAPS = { places: 4, perTopic: 2, perSource: 1 }

describe('the front page', () => {
  test('goes by heat', () => {
    expect(order([story('a', 1), story('b', 3), story('c', 2)])).toEqual(['b', 'c', 'a'])
  })

  test('among equals by the newest, then by address part', () => {
    const later = new Date('2026-11-02T13:00:00Z')
    expect(order([story('b', 1), story('a', 1), story('c', 1, { lastAt: later })])).toEqual(['c', 'a', 'b'])
  })

  test('gives one topic only so many of the first places', () => {
    const many = ['a', 'b', 'c', 'd'].map((slug, i) => story(slug, 90 - i, { topics: ['Chips'] }))
    const others = ['v', 'w', 'x', 'y', 'z'].map((slug, i) => story(slug, 50 - i))
    expect(order([...many, ...others], { caps: CAPS })).toEqual(['a', 'b', 'v', 'w', 'c', 'd', 'x', 'y', 'z'])
  })

  test('gives one source only so many of the first places', () => {
    const lead = { source: { domain: 'busy.example' } }
    const stories = [story('a', 9, { lead }), story('b', 8, { lead }), story('c', 7), story('d', 6), story('e', 5)]
    expect(order(stories, { caps: CAPS })).toEqual(['a', 'c', 'd', 'e', 'b'])
  })

  test('does not cap what the whole paper is about', () => {
    const stories = ['a', 'b', 'c', 'd'].map((slug, i) => story(slug, 9 - i, { topics: ['AI'] }))
    expect(order(stories, { caps: CAPS })).toEqual(['a', 'b', 'c', 'd'])
  })

  test('leaves no place empty for the sake of a cap', () => {
    const lead = { source: { domain: 'only.example' } }
    expect(
      order(
        ['a', 'b', 'c'].map((slug, i) => story(slug, 9 - i, { lead })),
        { caps: CAPS },
      ),
    ).toEqual(['a', 'b', 'c'])
  })

  test('puts pins at their places', () => {
    const stories = [
      story('a', 9),
      story('b', 8),
      story('c', 7),
      story('p', 0, { pinnedTo: 2 }),
      story('q', 1, { pinnedTo: 1 }),
    ]
    expect(order(stories)).toEqual(['q', 'p', 'a', 'b', 'c'])
  })

  test('puts two pins on one place one after the other, and a pin beyond the end at the end', () => {
    const stories = [
      story('a', 9),
      story('p', 1, { pinnedTo: 2 }),
      story('q', 2, { pinnedTo: 2 }),
      story('r', 0, { pinnedTo: 50 }),
    ]
    expect(order(stories)).toEqual(['a', 'q', 'p', 'r'])
  })

  test('counts a pinned story toward the caps', () => {
    const lead = { source: { domain: 'busy.example' } }
    const stories = [
      story('p', 0, { pinnedTo: 1, lead }),
      story('a', 9, { lead }),
      story('b', 8),
      story('c', 7),
      story('d', 6),
    ]
    expect(order(stories, { caps: CAPS })).toEqual(['p', 'b', 'c', 'd', 'a'])
  })

  test('loses and doubles nothing, and does not depend on the order it is given', () => {
    const stories = Array.from({ length: 40 }, (_, i) =>
      story(`s${i}`, (i * 7) % 11, { topics: [`t${i % 3}`], pinnedTo: i % 13 === 0 ? 1 + (i % 5) : null }),
    )
    expect([...order(stories)].sort()).toEqual(stories.map(({ slug }) => slug).sort())
    expect(order([...stories].reverse())).toEqual(order(stories))
  })
})
