import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { initFolder, openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { importOpml, pollOnce } from '../src/worker/index.ts'
import { numberOption } from './arguments.ts'
import { hasPostgres15, startGrown } from './crash-homes.ts'
import { madeStream } from './made-stream.ts'
import type { Score } from './yardsticks.ts'

const COMMAND = fileURLToPath(new URL('../bin/broadsheet.js', import.meta.url))
const HOSTS = 40
/** Workers start one after the other: what is done before this share is not timed. */
const WARM_UP = 0.2
/** Paragraphs and links of a long page, so that reading it outweighs fetching it. */
const COPIES = 12
const LINKS = 400
const LOOK_EVERY_MS = 50

/**
 * Has `--n` stored pages extracted, on PostgreSQL 15, by one `broadsheet worker --stages extract`, then by two: a stage
 * that only computes should be done in little more than half of the time where there are two free cores.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  if (!hasPostgres15()) throw new Error('there is no PostgreSQL 15 here (apt-get install postgresql-15)')
  const n = numberOption(args, 'n', 600)
  const wire = await startPages(n)
  const server = await startGrown()
  try {
    const one = await extractBy(1, n, wire.opmlUrl, await server.database())
    const two = await extractBy(2, n, wire.opmlUrl, await server.database())
    const gain = Math.round((two / one) * 100) / 100
    const json = { pages: n, pagesPerSecond: { one: Math.round(one), two: Math.round(two) }, gain }
    return { json, table: `${n} pages: ${one.toFixed(1)}/s by one worker, ${two.toFixed(1)}/s by two: x ${gain}` }
  } finally {
    await server.close()
    wire.close()
  }
}

/** Pages a second. */
async function extractBy(workers: number, n: number, opmlUrl: string, databaseUrl: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-workers-'))
  const dir = join(folder, 'paper')
  const newsroom = await openBench(dir, databaseUrl)
  const children = []
  try {
    await importOpml(newsroom, opmlUrl)
    await pollOnce(newsroom)
    for (let worker = 0; worker < workers; worker++) {
      children.push(
        spawn(process.execPath, [COMMAND, 'worker', '--stages', 'extract'], {
          env: { ...process.env, DATABASE_URL: databaseUrl, BROADSHEET_DIR: dir },
          stdio: 'ignore',
        }),
      )
    }
    return await timed(newsroom, n)
  } finally {
    for (const child of children) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed({ store }: Newsroom, n: number): Promise<number> {
  let from: { at: number; done: number } | null = null
  for (;;) {
    const { rows } = await store.pool.query<{ done: number; gone: number }>(
      `select count(*) filter (where stage <> 'listed')::int as done, count(gave_up)::int as gone from articles`,
    )
    const { done, gone } = rows[0]!
    if (gone > 0) throw new Error(`${gone} pages were given up`)
    if (!from && done >= n * WARM_UP) from = { at: performance.now(), done }
    if (from && done >= n) return ((done - from.done) * 1000) / (performance.now() - from.at)
    await pause(LOOK_EVERY_MS)
  }
}

function openBench(dir: string, databaseUrl: string): Promise<Newsroom> {
  initFolder(dir, { empty: true })
  const file = join(dir, 'newsroom.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('allow: []', 'allow: [127.0.0.0/8]'))
  return openNewsroom(openFolder(dir), { databaseUrl, user: 'bench' })
}

async function startPages(n: number): Promise<{ opmlUrl: string; close(): void }> {
  const made = madeStream()
  const bodies = Array.from({ length: n }, () => {
    const { title, text, publishedAt } = made.next().value!
    return { title, page: pageOf(title, text, publishedAt!) }
  })
  let port = 0
  const base = (host: number) => `http://127.0.5.${host + 1}:${port}`
  const answer: RequestListener = (request, response) => {
    const [, kind, number] = /^\/(feed|page)\/(\d+)$/.exec(request.url ?? '') ?? []
    const body = kind === 'page' ? bodies[Number(number)]!.page : kind ? feedOf(Number(number)) : opml()
    response.writeHead(200, { 'content-type': kind === 'page' ? 'text/html' : 'text/xml' }).end(body)
  }
  const feedOf = (host: number) =>
    `<rss version="2.0"><channel><title>Host ${host}</title>${bodies
      .map(({ title }, at) => ({ title, at }))
      .filter(({ at }) => at % HOSTS === host)
      .map(({ title, at }) => `<item><title>${title}</title><link>${base(host)}/page/${at}</link></item>`)
      .join('')}</channel></rss>`
  const opml = () =>
    `<opml version="2.0"><body>${Array.from({ length: HOSTS }, (_, host) => `<outline type="rss" text="Host ${host}" xmlUrl="${base(host)}/feed/${host}"/>`).join('')}</body></opml>`
  const servers: Server[] = []
  for (let host = 0; host < HOSTS; host++) {
    const server = createServer(answer).listen(port, `127.0.5.${host + 1}`)
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    servers.push(server)
  }
  return {
    opmlUrl: `${base(0)}/feeds.opml`,
    close: () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

function pageOf(title: string, text: string, at: Date): string {
  const paragraphs = Array.from({ length: COPIES }, (_, copy) => `<p>${copy}: ${text}</p>`).join('')
  const links = Array.from({ length: LINKS }, (_, link) => `<li><a href="/${link}">Link number ${link}</a></li>`).join(
    '',
  )
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${at.toISOString()}"></head><body><nav><ul>${links}</ul></nav><main><article><h1>${title}</h1>${paragraphs}</article></main><aside><ul>${links}</ul></aside></body></html>`
}
