import { describe, expect, test } from 'vitest'
import type { StoryId } from './id.ts'
import type { ShownArticle, ShownStory } from './paper.ts'
import { changesBetween, foldChanges, kindOfChange, type PrintedStory, printedStory } from './printed.ts'

/** `a1 b1`: story a in its first state, story b in its first. */
const state = (drawn: string): PrintedStory[] =>
  drawn.split(' ').flatMap((one) => {
    const [name, hash] = [one[0], one.slice(1)]
    return name ? [{ story: name as StoryId, slug: name, headline: `Of ${one}`, hash }] : []
  })
const between = (before: readonly PrintedStory[], now: readonly PrintedStory[]) =>
  changesBetween(new Map(before.map((one) => [one.story, one])), now)
const drawn = (changes: ReturnType<typeof foldChanges>) =>
  changes.map((change) => `${change.story} ${kindOfChange(change)}`).sort()

describe('what an edition changes', () => {
  test.each([
    ['the first edition', '', 'a1 b1', ['a new', 'b new']],
    ['the same again', 'a1 b1', 'b1 a1', []],
    ['another text', 'a1 b1', 'a2 b1', ['a changed']],
    ['one comes, one goes', 'a1 b1', 'b1 c1', ['a gone', 'c new']],
    ['an empty paper', 'a1', '', ['a gone']],
  ])('%s', (_, before, now, expected) => {
    expect(drawn(between(state(before), state(now)))).toEqual(expected)
  })
})

describe('what several editions changed together', () => {
  test.each([
    ['new, then changed', ['', 'a1', 'a2'], ['a new']],
    ['changed and changed back', ['a1', 'a2', 'a1'], []],
    ['came and went', ['b1', 'a1 b1', 'b1'], []],
    ['went and came back as it was', ['a1', '', 'a1'], []],
    ['went and came back otherwise', ['a1', '', 'a2'], ['a changed']],
    ['changed, then went', ['a1', 'a2', ''], ['a gone']],
  ])('%s', (_, states, expected) => {
    const editions = states.map(state)
    const changes = editions.slice(1).flatMap((now, at) => between(editions[at]!, now))
    expect(drawn(foldChanges(changes))).toEqual(expected)
    expect(drawn(foldChanges(changes))).toEqual(drawn(between(editions[0]!, editions.at(-1)!)))
  })
})

test('a change is what readers see: not heat, not what is near', () => {
  const lead = { id: 'l', title: 'Lead', publishedAt: new Date(0) } as unknown as ShownArticle
  const story = (change: Partial<ShownStory> = {}) =>
    printedStory({
      ...{ id: 's' as StoryId, slug: 's', headline: 'H', standfirst: '', picture: null, lead, coverage: [] },
      ...{ note: null, corrections: [], related: [], heat: { value: 1, factors: [] } },
      ...change,
    } as unknown as ShownStory).hash
  const other = { ...lead, id: 'm' } as ShownArticle
  expect(story({ heat: { value: 2, factors: [] }, pinnedTo: 1 })).toBe(story())
  for (const change of [
    { headline: 'I' },
    { standfirst: 'S' },
    { coverage: [other] },
    { note: 'N' },
    { corrections: [{ at: new Date(1), text: 'T' }] },
  ]) {
    expect(story(change)).not.toBe(story())
  }
})
