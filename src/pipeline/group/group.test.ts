import { describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../../news/id.ts'
import { openSince, openWindow, SETTINGS, step } from './index.ts'
import { article, articleId, bank, HOUR, MONDAY, numberedStories, quake, run } from './made-articles.ts'

const daysLater = (days: number) => new Date(MONDAY + days * 24 * HOUR)

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

  test('keeps an event open from day to day while it is written about', () => {
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => quake(`q${day}`, { publishedAt: daysLater(day) }))
    expect(run(days).groups).toEqual(['q0 q1 q2 q3 q4 q5 q6'])
  })

  test('does not join what lies outside the window', () => {
    expect(run([quake('q1'), quake('q2', { publishedAt: daysLater(5) })]).groups).toEqual(['q1', 'q2'])
  })

  test('forgets what has left the window, words included', () => {
    const { window } = run([quake('q1'), bank('b1', { publishedAt: daysLater(9) })])
    expect([...window.members.keys()]).toEqual(['b1'])
    expect([...window.stories.values()].flatMap(({ members }) => members.map(({ id }) => id))).toEqual(['b1'])
    const { lexicon } = window.languages.get('en')!
    expect(lexicon.numbers.has('alfama')).toBe(false)
    expect(lexicon.numbers.has('norg')).toBe(true)
  })

  test('forgets old names once it knows too many words', () => {
    const later = [bank('b1', { publishedAt: daysLater(9) }), bank('b2', { publishedAt: daysLater(18) })]
    const knows = (vocabulary: number) =>
      run([quake('q1'), quake('q2'), ...later], openWindow(undefined, { settings: { ...SETTINGS, vocabulary } }))
        .window.languages.get('en')!
        .lexicon.numbers.has('alfama')
    expect(knows(1000)).toBe(true)
    expect(knows(3)).toBe(false)
  })

  test('takes an undated article as arriving with the newest', () => {
    expect(run([quake('q1'), quake('q2', { publishedAt: null })]).groups).toEqual(['q1 q2'])
    expect(run([quake('q1'), quake('q2', { publishedAt: new Date('no date') })]).groups).toEqual(['q1 q2'])
  })

  test('lets no date in the future close the window', () => {
    const wrong = bank('b1', { publishedAt: new Date('2099-01-01'), seenAt: daysLater(0) })
    expect(run([quake('q1'), wrong, quake('q2')]).groups).toEqual(['q1 q2', 'b1'])
  })

  test('never mixes languages', () => {
    expect(run([quake('q1'), quake('q2', { language: 'pt' })]).groups).toEqual(['q1', 'q2'])
    expect(run([quake('q1', { language: 'en-GB' }), quake('q2', { language: 'en' })]).groups).toEqual(['q1 q2'])
  })

  test.each([
    ['de', 'Erdbeben erschüttert Lissabon', 'Nach dem Erdbeben in Lissabon', 'Zinsen der Notenbank sinken'],
    ['ru', 'Землетрясение в Лиссабоне', 'Лиссабон: сильное землетрясение', 'Центробанк снизил ставку'],
    ['ja', 'リスボンで大地震、旧市街に被害', '大地震のリスボン旧市街を歩く', '中央銀行が利下げを決定'],
    ['th', 'แผ่นดินไหวรุนแรงที่ลิสบอน', 'ลิสบอนหลังแผ่นดินไหวรุนแรง', 'ธนาคารกลางลดดอกเบี้ย'],
  ])('reads %s without having learnt it', (language, one, same, other) => {
    const articles = [one, other, same].map((title, at) => article(`a${at}`, title, { language }))
    expect(run(articles).groups).toEqual(['a0 a2', 'a1'])
  })

  test('lets an opinion join, but lets nobody gather around it', () => {
    const opinion = (id: string) => article(id, `Lisbon earthquake: ${id} on building rules`, { genre: 'opinion' })
    expect(run([opinion('o1'), opinion('o2')]).groups).toEqual(['o1', 'o2'])
    expect(run([quake('q1'), opinion('o1'), opinion('o2')]).groups).toEqual(['q1 o1 o2'])
    expect(run([opinion('o1'), quake('q1')]).stories.get(articleId('o1'))).toBe('q1/1')
  })

  test('says why', () => {
    const { changes } = run([quake('q1'), article('q2', 'Lisbon counts the damage of its earthquake')])
    expect(changes.map(({ do: deed, because }) => [deed, because.map(({ evidence }) => evidence)])).toEqual([
      ['join', ['new story']],
      ['join', ['mean link', 'shared words']],
    ])
    expect(changes[1]!.because[1]!.note).toBe('Lisbon, earthquake, damage')
  })

  test('changes nothing when an article comes again', () => {
    const { window } = run([quake('q1'), quake('q2')])
    const first = step(window, quake('q3'), numberedStories())
    expect(step(window, quake('q3'), numberedStories())).toEqual({ ...first, changes: [] })
  })

  test('founds a story for an article without a word', () => {
    expect(run([article('e1', ''), article('e2', '')]).groups).toEqual(['e1', 'e2'])
  })

  test('keeps open what is not older than four days', () => {
    const since = MONDAY - SETTINGS.windowDays * 24 * HOUR
    expect(openSince(new Date(MONDAY)).getTime()).toBeLessThanOrEqual(since)
    expect(openSince(new Date(MONDAY)).getTime()).toBeGreaterThan(since - HOUR)
  })
})

