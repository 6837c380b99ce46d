import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initFolder, openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { type RunSummary, runDue, runOnce } from '../src/worker/index.ts'
import type { TestHome } from './homes.ts'
import { edit } from './paper.ts'

/** A host of its own whose pages a test writes as it goes. */
export interface Press {
  readonly base: string
  /** What is served at each path: a body, or an answer of its own. What is not there is 404. */
  readonly pages: Map<string, string | RequestListener>
  /** Paths in the order asked. */
  readonly asked: string[]
  /** Requests that were under way at once, at most. */
  readonly most: () => number
  close(): void
}

export async function startPress(address: string): Promise<Press> {
  const pages: Press['pages'] = new Map()
  const asked: string[] = []
  let under = 0
  let most = 0
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    under += 1
    most = Math.max(most, under)
    response.once('close', () => {
      under -= 1
    })
    answer(pages.get(request.url ?? ''), request, response)
  })
  server.listen(0, process.platform === 'linux' ? address : '127.0.0.1')
  await once(server, 'listening')
  const { address: host, port } = server.address() as AddressInfo
  return {
    ...{ base: `http://${host}:${port}`, pages, asked, most: () => most },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function answer(page: string | RequestListener | undefined, request: IncomingMessage, response: ServerResponse): void {
  if (typeof page === 'function') return void page(request, response)
  if (page === undefined) response.writeHead(404).end()
  else
    response.writeHead(200, { 'content-type': page.startsWith('<rss') ? 'application/rss+xml' : 'text/html' }).end(page)
}

export interface Listed {
  readonly title: string
  readonly link: string
  readonly guid?: string
  readonly at?: Date
}

export function rss(items: readonly Listed[], channel = ''): string {
  const entries = items.map(
    ({ title, link, guid, at }) =>
      `<item><title>${title}</title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}${at ? `<pubDate>${at.toUTCString()}</pubDate>` : ''}</item>`,
  )
  return `<rss version="2.0"><channel><title>Press</title>${channel}${entries.join('')}</channel></rss>`
}

export function page(title: string, paragraphs: readonly string[], head = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><main><article><h1>${title}</h1>${paragraphs.map((one) => `<p>${one}</p>`).join('')}</article></main></body></html>`
}

export interface TestNewsroom {
  readonly newsroom: Newsroom
  /** What the newsroom takes for now. */
  clock: Date
  /** Adds feeds and returns their ids. */
  add(...urls: string[]): Promise<archive.FeedRow['id'][]>
  /** Polls every feed, or those that are due, and works all stages until nothing is left. */
  poll(which?: 'all' | 'due'): Promise<RunSummary['polls']>
  /** The same newsroom, as another process would open it. */
  beside(): Promise<Newsroom>
  close(): Promise<void>
}

/** A newsroom in this process, on a database of its own in one of the homes. */
export async function openTestNewsroom(
  home: TestHome,
  { at, settings = [], smtpUrl = null }: { at: Date; settings?: readonly [string, string][]; smtpUrl?: string | null },
): Promise<TestNewsroom> {
  const database = await home.open()
  const dir = await mkdtemp(join(tmpdir(), 'broadsheet-press-'))
  initFolder(dir, { empty: true })
  for (const [from, to] of [['allow: []', 'allow: [127.0.0.0/8]'] as const, ...settings]) {
    await edit(join(dir, 'newsroom.yaml'), from, to)
  }
  const test = { clock: at }
  const environment = { databaseUrl: database.url, user: 'test', smtpUrl }
  const open = () => openNewsroom(openFolder(dir), environment, { now: () => test.clock })
  const newsroom = await open()
  const { db } = newsroom.store
  return Object.assign(test, {
    newsroom,
    add: async (...urls: string[]) => {
      const ids: archive.FeedRow['id'][] = []
      for (const url of urls) {
        const sourceId = await archive.sourceAt(db, { name: 'Press', domain: new URL(url).host })
        const feed = { url, title: null, kind: 'feed' as const, options: {}, sourceId, at: test.clock, restore: true }
        ids.push((await archive.addFeed(db, feed))!)
      }
      return ids
    },
    poll: async (which: 'all' | 'due' = 'all') =>
      which === 'due' ? runDue(newsroom) : (await runOnce(newsroom, () => {})).polls,
    beside: open,
    close: async () => {
      await newsroom.close()
      await database.close()
      await rm(dir, { recursive: true, force: true })
    },
  })
}
