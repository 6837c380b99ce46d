import { request as ask } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArticleId, PieceId, StoryId } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { decide } from '../src/worker/index.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { serveDesk } from './desk-browser.ts'
import { file, openPaper } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'
import { startTestWire, type TestWire } from './wire.ts'

const START = new Date('2026-03-02T06:00:00Z')
const HOSTILE = '<img src=x onerror=alert(1)>"><script>document.title="ran"</script> & the “rest”'

let wire: TestWire
let paper: TestPaper
let newsroom: Newsroom
let server: Awaited<ReturnType<typeof serveDesk>>
let origin: string
let hostile: ArticleId
/** An address of every kind of page. */
let pages: Record<string, string>

interface ListedStory {
  id: StoryId
  slug: string
}

beforeAll(async () => {
  wire = await startTestWire(START)
  paper = await newPaper()
  // Served under a path, as behind a proxy.
  await edit(`${paper.dir}/newsroom.yaml`, 'address: http://127.0.0.1:4600', 'address: http://127.0.0.1:4600/paper')
  await paper.json('feed', 'import', wire.opmlUrl)
  await paper.json('run')
  const [first, second, third] = await paper.json<ListedStory[]>('story', 'list')
  newsroom = await openPaper(paper)
  const text = 'A paragraph of a page whose writer means ill. '.repeat(20)
  ;[hostile] = (await file(newsroom, [{ source: 'hostile', title: HOSTILE, text, at: START }])) as [ArticleId]
  await decide(newsroom, { do: 'approve', story: first!.id }, 'read <b>twice</b>')
  await decide(newsroom, { do: 'hold', story: second!.id, until: null }, null)
  await decide(newsroom, { do: 'kill', story: third!.id }, null)
  await failOnce()
  server = await serveDesk(newsroom)
  origin = server.origin
  pages = {
    planner: '/paper/desk/',
    story: `/paper/desk/story/${first!.slug}/`,
    wire: '/paper/desk/wire/',
    article: `/paper/desk/wire/${hostile}/`,
    sources: '/paper/desk/sources/',
    editions: '/paper/desk/editions/',
    satire: '/paper/desk/satire/',
    piece: `/paper/desk/satire/${await writeHostile()}/`,
    log: '/paper/desk/log/',
    tuning:
      '/paper/desk/tuning/?scoring.profile=everyday&scoring.half_life_hours=6&publish.news=auto&publish.only_topics=false',
  }
})
afterAll(async () => {
  server?.close()
  await newsroom?.close()
  await wire?.close()
  await paper?.remove()
})

/** The last poll of one feed ended badly, and what its server said is no kinder. */
async function failOnce(): Promise<void> {
  const { db } = newsroom.store
  const [feed] = await archive.listFeeds(db)
  const round = await archive.beginRound(db, newsroom.now())
  await archive.planPolls(db, round, [feed!.id])
  const record = { outcome: 'unreachable' as const, why: HOSTILE, entriesNew: 0, milliseconds: 1, at: newsroom.now() }
  await archive.finishPolls(db, [{ round, feed: feed!.id, change: null, record }])
  await archive.closeRound(db, round, newsroom.now())
  await archive.changeFeed(db, feed!.id, { failures: 1 })
}

/** A piece on the article whose writer means ill, and a model that answers no better. */
async function writeHostile(): Promise<PieceId> {
  const { db } = newsroom.store
  const id = '01900000-0000-7000-8000-000000000007' as PieceId
  const [at, text] = [newsroom.now(), `${HOSTILE}\n\n${HOSTILE}`]
  await archive.storePiece(db, id, {
    ...{ storyId: (await archive.membersAmong(db, [hostile]))[0]!.storyId, state: 'held', why: HOSTILE },
    ...{ byline: HOSTILE, editedBy: HOSTILE, headline: HOSTILE, body: text, language: 'en', writtenAt: at },
    sources: [{ article: hostile, url: 'https://hostile.example/', title: HOSTILE, source: HOSTILE }],
    because: [{ evidence: 'heat', note: HOSTILE }],
    checks: [{ check: 'leftovers', verdict: 'failed', evidence: HOSTILE }],
    steps: [{ step: 'draft', by: HOSTILE, said: text }],
    prompts: { writer: HOSTILE },
  })
  const call = { at, role: 'writer' as const, model: HOSTILE, tokensIn: 1, tokensOut: 1, seconds: 1, money: 0.1 }
  await archive.recordCall(db, id, { ...call, answer: text, fault: HOSTILE })
  await archive.logPiece(db, { pieceId: id, at, by: HOSTILE, did: 'edit', hash: '', why: HOSTILE })
  return id
}

interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, unknown>>
}

/** Asks as any program may, with a Host header of its choice. */
function get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    ask(`${origin}${path}`, { headers }, (response) => {
      let body = ''
      response.setEncoding('utf8')
      response.on('data', (data) => {
        body += data
      })
      response.on('end', () => resolve({ status: response.statusCode!, body, headers: response.headers }))
    })
      .on('error', reject)
      .end()
  })
}

const KINDS = [
  'planner',
  'story',
  'wire',
  'article',
  'sources',
  'editions',
  'satire',
  'piece',
  'log',
  'tuning',
] as const

describe.each(KINDS)('the desk’s %s page', (kind) => {
  test('is there for this machine, with one script of its own, and says that it is open', async () => {
    const { status, body, headers } = await get(pages[kind]!)
    expect(status).toBe(200)
    expect(body).toContain('Open without login on this machine')
    const tags = body
      .match(/<[^>]*>/g)!
      .join('')
      .replace(/="[^"]*"/g, '=')
    expect(tags.match(/<script[^>]*>/g)).toEqual(['<script type= src=>'])
    expect(tags).not.toMatch(/<style|\sstyle=|\son\w+=/)
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*unsafe)/)
    expect(headers['cache-control']).toBe('no-store')
  })

  test.each<[string, Record<string, string>]>([
    ['under a name that leads here from elsewhere', { host: 'news.example' }],
    ['under a name that only looks like this machine', { host: '127.0.0.1.news.example' }],
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
  ])('is refused %s', async (_, headers) => {
    const { status, body } = await get(pages[kind]!, headers)
    expect(status).toBe(403)
    expect(body).not.toContain('<')
  })

  test('shows what others wrote as text only', async () => {
    const { body } = await get(pages[kind]!)
    expect(body).not.toContain('<img')
    for (const [, href] of body.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:|\/paper\/|#|data:,$)/)
  })
})

test.each(['localhost:1', '[::1]:1', '127.0.0.2'])('the desk is there under the name %s', async (host) => {
  expect((await get('/paper/desk/', { host })).status).toBe(200)
})

test('the desk’s own files are refused elsewhere too', async () => {
  const { body } = await get('/paper/desk/')
  const css = /href="(\/paper\/desk\/assets\/desk\.[^"]+)"/.exec(body)![1]!
  expect((await get(css)).headers['content-type']).toContain('text/css')
  expect((await get(css, { host: 'news.example' })).status).toBe(403)
})

test.each([
  '/paper/desk/nothing',
  '/paper/desk/story/nothing/',
  '/paper/desk/wire/nothing/',
  '/paper/desk/wire/00000000-0000-7000-8000-000000000000/',
])('%s is a page that says that it is none', async (path) => {
  expect((await get(path)).status).toBe(404)
})

