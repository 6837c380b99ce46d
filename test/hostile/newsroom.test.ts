import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as archive from '../../src/store/index.ts'
import { importOpmlText, previewFeedAt, runOnce } from '../../src/worker/index.ts'
import { testHomes } from '../homes.ts'
import { openTestNewsroom, page, rss, type TestNewsroom } from '../press.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'

tellCosts('a whole newsroom')

const OUTSIDE = '93.184.215.14'
const PRESS = 'http://press.example'
const INSIDE = [
  'http://127.0.0.1:PORT/secret',
  'http://2130706433:PORT/',
  'http://0x7f.1:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://169.254.169.254/latest/meta-data/',
  'http://10.0.0.1/',
  'http://localhost:PORT/',
  'http://inside.example:PORT/',
  'http://press.example/to-inside',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
]
const guard = guardNetwork()
const [home] = testHomes()
const pages = new Map<string, string>()
let secrets = 0
let inside: string[]
let paper: TestNewsroom
const secret = createServer((_, response) => {
  secrets += 1
  response.end('secret')
})
const press = createServer((request, response) => {
  if (request.url === '/to-inside') return response.writeHead(302, { location: inside[0] }).end()
  const text = pages.get(request.url ?? '')
  if (text === undefined) return response.writeHead(404).end()
  return response
    .writeHead(200, { 'content-type': text.startsWith('<rss') ? 'application/rss+xml' : 'text/html' })
    .end(text)
})

