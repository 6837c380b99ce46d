import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { edit, newPaper, type TestPaper } from './paper.ts'

/** A town that publishes everywhere but in feeds: a page, a sitemap that only robots.txt names, a search in JSON. */
interface Town {
  readonly base: string
  /** Paths that were asked for. */
  readonly asked: string[]
  close(): Promise<void>
}

const NEWS = [
  ['bridge', 'Council opens the northern bridge in May', 'Ida Brandt', 'The council opens the northern bridge'],
  [
    'horoscope',
    'Your horoscope for the week of the ferry',
    'Stella Mare',
    'The stars favour those who cross the water',
  ],
  ['library', 'Library lends instruments to schools of the town', 'Per Lund', 'The library lends violins and drums'],
  ['sport/rowing', 'Rowing club wins the regatta on the river', 'Per Lund', 'The rowing club has won the regatta'],
] as const

async function startTown(): Promise<Town> {
  const asked: string[] = []
  let base = ''
  const page = (slug: string) => {
    const [, title, author, text] = NEWS.find(([name]) => `/${name}` === slug)!
    const lines = [1, 2, 3, 4].map((n) => `<p>${text}, says report number ${n} of the town hall about ${title}.</p>`)
    return `<html lang="en"><head><title>${title}</title><meta property="article:published_time" content="2026-03-02T0${slug.length % 9}:00:00Z"><meta name="author" content="${author}"></head><body><article><h1>${title}</h1><p class="byline">By ${author}</p>${lines.join('')}</article></body></html>`
  }
  const teaser = ([slug, title]: readonly string[]) =>
    `<div class="teaser"><h3><a href="/${slug}">${title}</a></h3><time datetime="2026-03-02">today</time></div>`
  const url = ([slug]: readonly string[]) => `<url><loc>${base}/${slug}</loc><lastmod>2026-03-02</lastmod></url>`
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    const answers: Record<string, () => string | Buffer> = {
      '/robots.txt': () => `User-agent: *\nAllow: /\nSitemap: ${base}/index.xml\n`,
      '/': () => '<html><title>Town</title><p>Welcome to the town.</p></html>',
      '/news/': () => `<html><title>Town news</title><main>${NEWS.slice(0, 3).map(teaser).join('')}</main></html>`,
      '/index.xml': () => `<sitemapindex><sitemap><loc>${base}/all.xml.gz</loc></sitemap></sitemapindex>`,
      '/all.xml.gz': () => gzipSync(`<urlset>${NEWS.map(url).join('')}</urlset>`),
      '/search?q=town%20hall': () =>
        JSON.stringify({ found: NEWS.slice(2).map(([slug, title]) => ({ head: title, path: `/${slug}` })) }),
    }
    const body = answers[path]?.() ?? (NEWS.some(([name]) => `/${name}` === path) ? page(path) : null)
    response.writeHead(body === null ? 404 : 200, { 'content-type': type(path) }).end(body ?? '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

const type = (path: string) =>
  path.endsWith('.gz') ? 'application/gzip' : path.startsWith('/search') ? 'application/json' : 'text/html'

const SELECTORS = ['--kind', 'page', '--list', '.teaser', '--title', 'h3', '--link', 'h3 a', '--date', 'time']
const RULES = `filters:
  - name: no stars
    words: [horoscope*]
    do: drop
  - address: /sport/
    do: drop
  - name: look first
    author: Per Lund
    do: hold
  - words: bridge
    do: boost 25
  - words: bridge
    do: tag Traffic
`

interface Listed {
  id: string
  url: string
  title: string
  stage: string
  caught: { rule: string }[]
}

describe('a town without feeds', () => {
  let town: Town
  let paper: TestPaper
  beforeAll(async () => {
    town = await startTown()
    paper = await newPaper()
    await mkdir(join(paper.dir, 'topics'), { recursive: true })
    await writeFile(join(paper.dir, 'topics/traffic.yaml'), 'name: Traffic\nkeywords: [tram]\n')
    await edit(join(paper.dir, 'newsroom.yaml'), 'filters: []\n', RULES)
  })
  afterAll(async () => {
    await town.close()
    await paper.remove()
  })

  test('names the sitemap of its robots.txt, and says what would come in, and saves nothing', async () => {
    const preview = await paper.json<{ kind: string; url: string; entries: { caught: object[] }[] }>(
      ...['feed', 'add', town.base, '--preview'],
    )
    expect(preview).toMatchObject({ kind: 'sitemap', url: `${town.base}/index.xml` })
    expect(preview.entries).toHaveLength(NEWS.length)
    const part = await paper.json('feed', 'add', town.base, '-o', 'match=/sport/', '--preview')
    expect(part).toMatchObject({
      kind: 'sitemap',
      options: { match: '/sport/' },
      entries: [{ url: `${town.base}/sport/rowing` }],
    })
    expect(await paper.json<unknown[]>('feed', 'list')).toEqual([])
  })

  test('has a page that is read by selectors, which are asked for, tried and shown', async () => {
    // Its own sitemap has nothing below /news/, so that only selectors help.
    const refused = await paper.bs('feed', 'add', `${town.base}/news/`)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/is a page that names no feed/)
    expect(refused.err).toContain('(these find 3): broadsheet feed add')
    expect(refused.err).toContain('--list "div.teaser"')
    const { out } = await paper.bs('feed', 'add', `${town.base}/news/`, ...SELECTORS, '--preview')
    expect(out).toContain('Council opens the northern bridge in May')
    expect(out).toContain('drop by “no stars” (words horoscope*)')
    expect(out).toMatch(/3 entries, 2 caught by rules.*Nothing was saved/)
    expect(await paper.json('feed', 'add', `${town.base}/news/`, ...SELECTORS)).toMatchObject({
      kind: 'page',
      isNew: true,
      title: 'Town news',
    })
  })

  test('says what is wrong with selectors and options', async () => {
    const wrong = await paper.bs('feed', 'add', `${town.base}/news/`, '--kind', 'page', '--list', 'div[')
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('list must be a selector that can be read') })
    const missing = await paper.bs('feed', 'add', `${town.base}/search?q={query}`, '--kind', 'json', '--items', 'found')
    expect(missing).toMatchObject({ code: 2, err: expect.stringContaining('--query WORDS') })
    const nothing = await paper.bs('feed', 'add', `${town.base}/news/`, '--kind', 'page', '--list', '.gone')
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('nothing on the page is ".gone"') })
    expect((await paper.bs('feed', 'add', 'reddit:not a name')).err).toContain('reddit:r/MachineLearning')
  })

  test('is searched by an address with words and a mapping', async () => {
    const mapping = ['--items', 'found', '--title', 'head', '--link', 'path']
    const search = `${town.base}/search?q={query}`
    const added = await paper.json('feed', 'add', search, '--query', 'town hall', ...mapping, '--name', 'Town search')
    expect(added).toMatchObject({ kind: 'json', url: `${town.base}/search?q=town%20hall`, entries: 2 })
    await paper.json('feed', 'add', town.base)
  })

  test('comes in once by all its routes, and the rules say what becomes of it', async () => {
    town.asked.length = 0
    const facts = await paper.json('run')
    expect(facts).toMatchObject({ feeds: 3, polls: { fresh: 3 }, articles: { total: NEWS.length, held: 1 } })
    const articles = await paper.json<Listed[]>('article', 'list')
    const stages = Object.fromEntries(articles.map(({ url, stage }) => [url.slice(town.base.length + 1), stage]))
    expect(stages).toEqual({ bridge: 'grouped', horoscope: 'dropped', library: 'held', 'sport/rowing': 'dropped' })
    expect(town.asked, 'what is dropped by its address alone is not fetched').not.toContain('/sport/rowing')
    const stories = await paper.json<{ headline: string; topics: string[] }[]>('story', 'list')
    expect(stories).toMatchObject([{ headline: NEWS[0][1], topics: ['Traffic'] }])
    const site = await readFile(join(paper.dir, 'site/index.html'), 'utf8')
    expect(site).not.toContain('horoscope')
  })

  test('shows each article’s rule, and the boost as a term of its quality', async () => {
    const { out } = await paper.bs('article', 'show', `${town.base}/bridge`)
    expect(out).toMatch(/\+25 +rule +“boost 25, words bridge”: words bridge/)
    expect(out).toContain('Topics: Traffic')
    const dropped = await paper.bs('article', 'list', '--dropped')
    expect(dropped.out).toContain('drop by “no stars” (words horoscope*)')
    expect(dropped.out).not.toContain('bridge')
  })

  test('lists its rules with what they caught, and tries others without changing anything', async () => {
    const before = await paper.json<Listed[]>('article', 'list')
    expect(await paper.json('filter', 'list')).toMatchObject([
      { rule: 'no stars', articles: 1 },
      { rule: 'drop, address /sport/', articles: 1 },
      { rule: 'look first', articles: 1 },
      { rule: 'boost 25, words bridge', articles: 1 },
      { rule: 'tag Traffic, words bridge', articles: 1 },
    ])
    const trial = await paper.json<{ articles: number; rules: { caught: { title: string }[] }[] }>(
      ...['filter', 'try', 'words: council, unless: { author: Per Lund }'],
    )
    expect(trial).toMatchObject({ articles: 4, rules: [{ caught: [{ title: NEWS[0][1] }] }] })
    expect((await paper.bs('filter', 'try')).out).toMatch(/hold by “look first”: 1 article/)
    expect(await paper.json('article', 'list')).toEqual(before)
  })

  test('lets a person release what is held or dropped', async () => {
    await paper.json('article', 'release', `${town.base}/library`, '--why', 'it is fine')
    await paper.json('article', 'release', `${town.base}/sport/rowing`)
    const articles = await paper.json<Listed[]>('article', 'list')
    const stages = articles.filter(({ stage }) => stage === 'grouped').map(({ url }) => url.slice(town.base.length + 1))
    expect(stages.sort()).toEqual(['bridge', 'library', 'sport/rowing'])
    expect((await paper.bs('article', 'show', `${town.base}/library`)).out).toMatch(/released by .*: it is fine/)
    expect((await paper.bs('article', 'release', `${town.base}/bridge`)).code).toBe(2)
  })

  test('is exported and imported with how it is read', async () => {
    const file = join(paper.dir, 'out.opml')
    await paper.json('feed', 'export', file)
    const opml = await readFile(file, 'utf8')
    expect(opml).toContain('broadsheet:kind="page"')
    const other = await newPaper()
    expect(await other.json('feed', 'import', file)).toMatchObject({ added: 3, refused: [] })
    const how = ({ url, kind, options }: { url: string; kind: string; options: object }) => ({ url, kind, options })
    const feeds = async (one: TestPaper) => (await one.json<Parameters<typeof how>[0][]>('feed', 'list')).map(how)
    expect(await feeds(other)).toEqual(await feeds(paper))
    await writeFile(file, opml.replace('broadsheet:list=".teaser"', 'broadsheet:list="["'))
    expect(await other.json('feed', 'import', file)).toMatchObject({ refused: [{ url: `${town.base}/news/` }] })
    await other.remove()
  })

  test('can be read in another way', async () => {
    const again = await paper.json('feed', 'add', `${town.base}/news/`, '--kind', 'page', '--list', '.teaser h3 a')
    expect(again).toMatchObject({ isNew: false, changed: true, entries: 3 })
    expect(await paper.json('run')).toMatchObject({ articles: { new: 0 } })
  })

  test('is told the line of a wrong rule', async () => {
    await edit(join(paper.dir, 'newsroom.yaml'), 'do: tag Traffic', 'do: tag Gardens')
    const { code, err } = await paper.bs('filter', 'list')
    expect(code).toBe(2)
    expect(err).toMatch(/newsroom\.yaml, line \d+: there is no topic "Gardens"\n {2}next: Topics are: Traffic/)
    await edit(join(paper.dir, 'newsroom.yaml'), 'do: tag Gardens', 'do: burn')
    expect((await paper.bs('filter', 'list')).err).toMatch(/line \d+: filters\.4\.do must be drop, hold/)
  })
})
