import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { listen, siteApp } from '../src/api/index.ts'
import { findables } from '../src/pipeline/publish/index.ts'
import { updateSearch } from '../src/store/index.ts'
import { numberOption } from './arguments.ts'
import { madeNewsroom } from './made-newsroom.ts'
import { madePaper } from './made-paper.ts'
import type { Score } from './yardsticks.ts'

const CHROMIUM = '/usr/bin/chromium'
/** Questions asked of each way to search: half are beginnings of headlines' words, half words of excerpts. */
const QUESTIONS = 20

/**
 * Publishes a made paper of `n` stories, then asks its search page in Chromium, served by `start` and by a host that only
 * has the files: from the moment the words stand in the field to the first result on screen, and from an address with the question in it.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 2000)
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-search-'))
  const newsroom = await madeNewsroom(join(folder, 'paper'), n, { serves: false })
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
  const servers: Server[] = []
  try {
    const paper = madePaper(n)
    const indexed = await timed(() => newsroom.writeSite(paper, {}))
    const again = await timed(() => newsroom.writeSite(paper, {}))
    const filled = await timed(() => updateSearch(newsroom.store.db, findables(paper)))
    const unchanged = await timed(() => updateSearch(newsroom.store.db, findables(paper)))
    const { site } = newsroom.folder
    servers.push(await listen(siteApp(newsroom), '127.0.0.1', 0), await serveFiles(site))
    const [served, still] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    const questions = questionsOf(paper.stories)
    const json = {
      pages: n,
      servedMs: await measure(browser, served!, questions),
      staticMs: await measure(browser, still!, questions),
      publishSeconds: { withIndex: indexed, nothingChanged: again },
      tableSeconds: { filled, nothingChanged: unchanged },
    }
    const line = (name: string, { typed, typedMost, opened, missed }: Measured) =>
      `${name.padEnd(22)} typed: median ${typed} ms, most ${typedMost} ms; opened with a question: ${opened} ms; not found: ${missed}`
    const table = [
      line('served by start', json.servedMs),
      line('files alone', json.staticMs),
      `site with its index: ${indexed} s, nothing changed ${again} s; search table: ${filled} s, nothing changed ${unchanged} s`,
    ].join('\n')
    return { json, table }
  } finally {
    await browser.close()
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
    }
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Question {
  readonly words: string
  readonly headline: string
}

/** Spread over the paper. Two words make one story the answer, as a reader who looks for one would type them. */
function questionsOf(stories: ReturnType<typeof madePaper>['stories']): Question[] {
  return Array.from({ length: QUESTIONS }, (_, at) => {
    const story = stories[Math.floor(((at + 0.5) * stories.length) / QUESTIONS)]!
    const { headline } = story
    const text = at % 2 === 0 ? headline : story.lead.excerpt
    const [first, second] = text.split(/\P{L}+/u).filter((word) => word.length > 4)
    return { headline, words: `${first} ${at % 2 === 0 ? second!.slice(0, -1) : second}` }
  })
}

interface Measured {
  readonly typed: number
  readonly typedMost: number
  readonly opened: number
  /** Questions whose story was not among the first results. */
  readonly missed: number
}

async function measure(browser: Browser, base: string, questions: readonly Question[]): Promise<Measured> {
  const page = await browser.newPage()
  const first = page.locator('#found ol > li').first()
  const typed: number[] = []
  const opened: number[] = []
  let missed = 0
  await page.goto(`${base}/search/`, { waitUntil: 'load' })
  for (const { words, headline } of questions) {
    await page.locator('#q').fill('')
    await first.waitFor({ state: 'detached' })
    const started = performance.now()
    await page.locator('#q').fill(words)
    await first.waitFor().catch(async (cause) => {
      throw new Error(
        `${base} found nothing for “${words}”: ${await page.locator('#found [role=status]').innerText()}`,
        { cause },
      )
    })
    typed.push(performance.now() - started)
    const found = await page.locator('#found h2').allInnerTexts()
    if (!found.includes(headline)) missed++
  }
  for (const { words } of questions.slice(0, 5)) {
    const started = performance.now()
    await page.goto(`${base}/search/?${new URLSearchParams({ q: words })}`, { waitUntil: 'commit' })
    await first.waitFor()
    opened.push(performance.now() - started)
  }
  await page.close()
  return { typed: median(typed), typedMost: Math.round(Math.max(...typed)), opened: median(opened), missed }
}

const median = (values: readonly number[]) => Math.round([...values].sort((a, b) => a - b)[values.length >> 1]!)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.round(performance.now() - started) / 1000
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
}

/** A host without a server of ours: files, and nothing else. */
function serveFiles(site: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host')
    const path = join(site, decodeURIComponent(pathname), pathname.endsWith('/') ? 'index.html' : '')
    if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': TYPES[path.split('.').pop()!] ?? 'application/octet-stream' })
    response.end(readFileSync(path))
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
}
