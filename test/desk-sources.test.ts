import { afterAll, beforeAll, expect, test } from 'vitest'
import { sourceDomain } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { importOpml, runOnce } from '../src/worker/index.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { openBrowser, serveDesk } from './desk-browser.ts'
import { openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'
import { startTestWire, type TestWire } from './wire.ts'

const START = new Date('2026-03-02T06:00:00Z')
const NOW = new Date('2026-03-02T12:00:00Z')

let wire: TestWire
let paper: TestPaper
let newsroom: Newsroom
let desk: Awaited<ReturnType<typeof serveDesk>>
let browser: ReturnType<typeof openBrowser>

beforeAll(async () => {
  wire = await startTestWire(START)
  paper = await newPaper()
  newsroom = await openPaper(paper, () => NOW)
  desk = await serveDesk(newsroom)
  browser = openBrowser(desk.origin)
})
afterAll(async () => {
  desk?.close()
  await newsroom?.close()
  await wire?.close()
  await paper?.remove()
})

const feeds = () => archive.listFeeds(newsroom.store.db)

test('a source is added by any address after a look at what would come in', async () => {
  const [address] = (await (await fetch(wire.opmlUrl)).text()).match(/(?<=xmlUrl=")[^"]+/)!
  await browser.open('/desk/sources/')
  const preview = await browser.send('/desk/sources/preview', [['address', address]])
  expect(preview.status).toBe(200)
  expect(preview.html).toContain('What would come in')
  expect(preview.html.match(/<li>/g)!.length).toBeGreaterThan(3)
  expect(await feeds()).toEqual([])
  const fields: [string, string][] = [
    ['address', address],
    ['name', 'The Test Post'],
  ]
  expect(await browser.send('/desk/sources/add', fields)).toMatchObject({ status: 303, to: '/desk/sources/' })
  expect(await feeds()).toMatchObject([{ url: address, source: 'The Test Post' }])
})

test('what comes in under a source that is known is not asked for a name', async () => {
  const another = (await (await fetch(wire.opmlUrl)).text()).match(/(?<=xmlUrl=")[^"]+/g)![1]!
  await archive.sourceAt(newsroom.store.db, { name: 'The Known Post', domain: sourceDomain(another) })
  await browser.open('/desk/sources/')
  const { html } = await browser.send('/desk/sources/preview', [['address', another]])
  expect(html).toContain('Comes in under <b>The Known Post</b>')
  expect(html).not.toContain('name="name"')
  const { out } = await paper.bs('feed', 'add', another, '--preview')
  expect(out).toContain('Comes in under The Known Post')
})

test.skipIf(!chromiumHere)('in Chromium a source is looked at and added by keyboard alone', async () => {
  const addresses = (await (await fetch(wire.opmlUrl)).text()).match(/(?<=xmlUrl=")[^"]+/g)!
  const before = await feeds()
  const chrome = await launchChromium()
  try {
    const page = await chrome.newPage({ viewport: { width: 360, height: 800 } })
    await page.goto(`${desk.origin}/desk/sources/`)
    await page.getByRole('form', { name: 'Add a source' }).getByRole('textbox').focus()
    await page.keyboard.type(addresses.at(-1)!)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/sources/preview')
    expect(await page.locator('ol.preview > li').count()).toBeGreaterThan(1)
    expect(await feeds()).toHaveLength(before.length)
    await page.getByRole('form', { name: 'Add this source' }).getByRole('textbox').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('The Looked-at Post')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/sources/')
    await page.getByText('The Looked-at Post').first().waitFor()
    expect(await feeds()).toHaveLength(before.length + 1)
  } finally {
    await chrome.close()
  }
})

test.each([
  ['no address', 'nowhere at all'],
  ['an address where nothing answers', 'http://127.0.0.1:1/'],
])('%s is told in words', async (_, address) => {
  const { status, html } = await browser.send('/desk/sources/preview', [['address', address]])
  expect(status).toBe(422)
  expect(html).toContain('That cannot be added')
  expect(html).toContain('Next: ')
})

test('a feed is paused, resumed, and polled at an interval of one’s own', async () => {
  const [{ id }] = (await feeds()) as [archive.ListedFeed]
  const it = async () => (await feeds()).filter((feed) => feed.id === id)
  const set = (...fields: [string, string][]) => browser.send(`/desk/sources/${id}/set`, fields)
  expect(await set(['do', 'pause'])).toMatchObject({ status: 303, to: `/desk/sources/#f-${id}` })
  expect(await it()).toMatchObject([{ state: 'paused' }])
  await set(['do', 'resume'])
  await set(['do', 'interval'], ['interval', '45'])
  expect(await it()).toMatchObject([{ state: 'active', intervalMinutes: 45 }])
  expect((await set(['do', 'interval'], ['interval', '0.5'])).status).toBe(422)
  await set(['do', 'interval'], ['interval', ''])
  expect(await it()).toMatchObject([{ intervalMinutes: null }])
})

test('a list of sources goes in and comes out again', async () => {
  await browser.open('/desk/sources/')
  const list = await (await fetch(wire.opmlUrl)).text()
  expect(await browser.send('/desk/sources/import', [['list', list]])).toMatchObject({ status: 303 })
  const all = await feeds()
  expect(all.length).toBeGreaterThan(3)
  const out = await browser.open('/desk/sources/sources.opml')
  for (const { url } of all) expect(out).toContain(`xmlUrl="${url}"`)
  await browser.open('/desk/sources/')
  expect((await browser.send('/desk/sources/import', [['list', 'no list']])).status).toBe(422)
})

test('each feed tells how it is and what it is worth', async () => {
  await importOpml(newsroom, wire.opmlUrl)
  await runOnce(newsroom, () => {})
  const html = await browser.open('/desk/sources/')
  const figures = [...html.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)/g)].map(([, name, figure]) => `${name}: ${figure}`)
  expect(figures).toContainEqual(expect.stringMatching(/^Entries: \d+, \d+(\.\d+)? a day$/))
  expect(figures).toContainEqual(expect.stringMatching(/^Published: \d+ % of \d+$/))
  expect(figures).toContainEqual(expect.stringMatching(/^Behind the first: (first itself|\d+ (min|h))$/))
})
