import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { composeToday, decide, decidedCases } from '../src/worker/index.ts'
import { type FiledArticle, file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'

const START = Date.UTC(2026, 2, 2, 6)
const HOUR = 3_600_000

/** Events that differ in every word of their own. */
const EVENTS = [
  'Tartu parliament water meters Ahlgren approves audit',
  'Marseille harbour ferry timetable Quennell crossings delay',
  'Aarhus hospital ward notes Lindqvist patients trial',
  'Izmir foundry helium prices Demirel shortage contract',
  'Porto council tram signals Carvalho junction repair',
  'Cork court translators union Moriarty strike vote',
  'Gdansk shipyard cranes Wojcik inspection rust',
  'Bergen road avalanche radar Haugland valley winter',
  'Lecce laboratory olive disease Bianchi orchard map',
  'Turku board school software Saarinen pupils outage',
].map((words) => words.split(' '))

/** One telling of an event: its words in another order, among words that every report has. */
function telling(event: number, n: number, hours: number): FiledArticle {
  const words = EVENTS[event]!
  const turned = words.map((_, at) => words[(at + n) % words.length]!)
  return {
    source: `paper-${n % 7}`,
    title: turned.slice(0, 5).join(' '),
    text: `${turned.join(' ')} was told on day ${n} by ${turned[1]} and ${turned[2]}. ${turned.slice(2).join(' ')} again.`,
    at: new Date(START + hours * HOUR + n * 1000),
  }
}

describe('decisions', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  let first: ArticleId[][]
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper)
    const filed = await file(
      newsroom,
      EVENTS.flatMap((_, event) => [0, 1, 2, 3].map((n) => telling(event, n, event / 10))),
    )
    first = EVENTS.map((_, event) => filed.slice(event * 4, event * 4 + 4))
  })
  afterAll(async () => {
    await newsroom.close()
    await paper.remove()
  })

  // Nothing of all that these tests do must be missed by what a long-running newsroom keeps in memory.
  afterEach(async () => {
    const fresh = { ...newsroom, store: { ...newsroom.store }, ...newsroom.under(newsroom.settings) }
    for (const everything of [false, true]) {
      expect((await composeToday(newsroom, { everything })).paper).toEqual(
        (await composeToday(fresh, { everything })).paper,
      )
    }
  })

  const stories = async () => {
    const { paper } = await composeToday(newsroom)
    return paper.stories.map((story) => ({ ...story, members: [story.lead, ...story.coverage].map(({ id }) => id) }))
  }
  const storyWith = async (article: ArticleId) => (await stories()).find(({ members }) => members.includes(article))!

  test('the machine tells the events apart', async () => {
    expect((await stories()).map(({ members }) => members.length)).toEqual(EVENTS.map(() => 4))
  })

  test('merge, split, lead, move, pin and kill hold after 1,000 further articles on the same events', async () => {
    const idOf = async (event: number): Promise<StoryId> => (await storyWith(first[event]![0]!)).id
    const merged = await idOf(0)
    await decide(newsroom, { do: 'merge', story: merged, from: await idOf(1) }, 'one affair')
    const halved = await idOf(2)
    await decide(newsroom, { do: 'split', story: halved, articles: first[2]!.slice(2) }, 'two trials')
    const led = await idOf(3)
    await decide(newsroom, { do: 'lead', story: led, article: first[3]![3]! }, null)
    const host = await idOf(4)
    await decide(newsroom, { do: 'move', article: first[5]![1]!, story: host }, null)
    const pinned = await idOf(6)
    await decide(newsroom, { do: 'pin', story: pinned, place: 1 }, null)
    const killed = await idOf(7)
    await decide(newsroom, { do: 'kill', story: killed }, 'a hoax')

    const asDecided = async (when: string) => {
      const all = await stories()
      const idsWith = (articles: readonly ArticleId[]) => [
        ...new Set(articles.map((article) => all.find(({ members }) => members.includes(article))?.id)),
      ]
      expect(idsWith([...first[0]!, ...first[1]!]), `${when}: merged`).toEqual([merged])
      expect(idsWith(first[2]!.slice(0, 2)), `${when}: stays in the split story`).toEqual([halved])
      const [into, ...others] = idsWith(first[2]!.slice(2))
      expect([into === halved, others], `${when}: split off`).toEqual([false, []])
      expect(all.find(({ id }) => id === led)?.lead.id, `${when}: lead`).toBe(first[3]![3])
      expect(idsWith([first[5]![1]!]), `${when}: moved`).toEqual([host])
      expect(all[0]!.id, `${when}: pinned`).toBe(pinned)
      expect(idsWith(first[7]!), `${when}: killed`).toEqual([undefined])
      for (const story of all) expect(story.heat.factors.length, `${when}: every story has heat`).toBeGreaterThan(1)
      return into
    }
    const into = await asDecided('at once')
    await file(
      newsroom,
      Array.from({ length: 500 }, (_, n) => telling(n % EVENTS.length, 4 + n, 2 + n / 50)),
    )
    await newsroom.close()
    newsroom = await openPaper(paper)
    await file(
      newsroom,
      Array.from({ length: 500 }, (_, n) => telling(n % EVENTS.length, 504 + n, 13 + n / 50)),
    )
    expect(await asDecided('1,000 articles later')).toBe(into)
    expect((await stories()).flatMap(({ members }) => members).length).toBeGreaterThan(900)
  })

  test('its cases are the stories that were decided upon, as they were left, in the form of the yardstick', async () => {
    const cases = await decidedCases(newsroom)
    const eventOf = new Map(cases.map(({ id, event }) => [id, event]))
    const eventsOf = (articles: readonly ArticleId[]) => new Set(articles.map((article) => eventOf.get(article)))
    expect(eventsOf([...first[0]!, ...first[1]!]).size).toBe(1)
    expect(eventsOf(first[2]!).size).toBe(2)
    expect(eventOf.get(first[5]![1]!)).toBe(eventOf.get(first[4]![0]!))
    expect([...eventsOf(first[8]!)], 'nobody decided upon it').toEqual([undefined])
    const [one] = cases
    expect(Object.keys(one!)).toEqual(['id', 'title', 'text', 'publishedAt', 'source', 'url', 'event'])
    expect(cases.map(({ publishedAt }) => publishedAt)).toEqual(cases.map(({ publishedAt }) => publishedAt).sort())
  })

  test('what the command line decides, it shows, logs and takes back', async () => {
    await newsroom.close()
    try {
      const list = () =>
        paper.json<{ id: string; slug: string; state: string; headline: string }[]>(
          'story',
          'list',
          '--all',
          '-n',
          '100',
        )
      const before = await list()
      const [one, other] = before.filter(({ state }) => state === 'new')
      const show = (what: { id: string }) => paper.json<Record<string, unknown>>('story', 'show', what.id)
      await paper.json('story', 'hold', one!.slug, '--until', '2099-01-01', '--why', 'two sources wanted')
      expect(await show(one!)).toMatchObject({ state: 'held', inPaper: false })
      await paper.json('story', 'approve', one!.slug)
      await paper.json('story', 'edit', one!.slug, '--headline', 'In our words')
      await paper.json('story', 'note', one!.slug, 'Seen by two of us.')
      expect(await show(one!)).toMatchObject({
        state: 'approved',
        headline: 'In our words',
        note: 'Seen by two of us.',
      })
      await paper.json('story', 'merge', one!.slug, other!.id)
      expect((await paper.bs('story', 'show', other!.id)).err).toContain('merged into another')
      await paper.json('story', 'undo')
      expect((await list()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
      const log = await paper.json<{ deed: { do: string }; why: string | null; stands: boolean }[]>('log')
      expect(log.slice(0, 6).map(({ deed, stands }) => [deed.do, stands])).toEqual([
        ['undo', true],
        ['merge', false],
        ['note', true],
        ['edit', true],
        ['approve', true],
        ['hold', true],
      ])
      expect((await paper.bs('log', '--story', one!.id)).out).toMatch(
        /held “.+ until 2099-01-01 00:00.+because two sources wanted/,
      )
    } finally {
      newsroom = await openPaper(paper)
    }
  })

  test('what cannot be decided is refused with the reason', async () => {
    const [one, other] = await stories()
    await expect(decide(newsroom, { do: 'split', story: one!.id, articles: one!.members }, null)).rejects.toThrow(
      'leaves articles on both sides',
    )
    await expect(decide(newsroom, { do: 'lead', story: one!.id, article: other!.members[0]! }, null)).rejects.toThrow(
      'is not in that story',
    )
    await expect(decide(newsroom, { do: 'merge', story: one!.id, from: one!.id }, null)).rejects.toThrow('with itself')
  })

  test('a story about which nothing was decided stays the same value from paper to paper', async () => {
    const [one, other] = (await stories()).map(({ id }) => id)
    const shown = async (id: StoryId) => (await composeToday(newsroom)).paper.stories.find((story) => story.id === id)
    const [before, changed] = [await shown(one!), await shown(other!)]
    await decide(newsroom, { do: 'note', story: other!, text: 'Seen' }, null)
    expect(await shown(one!)).toBe(before)
    expect(await shown(other!)).not.toBe(changed)
  })
})