describe('second thoughts', () => {
  const both = article('both', 'Storm closes Galway schools, strands Aran ferry passengers in Rossaveal harbour')
  const ferry = [
    article('ferry1', 'Aran ferry passengers stranded in Rossaveal harbour overnight'),
    article('ferry2', 'Rossaveal harbour shelters stranded Aran ferry passengers'),
  ]
  const movesOf = (articles: Parameters<typeof run>[0]) =>
    run(articles).changes.filter((change) => change.do === 'move')

  test('an article goes over to a story that came later and is nearer', () => {
    const moves = movesOf([
      article('storm1', 'Storm closes schools in Galway'),
      article('storm2', 'Galway schools closed by storm: parents told to stay at home'),
      article('both', 'Storm in Galway closes schools and cancels the Aran ferry to Inishmore'),
      article('ferry1', 'Aran ferry cancelled, passengers spend night in Rossaveal'),
      article('ferry2', 'Aran ferry to Inishmore cancelled again'),
    ])
    expect(moves).toMatchObject([
      { article: 'both', from: 'storm1/0', story: 'ferry1/1', because: [{ evidence: 'nearer story' }] },
    ])
  })

  test('an article leaves a story that others have made their own', () => {
    expect(movesOf([article('storm1', 'Storm closes schools in Galway'), both, ...ferry])).toMatchObject([
      { article: 'storm1', from: 'storm1/0', because: [{ evidence: 'new story' }] },
    ])
  })

  test('a story that has become two is split, and says so', () => {
    const shared = 'Parliament passes budget bill after long debate'
    // Each tells it in another order: the same sentences would be copies, which have one vote together.
    const told = (id: string, turn: number, parts: readonly string[]) =>
      article(id, shared, { text: `${parts.map((_, at) => parts[(at * turn) % parts.length]).join(', ')}.` })
    const norway = (id: string, turn: number) =>
      told(id, turn, [
        ...['Labour under Støre', 'Vedum and the Centre', 'oil money for roads', 'Finnmark and Troms'],
        ...['Progress leader Listhaug', 'a deal in Oslo', 'a betrayal of drivers'],
      ])
    const kenya = (id: string, turn: number) =>
      told(id, turn, [
        ...['Mudavadi and his coalition', 'Kalonzo at the table', 'maize subsidies for herders', 'Turkana and Garissa'],
        ...['Governor Lonyangapuo', 'a deal in Nairobi', 'a victory for farmers'],
      ])
    const { groups, changes } = run([
      norway('n1', 1),
      kenya('k1', 1),
      norway('n2', 2),
      kenya('k2', 2),
      norway('n3', 3),
      kenya('k3', 3),
    ])
    expect(groups.map((group) => group.split(' ').sort().join(' ')).sort()).toEqual(['k1 k2 k3', 'n1 n2 n3'])
    expect(changes.some(({ because }) => because.some(({ evidence }) => evidence === 'split'))).toBe(true)
  })
})

describe('people win', () => {
  const opened = (placed: Record<string, string>) =>
    openWindow({
      learnt: { terms: [], languages: [] },
      articles: [],
      placed: new Map(Object.entries(placed)) as unknown as Map<ArticleId, StoryId>,
    })

  test('a placed article goes where it was put and stays there', () => {
    const { stories, changes } = run([quake('q1'), quake('q2'), quake('q3'), bank('b1')], opened({ q2: 'by hand' }))
    expect(stories.get(articleId('q2'))).toBe('by hand')
    expect(changes[1]!.because[0]!.evidence).toBe('placed')
  })

  test('others gather around a placed article', () => {
    expect(run([quake('q1'), quake('q2')], opened({ q1: 'by hand' })).groups).toEqual(['q1 q2'])
  })

  test('a story with a placed article is not split', () => {
    const placed = { q1: 'both', b1: 'both', q2: 'both', b2: 'both', q3: 'both', b3: 'both' }
    const { groups } = run([quake('q1'), bank('b1'), quake('q2'), bank('b2'), quake('q3'), bank('b3')], opened(placed))
    expect(groups).toEqual(['q1 b1 q2 b2 q3 b3'])
  })
})