beforeAll(async () => {
  for (const server of [secret, press]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  const portOf = (server: typeof secret) => String((server.address() as AddressInfo).port)
  inside = INSIDE.map((url) => url.replace('PORT', portOf(secret)))
  guard.play(OUTSIDE, Number(portOf(press)))
  guard.name('press.example', [OUTSIDE])
  guard.name('inside.example', ['127.0.0.1'])
  guard.name('localhost', ['127.0.0.1', '::1'])
  // As it comes: no private host is opened.
  const settings: [string, string][] = [['allow: [127.0.0.0/8]', 'allow: []']]
  paper = await openTestNewsroom(home!, { at: new Date('2026-03-02T07:00:00Z'), settings })
  // What a newsroom's own libraries take is not what others make it take.
  pages.set('/calm', rss([{ title: 'Trams run on Sunday', link: `${PRESS}/calm-trams` }]))
  pages.set(
    '/calm-trams',
    page('Trams run on Sunday', ['The trams run on Sunday, said the council, as they did before the winter.']),
  )
  await importOpmlText(paper.newsroom, `<opml><body><outline xmlUrl="${PRESS}/calm"/></body></opml>`)
  await runOnce(paper.newsroom, () => {})
})
afterAll(async () => {
  await paper?.close()
  for (const server of [secret, press]) {
    server.closeAllConnections()
    server.close()
  }
  guard.remove()
  // By the port of PostgreSQL a command may look whether the archive's own server is up.
  const elsewhere = guard.asked.filter((address) => address !== `${OUTSIDE}:80` && address !== '127.0.0.1:5432')
  expect([secrets, elsewhere]).toEqual([0, []])
})

/** What a person is told who would add it. */
const lookAt = (address: string): Promise<string> =>
  previewFeedAt(paper.newsroom, { address }).then(
    () => 'read',
    (error: { code?: string }) => error.code ?? String(error),
  )
const links = () => inside.filter((url) => /^http/.test(url))

describe('a newsroom that is given addresses inside', () => {
  hostile('by a list of feeds', async () => {
    const outlines = inside.map((url) => `<outline text="a" type="rss" xmlUrl="${url}" htmlUrl="${url}"/>`).join('')
    const { added } = await importOpmlText(paper.newsroom, `<opml><body>${outlines}</body></opml>`)
    // One machine may be named in several ways: of those that come out as one address one is kept.
    expect(added).toBe(new Set(links().map((url) => new URL(url).href)).size)
    await runOnce(paper.newsroom, () => {})
    const feeds = await archive.listFeeds(paper.newsroom.store.db)
    expect(feeds.filter(({ url }) => !url.endsWith('/calm')).map(({ lastOutcome }) => lastOutcome)).toEqual(
      Array(added).fill('refused'),
    )
  })
  hostile('by a person who adds a feed', async () => {
    for (const address of links()) expect(await lookAt(address)).toBe('feed-unusable')
    for (const address of inside.filter((url) => !/^http/.test(url)))
      expect(await lookAt(address)).toBe('address-wrong')
  })
  hostile('by a page that names its feeds', async () => {
    for (const url of inside) {
      pages.set('/', page('Press', [], `<link rel="alternate" type="application/rss+xml" href="${url}">`))
      expect(await lookAt(`${PRESS}/`)).toBe('feed-unusable')
    }
    pages.set(
      '/',
      page('Press', [], `<base href="${inside[0]}"><link rel="alternate" type="application/rss+xml" href="x">`),
    )
    expect(await lookAt(`${PRESS}/`)).toBe('feed-unusable')
  })
  hostile('by a robots.txt that names its sitemaps', async () => {
    pages.set('/', page('Press', ['words']))
    pages.set('/robots.txt', inside.map((url) => `Sitemap: ${url}`).join('\n'))
    expect(await lookAt(`${PRESS}/`)).toBe('feed-unusable')
    pages.delete('/robots.txt')
  })
  hostile('by a list of sitemaps', async () => {
    const parts = inside.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')
    pages.set('/sitemap.xml', `<sitemapindex>${parts}</sitemapindex>`)
    expect(await lookAt(`${PRESS}/sitemap.xml`)).toBe('feed-unusable')
  })
  hostile('by a feed, for its articles and their pictures', async () => {
    const items = links().map((link, at) => ({ title: `Tram ${at} stands still at the harbour`, link, guid: `a${at}` }))
    const pictures = links().map(
      (url, at) =>
        `<item><title>Ferry ${at} leaves the harbour early</title><link>${PRESS}/ferry${at}</link><media:content url="${url}" medium="image"/><enclosure url="${url}" type="image/jpeg"/></item>`,
    )
    for (const at of links().keys()) {
      const head = `<meta property="og:image" content="${links()[at]}"><link rel="canonical" href="${links()[at]}"><link rel="amphtml" href="${links()[at]}">`
      pages.set(
        `/ferry${at}`,
        page(
          `Ferry ${at} leaves the harbour early`,
          ['The ferry left early, said the harbour master, who had seen it leave before anybody else was awake.'],
          head,
        ),
      )
    }
    pages.set(
      '/feed',
      rss(items, `<image><url>${inside[0]}</url></image>${pictures.join('')}`).replace(
        '<rss ',
        '<rss xmlns:media="http://search.yahoo.com/mrss/" ',
      ),
    )
    await importOpmlText(paper.newsroom, `<opml><body><outline xmlUrl="${PRESS}/feed"/></body></opml>`)
    await runOnce(paper.newsroom, () => {})
    const articles = await archive.countArticles(paper.newsroom.store.db)
    expect(articles).toBeGreaterThan(links().length)
  })
  hostile('by a feed that has moved inside for good', async () => {
    pages.set('/moved', rss([{ title: 'Trams', link: `${PRESS}/trams` }]))
    await importOpmlText(paper.newsroom, `<opml><body><outline xmlUrl="${PRESS}/to-inside"/></body></opml>`)
    for (let poll = 0; poll < 3; poll++) await runOnce(paper.newsroom, () => {})
    const feeds = await archive.listFeeds(paper.newsroom.store.db)
    expect(feeds.find(({ url }) => url === `${PRESS}/to-inside`)).toMatchObject({ lastOutcome: 'refused' })
  })
})

test('what came from inside is nowhere in the archive', async () => {
  const { rows } = await paper.newsroom.store.pool.query<{ n: string }>(
    `select count(*) as n from articles where text ilike '%secret%' or title ilike '%secret%'`,
  )
  expect(Number(rows[0]!.n)).toBe(0)
})
