import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Answer, answerOf, respond } from './answer.ts'
import { writeFeed, writeOpml } from './feeds.ts'
import { OUTLETS, type Outlet } from './outlets.ts'
import { articlePage, homePage, playerPage } from './pages.ts'
import { isScene, isTone, renderPicture } from './pictures/index.ts'
import { type Addresses, addressOf, anchorOf, type Standing, standAt } from './standing.ts'
import { type Truth, truthOf } from './truth.ts'
import { readWire } from './wire.ts'

export interface DemoWire {
  readonly opmlUrl: string
  /** Loopback addresses in use: what `network.allow` must name for the newsroom to read them. */
  readonly hosts: readonly string[]
  readonly port: number
  readonly truth: Truth
  close(): Promise<void>
}

/**
 * Serves the demonstration wire on loopback addresses until it is closed. Every outlet has an address of its own,
 * 127.0.2.1 and up, because a newsroom tells sources apart by host. Where those cannot be had (macOS knows
 * 127.0.0.1 only) each outlet has a port of its own instead.
 */
export async function startDemoWire(options: { port?: number; now?: Date } = {}): Promise<DemoWire> {
  const main = createServer()
  const servers = new Map(OUTLETS.map((outlet) => [outlet.id as string, createServer()]))
  const close = async () => {
    await Promise.all([main, ...servers.values()].map(shut))
  }
  try {
    const port = await listen(main, '127.0.0.1', options.port ?? 0)
    const addresses = await settle(servers, port, (options.port ?? 0) === 0)
    const stories = readWire()
    const standings = standAt(stories, anchorOf(options.now ?? new Date()), addresses)
    const standingOf = new Map(standings.map((standing) => [standing.article.id, standing]))
    for (const outlet of OUTLETS) {
      const answer = outletAnswers(outlet, addressOf(outlet, addresses), standings)
      servers.get(outlet.id)?.on('request', (request, response) => respond(request, response, answer))
    }
    main.on('request', (request, response) => respond(request, response, listAnswers(addresses)))
    return {
      opmlUrl: `http://127.0.0.1:${port}/feeds.opml`,
      hosts: [...new Set(['127.0.0.1', ...[...addresses.values()].map((address) => new URL(address).hostname)])],
      port,
      truth: truthOf(stories, {
        url: (article) => standingOf.get(article.id)!.url,
        publishedAt: (article) => standingOf.get(article.id)!.publishedAt,
      }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const listen = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    if (!server.listening) return resolve()
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** Gives every outlet its address; all of one manner, so that the whole wire is either hosts or ports. */
async function settle(servers: ReadonlyMap<string, Server>, port: number, anyPort: boolean): Promise<Addresses> {
  const own = await canBind('127.0.2.1')
  const addresses = new Map<string, string>()
  let place = 0
  for (const [id, server] of servers) {
    place += 1
    const host = own ? `127.0.2.${place}` : '127.0.0.1'
    const wanted = own ? port : anyPort ? 0 : port + place
    addresses.set(id, `http://${host}:${await listen(server, host, wanted)}`)
  }
  return addresses
}

async function canBind(host: string): Promise<boolean> {
  const probe = createServer()
  try {
    await listen(probe, host, 0)
    return true
  } catch {
    return false
  } finally {
    await shut(probe)
  }
}

const ROBOTS = 'User-agent: *\nDisallow: /search\nDisallow: /newsletter\n'
const HTML = 'text/html; charset=utf-8'

/** Answers one outlet's addresses: feed, front page, articles, players, pictures. */
function outletAnswers(outlet: Outlet, address: string, standings: readonly Standing[]) {
  const listed = standings.filter((standing) => standing.outlet.id === outlet.id)
  const changed = listed[0]?.publishedAt ?? new Date(0)
  const feed = writeFeed({ outlet, address, listed })
  const fixed = new Map<string, Answer>([
    ['/feed', answerOf(`${feed.type}; charset=utf-8`, feed.body, changed)],
    ['/', answerOf(HTML, homePage(outlet, address, listed), changed)],
    ['/robots.txt', answerOf('text/plain; charset=utf-8', ROBOTS, changed)],
  ])
  for (const standing of listed) {
    const others = listed.filter((other) => other !== standing)
    const path = new URL(standing.url).pathname
    fixed.set(path, answerOf(HTML, articlePage(standing, { address, others }), standing.publishedAt))
    if (standing.article.kind === 'video') {
      fixed.set(path.replace('/watch/', '/embed/'), answerOf(HTML, playerPage(standing), standing.publishedAt))
    }
  }
  return async (path: string): Promise<Answer | null> => fixed.get(path) ?? (await pictureAnswer(path, changed))
}

async function pictureAnswer(path: string, changed: Date): Promise<Answer | null> {
  const [, scene, tone] = path.match(/^\/pictures\/([a-z-]+)-([a-z]+)\.jpg$/) ?? []
  if (!scene || !tone || !isScene(scene) || !isTone(tone)) return null
  return answerOf('image/jpeg', await renderPicture(scene, tone), changed)
}

function listAnswers(addresses: Addresses) {
  const opml = writeOpml(OUTLETS.map((outlet) => ({ outlet, address: addressOf(outlet, addresses) })))
  const answers = new Map([
    ['/feeds.opml', answerOf('text/x-opml; charset=utf-8', opml, new Date(0))],
    ['/robots.txt', answerOf('text/plain; charset=utf-8', ROBOTS, new Date(0))],
  ])
  return async (path: string): Promise<Answer | null> => answers.get(path) ?? null
}

async function command(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } })
  const port = Number(values.port ?? 0)
  if (!Number.isInteger(port) || port < 0 || port > 65_000) {
    console.error(`--port takes a whole number from 0 to 65000, not ${values.port}`)
    process.exitCode = 2
    return
  }
  const wire = await startDemoWire({ port })
  console.log(JSON.stringify({ opmlUrl: wire.opmlUrl, port: wire.port, hosts: wire.hosts }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void wire.close())
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await command()
