import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { decide, drain, openTimetable } from '../src/worker/index.ts'
import { openBrowser, serveDesk } from './desk-browser.ts'
import { file, openPaper } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

/** Events that have no word in common. */
const EVENTS = [
  'Tartu parliament water meters Ahlgren approves audit',
  'Marseille harbour ferry timetable Quennell crossings delay',
  'Aarhus hospital ward notes Lindqvist patients trial',
  'Izmir foundry helium prices Demirel shortage contract',
]
const START = new Date('2026-03-02T06:00:00Z')
const NOW = new Date('2026-03-02T09:00:00Z')

let paper: TestPaper
let newsroom: Newsroom
let desk: Awaited<ReturnType<typeof serveDesk>>
let browser: ReturnType<typeof openBrowser>

beforeAll(async () => {
  paper = await newPaper()
  newsroom = await openPaper(paper, () => NOW)
  await file(
    newsroom,
    EVENTS.flatMap((words) =>
      [0, 1, 2].map((n) => ({ source: `press-${n}`, title: words, text: `${words}. ${words} again.`, at: START })),
    ),
  )
  desk = await serveDesk(newsroom)
  browser = openBrowser(desk.origin)
})
afterAll(async () => {
  desk?.close()
  await newsroom?.close()
  await paper?.remove()
})

interface Row {
  readonly id: StoryId
  readonly seen: string
  readonly states: string[]
  readonly html: string
}

/** The planner's rows. */
async function rows(): Promise<Row[]> {
  const [html] = (await browser.open('/desk/')).split('<aside')
  return html!
    .split('<li class="row')
    .slice(1)
    .map((row) => ({
      id: /name="story" value="([^"]+)"/.exec(row)![1] as StoryId,
      seen: /name="seen" value="([^"]*)"/.exec(row)![1]!,
      states: [...row.matchAll(/<span(?: class="\w+")?>([^<]+)<\/span>/g)].map(([, words]) => words!),
      html: row,
    }))
}

const rowOn = async (word: string) => (await rows()).find(({ html }) => /<h2.*?<\/h2>/.exec(html)![0].includes(word))!
const rowOf = async (id: StoryId) => (await rows()).find((row) => row.id === id)!

const articlesOf = async (id: StoryId) =>
  [...(await browser.open(`/desk/story/${id}/`)).matchAll(/name="articles" value="([^"]+)"/g)].map(
    ([, article]) => article as ArticleId,
  )

const deed = (what: string, row: Row, ...more: [string, string][]) =>
  browser.send('/desk/decide', [['do', what], ['story', row.id], ['seen', row.seen], ...more])

describe('a form of the desk', () => {
  test.each<[string, [string, string][], string]>([
    ['approve', [], 'Approved'],
    ['hold', [['until', '2026-03-02T18:00']], 'until 18:00'],
    ['kill', [], 'Killed'],
    ['pin', [['place', '2']], 'Pinned 2'],
  ])('can %s a story, and take that back', async (what, more, state) => {
    const before = await rowOn('Tartu')
    expect(before.states).not.toContain(state)
    expect(await deed(what, before, ...more)).toMatchObject({ status: 303, to: `/desk/#s-${before.id}` })
    const after = await rowOn('Tartu')
    expect(after.states).toContain(state)
    const decision = /name="decision" value="([^"]+)"/.exec(after.html)![1]!
    expect(await deed('undo', after, ['decision', decision])).toMatchObject({ status: 303 })
    expect((await rowOn('Tartu')).states).not.toContain(state)
  })

  test('writes down who decided', async () => {
    const [last] = (await archive.allDecisions(newsroom.store.db)).slice(-1)
    expect(last).toMatchObject({ by: 'ann', deed: { do: 'undo' } })
  })

  test('gives a story a headline, a standfirst, a note and another lead', async () => {
    const { id } = await rowOn('Aarhus')
    const [, second] = await articlesOf(id)
    for (const [what, ...more] of [
      ['edit', ['headline', 'Wards <b>on</b> paper'], ['standfirst', 'No more.']],
      ['note', ['text', 'Seen by the desk']],
      ['lead', ['article', second!]],
    ] as [string, ...[string, string][]][]) {
      expect(await deed(what, await rowOf(id), ...more)).toMatchObject({ status: 303 })
    }
    const page = await browser.open('/desk/')
    expect(page).toContain('Wards &lt;b&gt;on&lt;/b&gt; paper')
  })

  test('merges two stories, splits them again and moves an article', async () => {
    const [Marseille, Izmir, Tartu] = [await rowOn('Marseille'), await rowOn('Izmir'), await rowOn('Tartu')]
    const { id } = Marseille
    expect(await deed('merge', Marseille, ['from', Izmir.id])).toMatchObject({ status: 303 })
    const all = await articlesOf(id)
    expect(all).toHaveLength(6)
    const some = all.slice(0, 2).map((article): [string, string] => ['articles', article])
    expect(await deed('split', await rowOf(id), ...some)).toMatchObject({ status: 303 })
    expect(await articlesOf(id)).toEqual(all.slice(2))
    const there: [string, string][] = [
      ['article', all[2]!],
      ['into', Tartu.id],
    ]
    expect(await deed('move', await rowOf(id), ...there)).toMatchObject({ status: 303 })
    expect(await articlesOf(Tartu.id)).toContain(all[2])
  })

  test('hides an article, and a source while its stories stay', async () => {
    const Tartu = await rowOn('Tartu')
    const [first] = await articlesOf(Tartu.id)
    expect(await deed('hide', Tartu, ['article', first!])).toMatchObject({ status: 303 })
    expect(await articlesOf(Tartu.id)).not.toContain(first)
    expect(await deed('mute', await rowOn('Tartu'), ['source', 'press-1.example'])).toMatchObject({ status: 303 })
    expect(await browser.open(`/desk/story/${Tartu.id}/`)).toContain('source hidden')
  })

  test.each<[string, [string, string][]]>([
    ['nonsense', [['do', 'burn']]],
    [
      'a story that is none',
      [
        ['do', 'kill'],
        ['story', '01900000-0000-7000-8000-000000000000'],
        ['seen', ''],
      ],
    ],
    [
      'a merge with itself',
      [
        ['do', 'merge'],
        ['story', ''],
        ['from', ''],
      ],
    ],
  ])('refuses %s in words', async (_, fields) => {
    await browser.open('/desk/')
    const { status, html } = await browser.send('/desk/decide', fields)
    expect(status).toBe(422)
    expect(html).toContain('That cannot be decided')
  })
})