describe('the planner', () => {
  test('shows every story once with what people decided, and those chosen alone', async () => {
    const all = (await get(pages.planner!)).body
    expect(all.match(/<li class="row/g)).toHaveLength(11)
    for (const state of ['Approved', 'Held', 'Killed', 'Published']) expect(all).toContain(`>${state}</span>`)
    const held = (await get(`${pages.planner}?show=held`)).body
    expect(held.match(/<li class="row/g)).toHaveLength(1)
  })

  test('prints factors of which the product is the heat it shows', async () => {
    const { body } = await get(pages.planner!)
    const tables = [...body.matchAll(/<h3>Heat ([\d.]+)<\/h3>.*?<\/table>/g)]
    expect(tables).toHaveLength(11)
    for (const [table, heat] of tables) {
      const factors = [...table.matchAll(/× ([\d.]+)/g)].map(([, factor]) => Number(factor))
      const product = factors.reduce((product, factor) => product * factor, 1)
      expect(product).toBeCloseTo(Number(heat), 1)
    }
  })
})

test('on every story’s page each score is the sum or product of what is shown below it', async () => {
  const { body } = await get(pages.planner!)
  let recomputedOnes = 0
  for (const [, path] of body.matchAll(/<h2[^>]*><a href="([^"]+)"/g)) {
    const tables = (await get(path!)).body.match(/<table class="reasons">.*?<\/table>/g)!
    for (const table of tables.filter((one) => one.includes('<tfoot>'))) {
      const cells = [...table.matchAll(/<tr><td>([×=+−]? ?[\d.]+)<\/td>/g)].map(([, text]) => text!)
      const figures = cells.map((text) => Number(text.replace('−', '-').replace(/[×=+ ]/g, '')))
      const [lines, total] = [figures.slice(0, -1), figures.at(-1)!]
      const isProduct = cells[0]!.startsWith('×')
      const recomputed = lines.reduce((value, line) => (isProduct ? value * line : value + line), isProduct ? 1 : 0)
      expect(recomputed).toBeCloseTo(total, 2)
      recomputedOnes++
    }
  }
  expect(recomputedOnes).toBeGreaterThan(30)
})

describe('the wire', () => {
  const titlesOf = async (query: string) =>
    [...(await get(`${pages.wire}?${query}`)).body.matchAll(/<h2[^>]*><a[^>]*>(.*?)<\/a>/g)].map(([, title]) => title!)

  test('shows every article, and those that hold all of some words, from some source', async () => {
    expect(await titlesOf('')).toHaveLength(wire.articles.length + 1)
    const some = await titlesOf('words=tartu+METERS')
    expect(some.length).toBeGreaterThan(1)
    expect(some.length).toBeLessThan(10)
    expect(await titlesOf('words=100%25')).toEqual([])
    expect(await titlesOf('source=hostile')).toHaveLength(1)
    expect(await titlesOf('source=hostile&language=sv')).toEqual([])
  })

  test('goes on after an article, and takes no nonsense for one', async () => {
    const article = `${new Date(START.getTime() + 1).toISOString()} ffffffff-ffff-7fff-bfff-ffffffffffff`
    expect(await titlesOf(`after=${encodeURIComponent(article)}`)).toHaveLength(2)
    expect(await titlesOf("after='; drop table articles --")).toHaveLength(wire.articles.length + 1)
  })
})

test('a story that was merged into another leads there', async () => {
  const [first, , , , fifth] = await paper.json<ListedStory[]>('story', 'list', '--all')
  await decide(newsroom, { do: 'merge', story: first!.id, from: fifth!.id }, null)
  const { status, headers } = await get(`/paper/desk/story/${fifth!.id}/`)
  expect(status).toBe(302)
  expect(headers.location).toBe(`/paper/desk/story/${first!.slug}/`)
})

describe.skipIf(!chromiumHere)('in Chromium, the desk', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser?.close())

  const open = (): Promise<Page> => browser.newPage({ viewport: { width: 1440, height: 900 } })

  test('can be read by everybody, every kind of page, narrow and wide, light and dark', async () => {
    const page = await open()
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).origin))
    for (const kind of KINDS) {
      await page.goto(`${origin}${pages[kind]}`)
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
      expect(await faultsInSight(page)).toEqual([])
      expect(await page.title(), kind).not.toBe('ran')
    }
    expect([...asked]).toEqual([origin])
    await page.close()
  })

  test('opens every reason by keyboard alone', async () => {
    const page = await open()
    for (const kind of ['planner', 'story'] as const) {
      await page.goto(`${origin}${pages[kind]}`)
      const all = await page.locator('details').count()
      expect(all, kind).toBeGreaterThan(0)
      for (let stops = 0; stops < 400 && (await page.locator('details[open]').count()) < all; stops++) {
        await page.keyboard.press('Tab')
        const isClosed = await page.evaluate("document.activeElement.matches('details:not([open]) > summary')")
        if (isClosed) await page.keyboard.press('Enter')
      }
      expect(await page.locator('details[open]').count(), kind).toBe(all)
    }
    await page.close()
  })

  test('shows a hostile headline letter by letter', async () => {
    const page = await open()
    await page.goto(`${origin}${pages.article}`)
    expect(await page.locator('h1').textContent()).toBe(HOSTILE)
    await page.close()
  })
})
