import { describe, expect, test } from 'vitest'
import type { ArticleId, Decision, DecisionId, Deed, StoryId } from '../../news/index.ts'
import { type ComposeNeeds, composePaper, type FiledArticle, type Material } from './compose.ts'

const id = <Id>(name: string) => name as Id
const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))

const article = (name: string, hour: number, change: Partial<FiledArticle> = {}): FiledArticle => ({
  id: id<ArticleId>(name),
  url: `https://${name}.example/`,
  title: `Title ${name}`,
  excerpt: `Excerpt ${name}`,
  source: { name, domain: `${name}.example`, slug: name, homeUrl: null, logo: null },
  bylines: [],
  publishedAt: at(hour),
  picture: null,
  kind: 'article',
  genre: 'report',
  language: 'en',
  topics: [],
  quality: { value: 10, terms: [] },
  embedUrl: null,
  names: [],
  carried: false,
  ...change,
})

const story = (name: string, members: readonly string[], slug: string | null = null) => ({
  id: id<StoryId>(name),
  slug,
  leadId: id<ArticleId>(members[0]!),
  heat: [{ factor: 'reach', times: 10, note: '' }],
  members: members.map((member) => ({ articleId: id<ArticleId>(member), because: [], copyOf: null })),
})

interface Given extends Partial<Omit<Material, 'articles'>> {
  readonly articles?: readonly FiledArticle[]
}

const ARTICLES = [article('a', 1), article('b', 2), article('c', 3), article('d', 4)]

const material = ({ articles = ARTICLES, ...change }: Given = {}): Material => ({
  masthead: { name: 'P', motto: '', language: 'en', timeZone: 'UTC', address: 'http://x' },
  asOf: at(12),
  topics: [],
  articles: new Map(articles.map((one) => [one.id, one])),
  stories: [story('s', ['a', 'b']), story('t', ['c']), story('u', ['d'])],
  decisions: [],
  ...change,
})

const needs = (change: Partial<ComposeNeeds> = {}): ComposeNeeds => ({
  now: at(12),
  approvedOnly: false,
  onlyTopics: false,
  showable: () => true,
  order: (stories) => stories,
  relate: () => new Map(),
  slugOf: (headline) => headline.toLowerCase().replaceAll(' ', '-'),
  ...change,
})

let decided = 0
const decision = (deed: Deed): Decision => ({
  id: id<DecisionId>(`d${decided++}`),
  at: at(decided),
  by: 'Osei',
  why: null,
  deed,
})

const shown = (change: Given = {}, how: Partial<ComposeNeeds> = {}) =>
  composePaper(material(change), needs(how)).paper.stories.map(({ id, lead, coverage }) =>
    [id, lead.id, ...coverage.map((one) => one.id)].join(' '),
  )

describe('a paper', () => {
  test('shows every story with its lead and its coverage', () => {
    expect(shown()).toEqual(['s a b', 't c', 'u d'])
  })

  test('leaves out what is not fit to be shown, and stories of which nothing is left', () => {
    expect(shown({}, { showable: ({ id }) => id !== 'a' && id !== 'c' })).toEqual(['s b', 'u d'])
  })

  test('asks a story for a topic, not each of its articles', () => {
    const articles = [article('a', 1), article('b', 2, { topics: ['AI'] }), article('c', 3), article('d', 4)]
    expect(shown({ articles }, { onlyTopics: true })).toEqual(['s a b'])
  })

  test('keeps the address that a story has and numbers those that would be the same', () => {
    const articles = [article('a', 1), article('b', 2), article('c', 3, { title: 'Title a' }), article('d', 4)]
    const { paper, slugs } = composePaper(
      material({ articles, stories: [story('s', ['a', 'b']), story('t', ['c']), story('u', ['d'], 'kept')] }),
      needs(),
    )
    expect(paper.stories.map(({ slug }) => slug)).toEqual(['title-a', 'title-a-2', 'kept'])
    expect([...slugs]).toEqual([
      ['s', 'title-a'],
      ['t', 'title-a-2'],
    ])
  })
})

