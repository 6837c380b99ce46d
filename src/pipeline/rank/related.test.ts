import { describe, expect, test } from 'vitest'
import { openRelations, type RelatableStory, relate } from './index.ts'
import { seeded } from './random.fixture.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n, 12))
const story = (slug: string, at: number, change: Partial<RelatableStory> = {}): RelatableStory => ({
  slug,
  headline: slug.toUpperCase(),
  names: [],
  topics: [],
  firstAt: day(at),
  lastAt: day(at),
  ...change,
})
/** Stories that have nothing to do with anything, so that names and topics are not common. */
const CROWD = Array.from({ length: 12 }, (_, i) =>
  story(`crowd-${i}`, 1 + i, { names: [`Nobody ${i}`], topics: ['World'] }),
)
const relations = (stories: readonly RelatableStory[], slug: string) =>
  relate([...stories, ...CROWD])
    .get(slug)
    ?.map((one) => `${one.relation}: ${one.slug}`)

describe('stories are related as', () => {
  const names = ['Anna Lindqvist', 'Norbank']
  test('earlier and later chapters, when they share two names', () => {
    const stories = [story('fine', 5, { names }), story('raid', 2, { names }), story('appeal', 8, { names })]
    expect(relations(stories, 'fine')).toEqual(['earlier chapter: raid', 'later chapter: appeal'])
    expect(relations(stories, 'raid')).toEqual(['later chapter: fine', 'later chapter: appeal'])
  })

  test('same people, when they share one', () => {
    expect(relations([story('a', 5, { names }), story('b', 6, { names: ['Norbank'] })], 'a')).toEqual([
      'same people: b',
    ])
  })

  test('same people, when chapters would lie too far apart', () => {
    expect(relations([story('a', 1, { names }), story('b', 60, { names })], 'a')).toEqual(['same people: b'])
  })

  test('same topic, when close in time', () => {
    const topics = ['Chips', 'World']
    const stories = [story('a', 5, { topics }), story('b', 6, { topics }), story('c', 20, { topics })]
    expect(relations(stories, 'a')).toEqual(['same topic: b'])
  })

  test('same people, when the headlines say the rest', () => {
    const passing = ['Cork', 'Porto', 'Lecce', 'Turku', 'Izmir', 'Aarhus', 'Bergen', 'Gdansk']
    const stories = [
      story('a', 5, { names: ['Norbank', ...passing.slice(0, 4)], headline: 'Norbank fined over hidden accounts' }),
      story('b', 40, { names: ['Norbank', ...passing.slice(4)], headline: 'Hidden accounts: Norbank appeals' }),
    ]
    expect(relations(stories, 'a')).toEqual(['same people: b'])
  })

  test('nothing, when they share one name in passing', () => {
    const others = (n: number) => Array.from({ length: 12 }, (_, i) => `Person ${n} ${i}`)
    const stories = [1, 2].map((n) => story(`s${n}`, n, { names: [...others(n), 'Florida'] }))
    expect(relations(stories, 's1')).toEqual([])
  })

  test('nothing, when all they share is what every story is about', () => {
    expect(relations([story('a', 5, { topics: ['World'] })], 'a')).toEqual([])
  })

  test('nothing, when all they share is a name that is everywhere', () => {
    const everywhere = Array.from({ length: 20 }, (_, i) => story(`s${i}`, 1 + i, { names: ['Washington'] }))
    expect(relations(everywhere, 's3')).toEqual([])
  })
})

test('five at most, chapters before people before topics, and never itself', () => {
  const names = ['Anna Lindqvist', 'Norbank']
  const stories = [
    story('a', 5, { names, topics: ['Chips'] }),
    ...[1, 2, 3].map((i) => story(`topic-${i}`, 5, { topics: ['Chips'] })),
    ...[1, 2].map((i) => story(`people-${i}`, 6, { names: ['Norbank'] })),
    ...[1, 2].map((i) => story(`chapter-${i}`, 7, { names, topics: ['Chips'] })),
  ]
  expect(relations(stories, 'a')).toEqual([
    'later chapter: chapter-1',
    'later chapter: chapter-2',
    'same people: people-1',
    'same people: people-2',
    'same topic: topic-1',
  ])
})

test('carries headline and time, and does not depend on the order it is given', () => {
  const names = ['Anna Lindqvist', 'Norbank']
  const stories = [story('fine', 5, { names }), story('raid', 2, { names }), ...CROWD]
  expect(relate(stories).get('fine')).toEqual([
    { slug: 'raid', headline: 'RAID', at: day(2), relation: 'earlier chapter' },
  ])
  const backwards = relate([...stories].reverse())
  for (const [slug, related] of relate(stories)) expect(backwards.get(slug)).toEqual(related)
})

test('two thousand stories take no time', () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    story(`s${i}`, 1 + (i % 28), { names: [`N${i % 400}`, `M${i % 331}`, 'Washington'], topics: [`T${i % 9}`] }),
  )
  const started = performance.now()
  expect(relate(many).size).toBe(2000)
  expect(performance.now() - started).toBeLessThan(2000)
})

test('what is remembered from paper to paper changes nothing', () => {
  const random = seeded(7)
  const some = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
  const names = Array.from({ length: 40 }, (_, i) => `Name ${i}`)
  const words = ['accounts', 'hidden', 'appeal', 'verdict', 'harbour', 'strike', 'model', 'chips']
  const made = (slug: string) =>
    story(slug, 1 + Math.floor(random() * 28), {
      headline: `${some(words)} ${some(words)}`,
      names: Array.from({ length: 3 }, () => some(names)),
      topics: random() < 0.8 ? [`T${Math.floor(random() * 5)}`] : [],
    })
  let stories = Array.from({ length: 60 }, (_, i) => made(`s${i}`))
  const remembering = openRelations()
  let links = 0
  for (let paper = 0; paper < 40; paper++) {
    // Some go, some change, some come; now and then many at once, so that every weight moves.
    const few = paper % 8 === 7 ? 0.5 : 0.05
    stories = stories.filter(() => random() > few).map((one) => (random() < few ? made(one.slug) : one))
    for (let i = 0; i < (paper % 8 === 3 ? 60 : 3); i++) stories.push(made(`p${paper}-${i}`))
    const scratch = relate(stories)
    expect(remembering(stories)).toEqual(scratch)
    for (const related of scratch.values()) links += related.length
  }
  expect(links).toBeGreaterThan(1000)
})

test('a story that stays as it is keeps the very list it had', () => {
  const remembering = openRelations()
  const names = ['Anna Lindqvist', 'Norbank']
  const stories = [story('fine', 5, { names }), story('raid', 2, { names }), ...CROWD]
  const before = remembering(stories)
  const after = remembering([...stories, story('other', 3, { names: ['Somebody Else'] })])
  expect(after.get('fine')).toBe(before.get('fine'))
})
