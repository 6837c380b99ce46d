import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small wire for journeys: outlets on addresses of their own, one feed each in the four formats, one page an article.
 * Every event is told by two or three outlets in words of their own, so that there is something to group.
 */
export interface TestWire {
  readonly opmlUrl: string
  readonly articles: readonly WireArticle[]
  /** Answers given so far, by status. */
  readonly answers: Map<number, number>
  /** Called before each answer with the number of requests so far: the place to pull the plug. */
  onRequest: (count: number, path: string) => void
  close(): Promise<void>
}

export interface WireArticle {
  readonly outlet: number
  readonly event: number
  readonly path: string
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly at: Date
}

const OUTLETS = ['Halden Post', 'The Ledger', 'Baltic Wire', 'Norrsken', 'Fab Report', 'Quai Technique']
const FORMATS = ['rss', 'atom', 'rdf', 'json'] as const

/** Words that make one event unlike another: a place, a person, a thing, a number. */
const EVENTS = [
  ['Tartu', 'Ahlgren', 'water meters', '312 votes', 'parliament'],
  ['Marseille', 'Quennell', 'ferry timetable', '41 crossings', 'harbour office'],
  ['Aarhus', 'Lindqvist', 'ward notes trial', '140 patients', 'hospital'],
  ['Izmir', 'Demirel', 'helium prices', '60 per cent', 'foundry'],
  ['Porto', 'Carvalho', 'tram signals', '19 junctions', 'city council'],
  ['Cork', 'Moriarty', 'translators union', '2,400 members', 'labour court'],
  ['Gdansk', 'Wojcik', 'shipyard cranes', '7 cranes', 'port authority'],
  ['Bergen', 'Haugland', 'avalanche radar', '11 valleys', 'road agency'],
  ['Lecce', 'Bianchi', 'olive disease map', '90,000 trees', 'regional laboratory'],
  ['Turku', 'Saarinen', 'school timetable software', '58 schools', 'education board'],
] as const

const VERBS = ['approves', 'questions', 'delays', 'publishes', 'audits', 'defends']

function article(outlet: number, event: number, telling: number, start: Date): WireArticle {
  const [place, person, thing, number, body] = EVENTS[event]!
  const verb = VERBS[(outlet + telling) % VERBS.length]
  const title = `${place} ${body} ${verb} ${thing}`
  return {
    outlet,
    event,
    path: `/${outlet}/${place.toLowerCase()}-${event}-${outlet}`,
    title,
    at: new Date(start.getTime() + event * 7_200_000 + telling * 1_500_000 + outlet * 60_000),
    paragraphs: [
      `The ${body} in ${place} ${verb} the ${thing} after ${person} told a meeting that ${number} were at stake, according to papers seen by ${OUTLETS[outlet]}.`,
      `${person}, who has led the ${body} for three years, said that the ${thing} would be looked at again before the end of the season.`,
      `The figure of ${number} comes from a report which the ${body} in ${place} ordered last year and which took eleven months to write.`,
      `Residents of ${place} have asked about the ${thing} since the first of them failed in the spring; ${person} answered some of their letters.`,
    ],
  }
}

