import { parse as parseHtml } from 'parse5'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFeed } from '../src/pipeline/collect/index.ts'
import { OUTLETS } from './outlets.ts'
import { type DemoWire, startDemoWire } from './serve.ts'
import { TRAPS } from './truth.ts'
import { readWire } from './wire.ts'

const NOW = new Date('2026-03-04T12:34:56Z')

describe('the fictional wire', () => {
  const stories = readWire()
  const articles = stories.flatMap((story) => story.articles)

  test('is of the size that was promised', () => {
    expect(OUTLETS.length).toBeGreaterThanOrEqual(12)
    expect(new Set(OUTLETS.map(({ format }) => format))).toEqual(new Set(['rss', 'atom', 'rdf', 'json']))
    expect(stories.length).toBeGreaterThanOrEqual(20)
    expect(articles.length).toBeGreaterThanOrEqual(64)
    expect(new Set(articles.map(({ outlet }) => outlet)).size).toBe(OUTLETS.length)
  })

  test.each(articles.map((article) => [article.id, article] as const))('%s has a newspaper’s length', (_, article) => {
    const words = article.body.join(' ').split(/\s+/).length
    expect(words).toBeGreaterThanOrEqual(80)
    expect(words).toBeLessThanOrEqual(250)
  })

  test('names each article and each story once, and only what is there', () => {
    const ids = articles.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const keys = new Set(stories.map(({ key }) => key))
    for (const { related } of stories) for (const { to } of related) expect(keys).toContain(to)
    for (const { copyOf } of articles) if (copyOf) expect(ids).toContain(copyOf)
    for (const story of stories) {
      const outlets = story.articles.map(({ outlet }) => outlet)
      expect(new Set(outlets).size, story.key).toBe(outlets.length)
    }
  })
})

describe('the wire as it is served', () => {
  let wire: DemoWire
  beforeAll(async () => {
    wire = await startDemoWire({ now: NOW })
  })
  afterAll(() => wire.close())

  test('every trap is there', () => {
    const planted = new Set(wire.truth.articles.flatMap(({ traps }) => traps))
    expect([...planted].sort()).toEqual([...TRAPS].sort())
  })

  test('nothing is from the future and nothing older than five days', () => {
    for (const { id, publishedAt } of wire.truth.articles) {
      expect(publishedAt.getTime(), id).toBeLessThanOrEqual(NOW.getTime())
      expect(publishedAt.getTime(), id).toBeGreaterThanOrEqual(NOW.getTime() - 121 * 3_600_000)
    }
  })

  test('every feed can be read, every article has its page, and its days follow the clock', async () => {
    const opml = await (await fetch(wire.opmlUrl)).text()
    const feeds = [...opml.matchAll(/xmlUrl="([^"]+)"/g)].map((match) => match[1]!)
    expect(feeds).toHaveLength(OUTLETS.length)
    let listed = ''
    let entries = 0
    for (const url of feeds) {
      const answer = await fetch(url)
      expect(answer.status, url).toBe(200)
      expect(answer.headers.get('etag')).not.toBeNull()
      const text = await answer.text()
      const reading = readFeed(text, { url })
      if (reading.kind !== 'feed') expect.fail(`${url}: ${reading.why}`)
      entries += reading.document.entries.length
      listed += text
      const again = await fetch(url, { headers: { 'if-none-match': answer.headers.get('etag')! } })
      expect(again.status).toBe(304)
    }
    expect(entries).toBe(wire.truth.articles.length)
    for (const { url, id } of wire.truth.articles) {
      expect(listed, id).toContain(new URL(url).pathname)
      const page = await fetch(url)
      expect(page.status, id).toBe(200)
      const html = await page.text()
      expect(html).not.toContain('{day')
      parseHtml(html, { onParseError: ({ code }) => expect.fail(`${id}: ${code}`) })
    }
  })

  test('a picture is a JPEG of the size that the page says', async () => {
    const article = wire.truth.articles.find(({ id }) => id.startsWith('halyard/gothenburg'))!
    const html = await (await fetch(article.url)).text()
    const picture = /property="og:image" content="([^"]+)"/.exec(html)![1]!
    const bytes = new Uint8Array(await (await fetch(picture)).arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  })
})
