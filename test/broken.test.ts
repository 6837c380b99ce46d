import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listen, siteApp } from '../src/api/index.ts'
import { type Paper, printFiles } from '../src/news/index.ts'
import { NOTHING_BEFORE, renderNewsletter, renderQuestion } from '../src/renditions/newsletter/index.ts'
import { renderSite } from '../src/renditions/site/index.ts'
import { BROKEN, BROKEN_PIECE, paper } from '../src/renditions/site/paper.fixture.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { faultsIn } from './html.ts'
import { faultsInSight } from './sight.ts'

const stories = Object.values(BROKEN)

/** The front page leads with each of them in turn: what is bad as one in a list is worse on top. */
const turned = (first: number): Paper => {
  const made = paper([...stories.slice(first), ...stories.slice(0, first)], { pieces: [BROKEN_PIECE] })
  return { ...made, masthead: { ...made.masthead, address: 'http://127.0.0.1:4600' } }
}
const POSTAL = 'Paper Street 1, Tartu'
const QUESTION = { link: 'https://paper.example/newsletter/confirm?r=1&s=x', days: 7, postalAddress: POSTAL }
const inArabic = (made: Paper): Paper => ({
  ...made,
  masthead: { ...made.masthead, language: 'ar', name: 'صحيفة السند' },
})

describe('a paper of broken data', () => {
  const papers = [...stories.map((_, first) => turned(first)), inArabic(turned(0))]
  let folder: string
  let server: Server
  let base: string
  let browser: Browser | undefined
  beforeAll(async () => {
    if (chromiumHere) browser = await launchChromium()
    folder = await mkdtemp(join(tmpdir(), 'broadsheet-broken-'))
    for (const [n, made] of papers.entries()) {
      for (const { path, render } of renderSite(made, { basePath: `/${n}` })) {
        await mkdir(dirname(join(folder, `${n}`, path)), { recursive: true })
        await writeFile(join(folder, `${n}`, path), render())
      }
      await printPictures(made, join(folder, `${n}`, 'pictures'))
    }
    const newsroom = { folder: { site: folder }, masthead: papers[0]!.masthead } as Parameters<typeof siteApp>[0]
    server = await listen(siteApp(newsroom), '127.0.0.1', 0)
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await browser?.close()
    server?.closeAllConnections()
    server?.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Every front page; of the first paper every story, of the one in Arabic one page of each kind. */
  const kinds = new Map(
    renderSite(papers.at(-1)!, { basePath: '' }).flatMap(({ path }): [string, string][] =>
      path.endsWith('.html') ? [[path.split('/').slice(0, -2).join('/') || path, `${papers.length - 1}/${path}`]] : [],
    ),
  )
  const pages = [
    ...papers.map((_, n) => `${n}/index.html`),
    ...stories.map(({ slug }) => `0/story/${slug}/index.html`),
    ...kinds.values(),
  ]

  test('is valid HTML on every page', async () => {
    for (const [n, made] of papers.entries()) {
      for (const { path, render } of renderSite(made, { basePath: `/${n}` })) {
        if (pages.includes(`${n}/${path}`)) expect(await faultsIn(String(render())), `${n}/${path}`).toEqual([])
      }
    }
  })

  describe.skipIf(!chromiumHere)('in a browser', () => {
    test('keeps within its window and can be read by everybody, narrow and wide, light and dark', async () => {
      const page = await browser!.newPage()
      for (const path of pages) {
        await page.goto(`${base}/${path}`, { waitUntil: 'domcontentloaded' })
        expect(await faultsInSight(page)).toEqual([])
      }
      await page.close()
    }, 240_000)

    test('sends letters that everybody can read, too', async () => {
      // Their pictures would come from elsewhere.
      const page = await browser!.newPage({ offline: true })
      for (const made of [papers[0]!, papers.at(-1)!]) {
        const options = { number: 1, stories: stories.length, postalAddress: POSTAL }
        const issue = await renderNewsletter(made, NOTHING_BEFORE, options)
        const question = await renderQuestion(made.masthead, QUESTION)
        for (const { html } of [issue!, question]) {
          await page.setContent(html, { waitUntil: 'domcontentloaded' })
          expect(await faultsInSight(page)).toEqual([])
        }
      }
      await page.close()
    })
  })
})

async function printPictures(made: Paper, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { picture } of made.stories) {
    for (const file of picture?.print ? printFiles(picture.print) : []) {
      const drawn = sharp({ create: { width: 80, height: 120, channels: 3, background: '#357' } })
      await writeFile(join(folder, file), await (file.endsWith('jpg') ? drawn.jpeg() : drawn.webp()).toBuffer())
    }
  }
}
