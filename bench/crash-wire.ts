import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { seeded } from './random.ts'

/** A made wire whose feeds list more each time that `reveal` is called, and that says when it answers. */
export interface GrowingWire {
  readonly opmlUrl: string
  /** Parts that there are to reveal. */
  readonly parts: number
  /** Lists everything up to this part, from 1. */
  reveal(part: number): Promise<void>
  /** Articles that are listed now. */
  listed(): number
  /** Has this called before each answer, the place to pull the plug; returns how to stop it. */
  onAnswer(listener: () => void): () => void
  close(): Promise<void>
}

interface Told {
  readonly outlet: number
  readonly part: number
  readonly path: string
  readonly title: string
  readonly text: string
  readonly at: Date
}

const OUTLETS = 12
/** Events in a part; each is told by two or three outlets, so that there is something to group. */
const EVENTS = 8
const OWN_WORDS = 24
const START = Date.UTC(2026, 2, 2, 6)
const HOUR = 3_600_000
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra'.split(' ')

export async function startGrowingWire(parts: number, seed = 1): Promise<GrowingWire> {
  const articles = tell(parts, seed)
  let shown = 1
  const servers: Server[] = []
  const bases: string[] = []
  const answers = openAnswers()
  for (let outlet = 0; outlet < OUTLETS; outlet++) {
    const own = articles.filter((one) => one.outlet === outlet)
    const server = createServer((request, response) => {
      answers.given()
      const path = request.url ?? '/'
      const page = own.find((one) => one.path === path && one.part <= shown)
      const body = path === '/feeds.opml' ? opml(bases) : path === '/feed' ? feed(own, shown, bases[outlet]!) : null
      if (body) response.writeHead(200, { 'content-type': 'text/xml' }).end(body)
      else if (page) response.writeHead(200, { 'content-type': 'text/html' }).end(pageOf(page))
      else response.writeHead(404).end()
    })
    // Every outlet is a host of its own, as outside; all of 127/8 is loopback on Linux.
    server.listen(0, process.platform === 'linux' ? `127.0.4.${outlet + 1}` : '127.0.0.1')
    await once(server, 'listening')
    const { address, port } = server.address() as AddressInfo
    servers.push(server)
    bases.push(`http://${address}:${port}`)
  }
  return {
    onAnswer: answers.listen,
    opmlUrl: `${bases[0]}/feeds.opml`,
    parts,
    reveal: async (part: number) => {
      shown = part
    },
    listed: () => articles.filter(({ part }) => part <= shown).length,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
}

/** Tells several, who need not know of each other, that an answer is given. */
export function openAnswers(): { given(): void; listen: GrowingWire['onAnswer'] } {
  const listeners = new Set<() => void>()
  return {
    given: () => {
      for (const listener of listeners) listener()
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function tell(parts: number, seed: number): Told[] {
  const random = seeded(seed)
  const invent = (syllables: number) =>
    Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('')
  const told: Told[] = []
  for (let event = 0; event < parts * EVENTS; event++) {
    const words = Array.from({ length: OWN_WORDS }, () => invent(3))
    const names = words.slice(0, 4).map((word) => word[0]!.toUpperCase() + word.slice(1))
    for (let telling = 0; telling < 2 + (event % 2); telling++) {
      const outlet = (event * 5 + telling * 3) % OUTLETS
      const turned = [...words.slice(telling * 3), ...words.slice(0, telling * 3)]
      told.push({
        outlet,
        part: 1 + Math.floor(event / EVENTS),
        path: `/event-${event}-told-${telling}`,
        title: `${names[0]} ${words[5]} ${names[1]} after ${words[6 + telling]} in ${names[2]}`,
        text: `The ${names[3]} of ${names[2]} said that ${turned.join(' ')}. ${names[0]} and ${names[1]} had ${turned.slice(4, 16).join(' ')}.`,
        at: new Date(START + event * HOUR + telling * 600_000),
      })
    }
  }
  return told
}

function opml(bases: readonly string[]): string {
  const outlines = bases.map((base, at) => `<outline type="rss" text="Outlet ${at + 1}" xmlUrl="${base}/feed"/>`)
  return `<opml version="2.0"><body>${outlines.join('')}</body></opml>`
}

function feed(own: readonly Told[], shown: number, base: string): string {
  const items = own
    .filter(({ part }) => part <= shown)
    .map(
      ({ title, path, at }) =>
        `<item><title>${title}</title><link>${base}${path}</link><guid>${path}</guid><pubDate>${at.toUTCString()}</pubDate></item>`,
    )
  return `<rss version="2.0"><channel><title>Outlet</title>${items.join('')}</channel></rss>`
}

function pageOf({ title, text, at }: Told): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${at.toISOString()}"></head><body><main><article><h1>${title}</h1><p>${text}</p></article></main></body></html>`
}
