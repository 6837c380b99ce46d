import { createReadStream, existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { BroadsheetError, basePathOf, messageOf } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { countArticles, countStories } from '../store/index.ts'
import { compress, encodingFor } from './compress.ts'
import { metricsApp } from './metrics.ts'
import { PAGE_HEADERS, SEARCH_HEADERS } from './policy.ts'
import { problem } from './problem.ts'
import { perEdition, readMoved, readPublished } from './published.ts'
import { searchApi } from './search.ts'
import { searchPage } from './search-page.ts'
import { signalsApp } from './signals.ts'
import { liveApi } from './stories.ts'

const TYPES: Record<string, string> = {
  atom: 'application/atom+xml; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  opml: 'text/x-opml; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
}

/** The page that searches, and the index that it searches on other hosts. */
const SEARCHING = /^\/(?:search|pagefind)\//

/** What carries a hash in its name; everything else is asked for again, and answered 304 when unchanged. */
const LASTING = /^\/(?:assets|pictures)\//

interface SiteOptions {
  readonly signalsToken?: string | null
  readonly metricsToken?: string | null
  /** The editors' desk, served below the paper at /desk/. */
  readonly desk?: Parameters<Hono['mount']>[1]
  /** Where readers subscribe and leave, below the paper at /newsletter/. */
  readonly newsletter?: Parameters<Hono['mount']>[1] | null
}

/** What is served live: the paper as published, and whether the newsroom is well. */
export function siteApp(
  newsroom: Pick<Newsroom, 'folder' | 'store' | 'masthead' | 'now' | 'jobs'>,
  { signalsToken = null, metricsToken = null, desk, newsletter = null }: SiteOptions = {},
): Hono {
  const base = basePathOf(newsroom.masthead)
  const app = new Hono()
  app.get('/healthz', async (c) => {
    const { db } = newsroom.store
    return c.json({ ok: true, articles: await countArticles(db), stories: await countStories(db) })
  })
  app.get('/readyz', async (c) => {
    const why = await whyNotReady(newsroom)
    return why === null ? c.json({ ready: true }) : c.json({ ready: false, why }, 503)
  })
  app.route('/metrics', metricsApp(newsroom, metricsToken))
  app.route('/api/signals', signalsApp(newsroom, signalsToken))
  const published = perEdition(newsroom.folder.site, readPublished)
  const moved = perEdition(newsroom.folder.site, readMoved)
  const { store, folder } = newsroom
  const root = new URL(newsroom.masthead.address).origin + base
  app.route(`${base}/api`, liveApi({ store, root, published }))
  app.route(`${base}/api`, searchApi({ store, root, site: folder.site }))
  app.get(`${base}/search/`, searchPage(newsroom))
  if (newsletter) {
    app.get(`${base}/newsletter`, (c) => c.redirect(`${base}/newsletter/`, 301))
    app.mount(`${base}/newsletter`, newsletter)
  }
  if (desk) {
    app.get(`${base}/desk`, (c) => c.redirect(`${base}/desk/`, 301))
    app.mount(`${base}/desk`, desk)
  }
  app.get('*', async (c) => {
    const { pathname } = new URL(c.req.url)
    const elsewhere = moved().get(pathname)
    if (elsewhere !== undefined) return c.redirect(elsewhere, 301)
    const asks = { known: c.req.header('if-none-match'), accepts: c.req.header('accept-encoding') }
    const asked = decodePath(pathname)
    if (asked === null || !asked.startsWith(base)) return notFound(newsroom.folder.site, asks)
    const file = fileAt(newsroom.folder.site, asked.slice(base.length))
    if (!file && asked.startsWith(`${base}/api/`)) return problem(404, 'See api/openapi.json for what there is.')
    if (!file) return notFound(newsroom.folder.site, asks)
    const below = asked.slice(base.length)
    const [lasting, searching] = [LASTING.test(below), SEARCHING.test(below)]
    if (file.kind === 'folder') return c.redirect(`${base}/${addressOf(newsroom.folder.site, file.path)}`, 301)
    return answer(file.path, { ...asks, status: 200, lasting, searching })
  })
  return app
}

/** Ready is who can show readers a paper and look into the archive; null when it is. */
async function whyNotReady({ store, folder }: Pick<Newsroom, 'store' | 'folder'>): Promise<string | null> {
  if (!existsSync(join(folder.site, 'index.html'))) return 'nothing is published yet'
  try {
    await store.pool.query('select 1')
    return null
  } catch (error) {
    return `the archive does not answer: ${messageOf(error)}`
  }
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function fileAt(site: string, asked: string): { kind: 'file' | 'folder'; path: string } | null {
  const path = normalize(join(site, asked))
  if (!`${path}/`.startsWith(`${site}/`) || asked.includes('\0') || !existsSync(path)) return null
  if (statSync(path).isFile()) return { kind: 'file', path }
  const index = join(path, 'index.html')
  if (!existsSync(index)) return null
  return asked.endsWith('/') || asked === '' ? { kind: 'file', path: index } : { kind: 'folder', path: index }
}

/**
 * Where a folder's index stands below the paper. From its place on the disk, never as it was asked for: what begins with
 * two slashes is another host's address.
 */
const addressOf = (site: string, index: string): string =>
  dirname(relative(site, index))
    .split(sep)
    .map((part) => `${encodeURIComponent(part)}/`)
    .join('')

interface Asks {
  /** The state of the file that the asker has. */
  readonly known?: string | undefined
  /** The encodings that the asker takes. */
  readonly accepts?: string | undefined
}

interface Answering extends Asks {
  readonly status: number
  readonly lasting?: boolean
  readonly searching?: boolean
}

async function answer(
  path: string,
  { status, known, accepts, lasting = false, searching = false }: Answering,
): Promise<Response> {
  const { size, mtimeMs } = statSync(path)
  const type = TYPES[path.split('.').pop() ?? ''] ?? 'application/octet-stream'
  const encoding = encodingFor(accepts, type, size)
  const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}${encoding ? `-${encoding}` : ''}"`
  const headers = {
    'content-type': type,
    ...(searching ? SEARCH_HEADERS : PAGE_HEADERS),
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'Accept-Encoding',
    etag,
  }
  if (known === etag) return new Response(null, { status: 304, headers })
  if (encoding) {
    const body = await compress(await readFile(path), encoding)
    return new Response(body, { status, headers: { ...headers, 'content-encoding': encoding } })
  }
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  return new Response(body, { status, headers: { ...headers, 'content-length': String(size) } })
}

async function notFound(site: string, asks: Asks): Promise<Response> {
  const page = join(site, '404.html')
  if (existsSync(page)) return answer(page, { ...asks, status: 404 })
  return new Response('There is no such page.\n', { status: 404, headers: { 'content-type': 'text/plain' } })
}

/** Listens, or says in one line why it cannot. */
export function listen(app: Hono, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(getRequestListener(app.fetch))
    server.once('error', (cause: NodeJS.ErrnoException) => {
      reject(
        new BroadsheetError(cause.code === 'EADDRINUSE' ? 'port-in-use' : 'port-refused', {
          what:
            cause.code === 'EADDRINUSE'
              ? `Port ${port} on ${host} is in use`
              : `The newsroom cannot listen on ${host}, port ${port}: ${cause.message}`,
          next: 'Name another port with --port, or stop what uses this one.',
          cause,
        }),
      )
    })
    server.listen(port, host, () => resolve(server))
  })
}