describe('the second of two editors on one story', () => {
  test('sees what the first did and is asked; done all the same, it is done', async () => {
    const seen = await rowOn('Tartu')
    await decide(newsroom, { do: 'hold', story: seen.id, until: null }, 'two sources disagree')
    const before = (await archive.allDecisions(newsroom.store.db)).length
    const asked = await deed('kill', seen)
    expect(asked.status).toBe(409)
    expect(asked.html).toContain('two sources disagree')
    expect(await archive.allDecisions(newsroom.store.db)).toHaveLength(before)
    const again = [...asked.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name, value]): [string, string] => [name!, value!],
    )
    expect(await browser.send('/desk/decide', again)).toMatchObject({ status: 303 })
    expect((await rowOn('Tartu')).states).toContain('Killed')
  })

  test('is not asked when the first decided about another story', async () => {
    const seen = await rowOn('Tartu')
    const other = (await rows()).find(({ id }) => id !== seen.id)!
    await decide(newsroom, { do: 'approve', story: other.id }, null)
    expect(await deed('approve', seen)).toMatchObject({ status: 303 })
  })
})

test('what was read wrongly is kept as a case', async () => {
  const [article] = await articlesOf((await rowOn('Tartu')).id)
  await browser.open(`/desk/wire/${article}/`)
  const fields: [string, string][] = [
    ['do', 'report'],
    ['article', article!],
    ['facts', 'author'],
    ['text', 'It was Ida Brandt'],
  ]
  expect(await browser.send('/desk/decide', fields)).toMatchObject({ status: 303, to: `/desk/wire/${article}/` })
  expect(await browser.open(`/desk/wire/${article}/`)).toContain('reported as wrongly read: author')
})

describe('the tuning page', () => {
  test('shows the fronts before and after, and what cannot be set', async () => {
    expect(await browser.open('/desk/tuning/')).not.toContain('Before')
    const asked = 'scoring.profile=broadsheet&scoring.half_life_hours=2&publish.news=auto&publish.only_topics=false'
    const tried = await browser.open(`/desk/tuning/?${asked}`)
    expect(tried).toContain('Half-life, hours: 36 → 2')
    expect(tried.match(/<h3>After<\/h3>/g)!.length).toBeGreaterThan(0)
    expect(await browser.open(`/desk/tuning/?${asked.replace('=2&', '=-2&')}`)).toContain('role="alert"')
  })

  test('keeps a setting in newsroom.yaml with its comments, and a decision', async () => {
    const file = `${paper.dir}/newsroom.yaml`
    const before = await readFile(file, 'utf8')
    const fields: [string, string][] = [
      ['scoring.half_life_hours', '12'],
      ['why', 'a fast day'],
    ]
    expect((await browser.send('/desk/tuning/keep', fields)).html).toContain('Kept in newsroom.yaml')
    expect(await readFile(file, 'utf8')).toBe(before.replace('half_life_hours: 36', 'half_life_hours: 12'))
    expect(await browser.open('/desk/log/')).toContain('set scoring.half_life_hours from 36 to 12')
    expect(newsroom.settings.scoring.half_life_hours, 'it holds at once').toBe(12)
    expect((await browser.send('/desk/tuning/keep', [['scoring.half_life_hours', '-1']])).status).toBe(422)
  })

  test('the next edition is made by what was kept, and by what was written by hand, with no new start', async () => {
    const editions = () => archive.listEditions(newsroom.store.db, 10)
    await browser.send('/desk/tuning/keep', [['scoring.threshold', '0']])
    await drain(newsroom, null)
    const [open] = await editions()
    expect(open!.stories).toBeGreaterThan(0)
    await browser.send('/desk/tuning/keep', [['publish.news', 'approved']])
    await drain(newsroom, null)
    const [shut] = await editions()
    expect(shut!.stories).toBeLessThan(open!.stories)
    await edit(`${paper.dir}/newsroom.yaml`, 'news: approved', 'news: auto')
    await openTimetable(newsroom)()
    await drain(newsroom, null)
    expect((await editions())[0]!.stories).toBe(open!.stories)
  })
})
