import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSearchIndex } from '../src/adapters/search/index.ts'
import { siteApp } from '../src/api/index.ts'
import type { Findable, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { shapes } from '../src/renditions/api/index.ts'
import { openStore, searchPages, updateSearch } from '../src/store/index.ts'
import { decide, publishEdition } from '../src/worker/index.ts'
import { file, openPaper } from './filed.ts'
import { testHomes, withDatabase } from './homes.ts'
import { newPaper, type TestPaper } from './paper.ts'

const AT = new Date('2026-03-04T12:00:00Z')

function page(n: number, headline: string, words = '', at = AT): Findable {
  const found = {
    kind: 'story' as const,
    path: `story/${n}/`,
    headline,
    excerpt: words,
    label: null,
    source: 'Ledger',
    at,
  }
  return { id: `01976f10-0000-7000-8000-${String(n).padStart(12, '0')}`, headline, words, found }
}

const PAGES = [
  page(1, 'Helicopter lands on glacier', 'Haugland flew it.'),
  page(2, 'Glacier archive opens', 'A helicopter brought the first cores.', new Date('2026-03-01T00:00:00Z')),
  page(3, 'Café Müller’s chip-maker fined $2.5bn', "It's final."),
  page(4, '议会批准水表计划', '港口议会周二批准'),
  page(5, 'Новый закон об ИИ принят'),
]

describe.each(testHomes().map((home) => [home.name, home] as const))('searching the archive on %s', (_, home) => {
  const search = (question: string, pages: readonly Findable[] = PAGES) =>
    withDatabase(home, async (database) => {
      const { db } = await openStore(database.pool)
      await updateSearch(db, pages)
      return (await searchPages(db, question, { most: 10, from: 0 })).map(({ path }) => Number(path.split('/')[1]))
    })

  test.each([
    ['the beginning of a word in a headline, that before one elsewhere', 'helic', [1, 2]],
    ['a word of an excerpt', 'cores', [2]],
    ['every word asked for', 'glacier haug', [1]],
    ['without case and accents', 'MULLER cafe', [3]],
    ['part of a compound, a figure', 'maker 5bn', [3]],
    ['other scripts', 'закон', [5]],
    ['words of scripts without blanks, wherever they stand', '水表', [4]],
    ['nothing for words that nobody wrote', 'zeppelin', []],
    ['nothing for signs', "':* & ! | <-> \\", []],
    ['nothing that is not there', "x') or true --", []],
  ])('finds %s', async (_, question, expected) => {
    expect(await search(question)).toEqual(expected)
  })

  test('finds only what was published last, and writes only what changed', async () => {
    await withDatabase(home, async (database) => {
      const { db } = await openStore(database.pool)
      await updateSearch(db, PAGES)
      const versions = async () =>
        (await database.pool.query('select id, xmin::text from search_documents order by id')).rows
      const before = await versions()
      await updateSearch(db, PAGES)
      expect(await versions()).toEqual(before)
      await updateSearch(db, [page(1, 'Helicopter gone'), ...PAGES.slice(2)])
      const after = await versions()
      expect(after.map(({ id }) => id)).toEqual([before[0], ...before.slice(2)].map(({ id }) => id))
      expect(after.slice(1)).toEqual(before.slice(2))
      expect((await searchPages(db, 'glacier', { most: 10, from: 0 })).length).toBe(0)
    })
  })
})

describe('the search of a newsroom that serves its paper', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  let app: ReturnType<typeof siteApp>
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper, () => AT)
    await file(newsroom, [
      { source: 'ledger', title: 'Bergen listens for <b>avalanches</b>', text: 'Haugland set up a radar.', at: AT },
      { source: 'post', title: 'Helium runs short in Izmir foundry', text: 'Demirel closes a shift.', at: AT },
    ])
    await publishEdition(newsroom)
    app = siteApp(newsroom)
  })
  afterAll(async () => {
    await newsroom.close()
    await paper.remove()
  })
  const read = async (path: string) => JSON.parse(await (await app.request(path)).text())
  const headlines = async (question: string) =>
    shapes.searchPage
      .parse(await read(`/api/search?q=${encodeURIComponent(question)}`))
      .results.map((one) => one.headline)

  test('answers as its document says', async () => {
    expect(await headlines('avala')).toEqual(['Bergen listens for <b>avalanches</b>'])
    expect(await headlines('demirel')).toEqual(['Helium runs short in Izmir foundry'])
    const first = shapes.searchPage.parse(await read('/api/search?q=r&limit=1'))
    const second = shapes.searchPage.parse(await read(first.next!.replace(/^https?:\/\/[^/]+/, '')))
    expect(new Set([...first.results, ...second.results].map(({ id }) => id)).size).toBe(2)
    expect(second.next).toBeNull()
    for (const wrong of ['', 'q=', 'q=x&cursor=-1', `q=${'x'.repeat(201)}`]) {
      expect((await app.request(`/api/search?${wrong}`)).status, wrong).toBe(400)
    }
  })

  test('answers the form too, for readers without scripts', async () => {
    const answer = await app.request(`/search/?q=${encodeURIComponent('"avala')}`)
    const html = await answer.text()
    expect(html).toContain('value="&#34;avala"')
    expect(html).toMatch(/<a href="\/story\/[^"]+" dir="auto">Bergen listens for &lt;b&gt;avalanches&lt;\/b&gt;<\/a>/)
    expect(html).not.toContain('<noscript>')
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self'")
    expect(await (await app.request('/search/?q=zeppelin')).text()).toContain('Nothing was found.')
    expect(await (await app.request('/search/')).text()).toContain('id="found"')
  })

  test('does not find what was taken out of the paper, there or in the index beside the pages', async () => {
    const [helium] = shapes.searchPage.parse(await read('/api/search?q=helium')).results
    const fragments = join(newsroom.folder.site, 'pagefind', 'fragment')
    const before = await readdir(fragments)
    await decide(newsroom, { do: 'kill', story: helium!.id as StoryId }, null)
    await publishEdition(newsroom)
    expect(await headlines('helium')).toEqual([])
    const after = await readdir(fragments)
    expect([before.length, after.length]).toEqual([2, 1])
    expect(before).toContain(after[0])
  })
})

describe('the index beside the pages', () => {
  test('is built again only when what can be found has changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'broadsheet-index-'))
    try {
      const index = openSearchIndex(folder)
      const first = await index.files(PAGES, 'en')
      const entry = first.find(({ path }) => path === 'pagefind/pagefind-entry.json')!
      const made = (await readFile(entry.ready)).toString()
      expect(first.filter(({ path }) => path.startsWith('pagefind/fragment/'))).toHaveLength(PAGES.length)
      expect(first.some(({ path }) => /ui\.(js|css)$/.test(path))).toBe(false)
      await rm(join(folder, 'pagefind', 'pagefind.js'))
      expect(await index.files(PAGES, 'en')).toHaveLength(first.length)
      expect(existsSync(join(folder, 'pagefind', 'pagefind.js')), 'it was built again').toBe(false)
      await index.files(PAGES.slice(1), 'en')
      expect(existsSync(join(folder, 'pagefind', 'pagefind.js'))).toBe(true)
      expect((await readFile(entry.ready)).toString()).not.toBe(made)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