export async function startTestWire(start: Date): Promise<TestWire> {
  const articles = EVENTS.flatMap((_, event) =>
    [0, 1, ...(event % 2 === 0 ? [2] : [])].map((telling) =>
      article((event + telling * 2) % OUTLETS.length, event, telling, start),
    ),
  )
  const servers: Server[] = []
  const bases: string[] = []
  let count = 0
  const wire = { answers: new Map<number, number>(), onRequest: (_count: number, _path: string) => {} }
  for (const [outlet] of OUTLETS.entries()) {
    const server = createServer((request, response) => {
      wire.onRequest(++count, request.url ?? '')
      const status = answer(request, response, outlet, articles, bases)
      wire.answers.set(status, (wire.answers.get(status) ?? 0) + 1)
    })
    // Every outlet is a host of its own, as outside; all of 127/8 is loopback on Linux.
    server.listen(0, process.platform === 'linux' ? `127.0.3.${outlet + 1}` : '127.0.0.1')
    await once(server, 'listening')
    const { address, port } = server.address() as AddressInfo
    servers.push(server)
    bases.push(`http://${address}:${port}`)
  }
  return Object.assign(wire, {
    articles,
    opmlUrl: `${bases[0]}/feeds.opml`,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  })
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  outlet: number,
  articles: readonly WireArticle[],
  bases: readonly string[],
): number {
  const path = request.url ?? '/'
  const own = articles.filter((one) => one.outlet === outlet)
  const page = own.find((one) => one.path === path)
  let type = 'text/html; charset=utf-8'
  let body: string | null = null
  if (path === '/feeds.opml') {
    type = 'text/x-opml'
    body = `<opml version="2.0"><body>${OUTLETS.map((name, at) => `<outline type="rss" text="${name}" xmlUrl="${bases[at]}/feed" htmlUrl="${bases[at]}/"/>`).join('')}</body></opml>`
  } else if (path === '/feed') {
    ;[type, body] = feed(FORMATS[outlet % FORMATS.length]!, OUTLETS[outlet]!, bases[outlet]!, own)
  } else if (page) {
    body = pageOf(page, bases[outlet]!)
  } else if (path === '/') {
    body = `<title>${OUTLETS[outlet]}</title><link rel="alternate" type="application/rss+xml" href="/feed"><p>A paper.</p>`
  }
  if (body === null) {
    response.writeHead(404).end()
    return 404
  }
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  const status = request.headers['if-none-match'] === etag ? 304 : 200
  response.writeHead(status, { 'content-type': type, etag }).end(status === 304 ? undefined : body)
  return status
}

function feed(
  format: (typeof FORMATS)[number],
  name: string,
  base: string,
  own: readonly WireArticle[],
): [string, string] {
  switch (format) {
    case 'rss':
      return [
        'application/rss+xml',
        `<rss version="2.0"><channel><title>${name}</title>${own.map((a) => `<item><title>${a.title}</title><link>${base}${a.path}</link><guid>${a.path}</guid><pubDate>${a.at.toUTCString()}</pubDate><description>${a.paragraphs[0]}</description></item>`).join('')}</channel></rss>`,
      ]
    case 'atom':
      return [
        'application/atom+xml',
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>${name}</title><id>${base}</id>${own.map((a) => `<entry><title>${a.title}</title><id>${a.path}</id><link href="${base}${a.path}"/><published>${a.at.toISOString()}</published><summary>${a.paragraphs[0]}</summary></entry>`).join('')}</feed>`,
      ]
    case 'rdf':
      return [
        'application/rdf+xml',
        `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${name}</title></channel>${own.map((a) => `<item rdf:about="${base}${a.path}"><title>${a.title}</title><link>${base}${a.path}</link><dc:date>${a.at.toISOString()}</dc:date></item>`).join('')}</rdf:RDF>`,
      ]
    case 'json':
      return [
        'application/feed+json',
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: name,
          items: own.map((a) => ({
            id: a.path,
            url: base + a.path,
            title: a.title,
            summary: a.paragraphs[0],
            date_published: a.at.toISOString(),
          })),
        }),
      ]
  }
}

function pageOf(one: WireArticle, base: string): string {
  return `<!doctype html><html lang="en"><head><title>${one.title} | ${OUTLETS[one.outlet]}</title><link rel="canonical" href="${base}${one.path}"><meta property="og:site_name" content="${OUTLETS[one.outlet]}"><meta property="article:published_time" content="${one.at.toISOString()}"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${one.title}","datePublished":"${one.at.toISOString()}","author":{"@type":"Person","name":"Ida Brandt"}}</script></head><body><nav><a href="/">Home</a></nav><main><article><h1>${one.title}</h1><p class="byline">By Ida Brandt</p>${one.paragraphs.map((p) => `<p>${p}</p>`).join('')}</article></main></body></html>`
}