describe('what people decided wins:', () => {
  const s = id<StoryId>('s')
  const t = id<StoryId>('t')
  const a = id<ArticleId>('a')
  const b = id<ArticleId>('b')
  const c = id<ArticleId>('c')

  test.each<[string, Deed[], string[]]>([
    ['a killed story', [{ do: 'kill', story: s }], ['t c', 'u d']],
    ['a held story', [{ do: 'hold', story: s, until: null }], ['t c', 'u d']],
    ['a story held until an hour to come', [{ do: 'hold', story: s, until: at(13).toISOString() }], ['t c', 'u d']],
    [
      'a story held until an hour ago',
      [{ do: 'hold', story: s, until: at(11).toISOString() }],
      ['s a b', 't c', 'u d'],
    ],
    ['a hidden article', [{ do: 'hide', article: a }], ['s b', 't c', 'u d']],
    ['a source that is not shown', [{ do: 'mute', source: 'a.example' }], ['s b', 't c', 'u d']],
    ['another lead', [{ do: 'lead', story: s, article: b }], ['s b a', 't c', 'u d']],
    ['a merge', [{ do: 'merge', story: s, from: t, articles: [c] }], ['s a b c', 'u d']],
    ['a split', [{ do: 'split', story: s, into: id<StoryId>('v'), articles: [b] }], ['s a', 'v b', 't c', 'u d']],
    ['a move', [{ do: 'move', article: b, from: s, story: t }], ['s a', 't c b', 'u d']],
  ])('%s', (_, deeds, expected) => {
    expect(shown({ decisions: deeds.map(decision) }).sort()).toEqual([...expected].sort())
  })

  test('an undone decision counts for nothing, and an undone undo brings it back', () => {
    const kill = decision({ do: 'kill', story: s })
    const undo = decision({ do: 'undo', decision: kill.id })
    const again = decision({ do: 'undo', decision: undo.id })
    expect(shown({ decisions: [kill, undo] })).toContain('s a b')
    expect(shown({ decisions: [kill, undo, again] })).not.toContain('s a b')
  })

  test('headline, standfirst, note and place', () => {
    const { paper } = composePaper(
      material({
        decisions: [
          decision({ do: 'edit', story: s, headline: 'Ours', standfirst: 'And this' }),
          decision({ do: 'note', story: s, text: 'Seen by the desk' }),
          decision({ do: 'pin', story: s, place: 2 }),
        ],
      }),
      needs(),
    )
    expect(paper.stories[0]).toMatchObject({
      headline: 'Ours',
      standfirst: 'And this',
      note: 'Seen by the desk',
      pinnedTo: 2,
    })
  })

  test('the picture of another article, or none', () => {
    const picture = (name: string) => ({ url: `https://${name}.example/p.jpg`, width: 1, height: 1, alt: '' })
    const articles = ['a', 'b', 'c', 'd'].map((name, n) => article(name, n, { picture: picture(name) }))
    const shownWith = (...deeds: Deed[]) =>
      composePaper(material({ articles, decisions: deeds.map(decision) }), needs()).paper.stories[0]!.picture?.url
    expect(shownWith()).toBe('https://a.example/p.jpg')
    expect(shownWith({ do: 'picture', story: s, article: b })).toBe('https://b.example/p.jpg')
    expect(shownWith({ do: 'picture', story: s, article: null })).toBeUndefined()
    expect(shownWith({ do: 'picture', story: s, article: c }), 'not of the story').toBe('https://a.example/p.jpg')
  })

  test('corrections stand with the story, oldest first, and one taken back does not', () => {
    const [first, second, wrong] = ['7 cranes', 'In Gdansk', 'Nothing'].map((text) =>
      decision({ do: 'correct', story: s, text }),
    )
    const { paper } = composePaper(
      material({ decisions: [first!, second!, wrong!, decision({ do: 'undo', decision: wrong!.id })] }),
      needs(),
    )
    expect(paper.stories[0]!.corrections).toEqual([
      { at: first!.at, text: '7 cranes' },
      { at: second!.at, text: 'In Gdansk' },
    ])
    expect(paper.stories[1]!.corrections).toEqual([])
  })

  test('a withdrawn story leaves the paper; where it was published its address keeps the notice', () => {
    const stories = [story('s', ['a', 'b'], 'once'), story('t', ['c'])]
    const gone = [s, t].map((one) => decision({ do: 'withdraw', story: one, text: 'The source took it back.' }))
    const { paper } = composePaper(material({ stories, decisions: gone }), needs())
    expect(paper.stories).toEqual([])
    expect(paper.withdrawn).toEqual([{ id: s, slug: 'once', at: gone[0]!.at, text: 'The source took it back.' }])
    const approved = [...gone, decision({ do: 'approve', story: s })]
    expect(shown({ stories, decisions: approved }), 'only an undo brings it back').toEqual([])
    const undone = [...gone, decision({ do: 'undo', decision: gone[0]!.id })]
    expect(shown({ stories, decisions: undone })).toEqual(['s a b'])
    expect(composePaper(material({ stories, decisions: undone }), needs()).paper.withdrawn).toEqual([])
  })

  test('what a person approved is shown, whatever its points and topics', () => {
    const decisions = [decision({ do: 'approve', story: t })]
    expect(shown({ decisions }, { showable: ({ id }) => id === 'd' })).toEqual(['t c', 'u d'])
    expect(shown({ decisions }, { onlyTopics: true })).toEqual(['t c'])
    const hidden = [...decisions, decision({ do: 'hide', article: c })]
    expect(shown({ decisions: hidden }, { showable: () => false })).toEqual([])
  })

  test('where only approved news is shown, nothing else is', () => {
    expect(shown({ decisions: [decision({ do: 'approve', story: t })] }, { approvedOnly: true })).toEqual(['t c'])
  })
})
