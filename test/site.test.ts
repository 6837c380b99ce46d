import { readdir, readFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withRecordedWriter, writeDemoSatire } from '../demo/satire.ts'
import { startDemoWire } from '../demo/serve.ts'
import { listen, siteApp } from '../src/api/index.ts'
import { mastheadOf, openFolder } from '../src/config/index.ts'
import { CHROMIUM, chromiumHere, launchChromium } from './chromium.ts'
import { openPaper } from './filed.ts'
import { faultsIn } from './html.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'

if (!chromiumHere) console.warn(`The site is not looked at: there is no ${CHROMIUM} (apt-get install chromium)`)

describe('the demonstration’s site', () => {
  let paper: TestPaper
  beforeAll(async () => {
    const wire = await startDemoWire()
    paper = await newPaper({ empty: false })
    // The starter's own feeds are not polled: nothing here reaches outside.
    const yaml = join(paper.dir, 'newsroom.yaml')
    await edit(yaml, 'file: sources.opml', 'file: null')
    await edit(yaml, '  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories')
    await paper.json('feed', 'import', wire.opmlUrl)
    await paper.json('run')
    const newsroom = withRecordedWriter(await openPaper(paper))
    await writeDemoSatire(newsroom)
    await newsroom.close()
    await wire.close()
  }, 300_000)
  afterAll(() => paper?.remove())

  test('is valid HTML on every page', async () => {
    const { site } = openFolder(paper.dir)
    const pages = (await readdir(site, { recursive: true, encoding: 'utf8' })).filter((path) => path.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(40)
    for (const path of pages) expect(await faultsIn(await readFile(join(site, path), 'utf8')), path).toEqual([])
  })

  test('shows the pieces that were approved, and no other, each under its label', async () => {
    const read = (path: string) => readFile(join(openFolder(paper.dir).site, path), 'utf8')
    const front = await read('index.html')
    const band = front.slice(front.indexOf('front-satire'), front.indexOf('class="desks"'))
    expect(band.match(/<p class="label">Satire<\/p>/g)).toHaveLength(3)
    expect(await read('satire/feed.atom')).toContain('<title>Satire: Data Centre Asks Everybody to Look Away')
    for (const path of ['index.html', 'satire/index.html', 'satire/feed.json', 'api/satire.json']) {
      expect(await read(path), path).toContain('Whiteboard Hailed')
      expect(await read(path), path).not.toContain('Until Bronze Has Had Its Rest')
    }
  })

  describe.skipIf(!chromiumHere)('in a browser', () => browserTests(() => paper))
})

function browserTests(made: () => TestPaper): void {
  let browser: Browser
  let server: Server
  let base: string
  let paths: string[]
  beforeAll(async () => {
    const folder = openFolder(made().dir)
    server = await listen(
      siteApp({ folder, masthead: mastheadOf(folder.settings) } as Parameters<typeof siteApp>[0]),
      '127.0.0.1',
      0,
    )
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    browser = await launchChromium()
    const one = async (kind: string) => `/${kind}/${(await readdir(join(folder.site, kind)))[0]}/`
    paths = [
      '/',
      await one('story'),
      await one('topic'),
      await one('source'),
      await one('day'),
      '/satire/',
      '/satire/data-centre-asks-everybody-to-look-away-while-it-drinks/',
      '/stories/',
      '/topics/',
      '/sources/',
      '/corrections/',
      '/about/',
      '/search/',
      '/nowhere',
    ]
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
  })

  test('everybody can read every kind of page, narrow and wide, light and dark', async () => {
    const page = await browser.newPage()
    for (const path of paths) {
      await page.goto(base + path, { waitUntil: 'domcontentloaded' })
      expect(await faultsInSight(page)).toEqual([])
    }
    await page.close()
  })

  test('on a telephone the sections stand in one line, with the search in sight', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } })
    await page.goto(`${base}/`, { waitUntil: 'domcontentloaded' })
    const sections = await page.locator('.sections').boundingBox()
    const links = await page.locator('.sections a').all()
    expect(links.length).toBeGreaterThan(5)
    expect(sections!.height).toBeLessThan(2 * (await links[0]!.boundingBox())!.height)
    const search = await links.at(-1)!.boundingBox()
    expect(search!.x + search!.width).toBeLessThanOrEqual(320)
    await page.close()
  })

  test.each([
    360, 1440,
  ])('the front page loads at once, %i pixels wide: little to fetch, nothing that moves, nothing refused', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 1000 } })
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/ERR_CONNECTION|404|net::/.test(message.text())) problems.push(message.text())
    })
    await page.addInitScript(`
      window.shift = 0
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    `)
    await page.goto(`${base}/`, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => {})')
    expect(await page.evaluate('window.shift')).toBe(0)
    expect(problems).toEqual([])
    const sizes = `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => name.startsWith(location.origin) && !name.includes('/pictures/'))
      .map(({ decodedBodySize }) => decodedBodySize)`
    const bytes = (await page.evaluate<number[]>(sizes)).reduce((sum, size) => sum + size, 0)
    // HTML, stylesheet, script and the two fonts of the first screen, before pictures.
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThanOrEqual(102_400)
    await page.close()
  })

  test('the keyboard alone opens the reasons', async () => {
    const page = await browser.newPage()
    await page.goto(`${base}/`, { waitUntil: 'domcontentloaded' })
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate("document.activeElement?.tagName === 'SUMMARY'")) break
    }
    await page.keyboard.press('Enter')
    expect(await page.locator('details.why[open] table.reasons').count()).toBe(1)
    await page.close()
  })

  // This server has no archive, so that the page falls back as it does on other hosts.
  test('the index beside the pages finds a headline by the beginning of a word, within the policy', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 900 }, colorScheme: 'dark' })
    // As on a host that has the files alone.
    await context.route('**/api/search?*', (route) => route.fulfill({ status: 404, body: '' }))
    const page = await context.newPage()
    const refused: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy|refused/i.test(message.text())) refused.push(message.text())
    })
    await page.goto(`${base}/`, { waitUntil: 'domcontentloaded' })
    const headline = await page.locator('.lead h2').innerText()
    const word = headline.match(/\p{L}{6,}/u)![0]
    await page.goto(`${base}/search/`, { waitUntil: 'load' })
    await page.locator('#q').fill(word.slice(0, -1))
    await page.locator('#found li').first().waitFor()
    expect(await page.locator('#found h2').allInnerTexts()).toContain(headline)
    expect(page.url()).toContain(`?q=${word.slice(0, -1)}`)
    expect(await faultsInSight(page)).toEqual([])
    await page.locator('#found h2 a', { hasText: headline }).click()
    expect(await page.locator('h1').innerText()).toBe(headline)
    expect(refused).toEqual([])
    await context.close()
  })

  test('without scripts everything can be read', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${base}/`, { waitUntil: 'domcontentloaded' })
    expect(await page.locator('h2, h3').count()).toBeGreaterThan(10)
    await page.locator('.lead h2 a').click()
    expect(await page.locator('h1').innerText()).not.toBe('')
    await context.close()
  })
}
