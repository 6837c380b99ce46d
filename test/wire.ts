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

/** Ten events that have nothing in common: each with a headline for each telling and three facts. */
const EVENTS: readonly {
  readonly key: string
  readonly titles: readonly [string, string, string]
  readonly facts: readonly [string, string, string]
}[] = [
  {
    key: 'tartu-water',
    titles: [
      'Tartu parliament votes to meter well water',
      'Meters for every well: Tartu votes 312 to 201',
      'Ahlgren wins Tartu water vote',
    ],
    facts: [
      'the parliament in Tartu voted 312 to 201 to put meters on private wells from March',
      'Kersti Ahlgren, who wrote the well water bill, called the meters a thermometer and not a medicine',
      'owners of wells deeper than forty metres in Tartu county must file a drawing of the pump',
    ],
  },
  {
    key: 'marseille-ferry',
    titles: [
      'Marseille ferry timetable shrinks by 41 crossings',
      'Quennell cuts 41 ferry crossings at Marseille',
      'Islanders of Frioul protest against ferry cuts',
    ],
    facts: [
      'the Marseille ferry company struck 41 crossings to the Frioul islands from its winter timetable',
      'director Solange Quennell blamed a gearbox that has waited in customs for seven weeks',
      'islanders of Frioul blocked the gangway with crates of sardines on Sunday',
    ],
  },
  {
    key: 'aarhus-trial',
    titles: [
      'Aarhus hospital stops asthma spray trial',
      'Asthma trial at Aarhus halted after nosebleeds',
      'Lindqvist halts nasal spray study',
    ],
    facts: [
      'the university hospital in Aarhus stopped a trial of a nasal asthma spray after 19 nosebleeds',
      'chief physician Poul Lindqvist said that all 140 patients would be followed for a year',
      'the spray had been praised by a pharmacists journal as the gentlest remedy of the decade',
    ],
  },
  {
    key: 'izmir-helium',
    titles: [
      'Izmir balloon festival runs out of helium',
      'Helium shortage grounds Izmir balloons',
      'Demirel sends balloon pilots home from Izmir',
    ],
    facts: [
      'the balloon festival at Izmir was called off when the helium price rose by sixty per cent overnight',
      'organiser Nazli Demirel sent 27 balloon pilots home with a basket of figs each',
      'children had painted a whale on the largest envelope, which never left the ground',
    ],
  },
  {
    key: 'porto-trams',
    titles: [
      'Porto trams stand still after signal thieves',
      'Copper thieves stop nineteen Porto tram junctions',
      'Carvalho promises plastic cable for Porto trams',
    ],
    facts: [
      'thieves took the copper out of nineteen tram junctions in Porto between two and four in the morning',
      'transport councillor Rui Carvalho promised cables of plastic fibre by Easter',
      'passengers walked across the Dom Luis bridge behind a brass players rehearsal',
    ],
  },
  {
    key: 'cork-beekeepers',
    titles: [
      'Cork beekeepers win pesticide case',
      'Court in Cork bans orchard spray near hives',
      'Moriarty and 240 beekeepers beat the spray makers',
    ],
    facts: [
      'the high court sitting in Cork banned the orchard spray Verdanol within two miles of a hive',
      'Fionn Moriarty spoke for 240 beekeepers who had lost half of their colonies',
      'the judge accepted a jar of dead drones as exhibit seven',
    ],
  },
  {
    key: 'gdansk-cranes',
    titles: [
      'Gdansk shipyard cranes become monuments',
      'Seven yellow cranes saved at Gdansk',
      'Wojcik lists the shipyard cranes of Gdansk',
    ],
    facts: [
      'seven yellow cranes at the old Gdansk shipyard were listed as monuments and may not be scrapped',
      'conservator Halina Wojcik climbed the tallest of them to read its serial plate',
      'a developer had planned 900 flats with a view of where the cranes stood',
    ],
  },
  {
    key: 'bergen-radar',
    titles: [
      'Avalanche radar closes Bergen road eleven times',
      'Bergen road shut by radar that sees goats',
      'Haugland keeps goat-shy avalanche radar',
    ],
    facts: [
      'an avalanche radar above the mountain road near Bergen lowered the barrier eleven times for a herd of goats',
      'road engineer Sunniva Haugland would rather stop for goats than not for snow',
      'lorry drivers measured the detour over Voss at ninety-four kilometres',
    ],
  },
  {
    key: 'lecce-olives',
    titles: [
      'Lecce maps ninety thousand sick olive trees',
      'Olive blight map of Lecce published',
      'Bianchi counts the dying olives of Lecce',
    ],
    facts: [
      'a map of ninety thousand olive trees killed by blight around Lecce was published by a botanist',
      'Ornella Bianchi photographed every trunk from a bicycle with a camera on the handlebar',
      'millers fear that the harvest of oil will fill one tank where it once filled six',
    ],
  },
  {
    key: 'turku-organ',
    titles: [
      'Turku cathedral organ swallows a bat',
      'Bat in the pipes silences Turku organ',
      'Saarinen plays on with one pipe fewer',
    ],
    facts: [
      'the cathedral organ of Turku fell silent on a low G because a bat was asleep in the pipe',
      'organist Pekka Saarinen played the Sunday service around the missing note',
      'zoologists asked that the pipe should not be touched before the thaw',
    ],
  },
]

function article(outlet: number, event: number, telling: number, start: Date): WireArticle {
  const { key, titles } = EVENTS[event]!
  return {
    outlet,
    event,
    path: `/${outlet}/${key}`,
    title: titles[telling % titles.length]!,
    at: new Date(start.getTime() + event * 7_200_000 + telling * 1_500_000 + outlet * 60_000),
    paragraphs: tell(event, telling, OUTLETS[outlet]!),
  }
}

/** One event's own words, in another order and frame for each telling: events share nothing but the frame's small words. */
function tell(event: number, telling: number, outlet: string): string[] {
  const { facts } = EVENTS[event]!
  const frames = [
    (a: string, b: string, c: string) => [`${a}.`, `${b}.`, `${c}.`],
    (a: string, b: string, c: string) => [
      `According to ${outlet}, ${b}.`,
      `Earlier ${a}.`,
      `It is also known that ${c}.`,
    ],
    (a: string, b: string, c: string) => [`${c}, ${outlet} has learnt.`, `${a}, and ${b}.`],
  ]
  return frames[telling % frames.length]!(...facts)
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
