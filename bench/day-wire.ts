/**
 * A made wire whose clock can be moved: `tsx day-wire.ts --port N --until INSTANT [--feeds 40] [--per-day 800] [--from INSTANT]`.
 * Prints one line {"opml", "port"}; serves /feeds.opml, /ID/feed, /ID/AT, /articles.json and POST /clock?now=INSTANT, every outlet
 * at an address of its own.
 */
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import { numberOption, textOption } from './arguments.ts'
import { madeStream } from './made-stream.ts'

const args = process.argv
const port = numberOption(args, 'port', 4777)
const feeds = numberOption(args, 'feeds', 40)
const perDay = numberOption(args, 'per-day', 800)
const listed = numberOption(args, 'last', 20)
const from = Date.parse(textOption(args, 'from') ?? '2026-03-02T00:00:00Z')
const days = numberOption(args, 'days', 2)
let now = Date.parse(textOption(args, 'until') ?? '2026-03-03T00:00:00Z')

interface Told {
  readonly path: string
  readonly title: string
  readonly text: string
  readonly at: Date
}

/** Outlets differ in how much they write, as outside: the first tells a tenth of all. */
const outlets = Array.from({ length: feeds }, (_, at) => ({ id: `outlet-${at}`, articles: [] as Told[] }))
const stream = madeStream()
for (let at = 0; at < perDay * days; at++) {
  const { title, text } = stream.next().value!
  const outlet = outlets[Math.floor(feeds * ((at * 0.618034) % 1) ** 2)]!
  const instant = new Date(from + Math.floor((at / perDay) * 86_400) * 1000)
  outlet.articles.push({ path: `/${outlet.id}/${at}`, title, text, at: instant })
}

const host = (at: number) => (process.platform === 'linux' ? `127.0.7.${at + 1}` : '127.0.0.1')
const base = (at: number) => `http://${host(at)}:${port}`

const page = ({ title, text, at }: Told) =>
  `<!doctype html><html lang="en"><head><title>${title}</title><meta property="article:published_time" content="${at.toISOString()}"></head><body><main><article><h1>${title}</h1>${text
    .split('. ')
    .map((one) => `<p>${one}.</p>`)
    .join('')}</article></main></body></html>`

function feed(outlet: number): string {
  const items = outlets[outlet]!.articles.filter(({ at }) => at.getTime() <= now)
    .slice(-listed)
    .toReversed()
    .map(
      ({ path, title, text, at }) =>
        `<item><title>${title}</title><link>${base(outlet)}${path}</link><guid isPermaLink="false">${path}</guid><pubDate>${at.toUTCString()}</pubDate><description>${text.slice(0, 200)}</description></item>`,
    )
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet ${outlet}</title>${items.join('')}</channel></rss>`
}

const opml = () =>
  `<opml version="2.0"><body>${outlets.map(({ id }, at) => `<outline type="rss" text="Outlet ${at}" xmlUrl="${base(at)}/${id}/feed" htmlUrl="${base(at)}/"/>`).join('')}</body></opml>`

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', base(0))
  const [, first = '', second = ''] = url.pathname.split('/')
  if (first === 'clock') {
    now = Date.parse(url.searchParams.get('now') ?? '')
    return void response.end()
  }
  if (first === 'feeds.opml') return void response.end(opml())
  if (first === 'articles.json') {
    return void response.end(JSON.stringify(outlets.map(({ id, articles }) => ({ id, articles }))))
  }
  const at = outlets.findIndex(({ id }) => id === first)
  const article = outlets[at]?.articles.find(({ path }) => path === url.pathname)
  if (at >= 0 && second === 'feed') {
    const body = feed(at)
    const etag = `"${body.length}-${outlets[at]!.articles.filter((one) => one.at.getTime() <= now).length}"`
    const same = request.headers['if-none-match'] === etag
    response.writeHead(same ? 304 : 200, { 'content-type': 'application/rss+xml; charset=utf-8', etag })
    response.end(same ? undefined : body)
  } else if (article) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(article))
  else response.writeHead(404).end()
}

let waiting = feeds
for (let at = 0; at < feeds; at++) {
  http.createServer(answer).listen(port, host(at), () => {
    waiting -= 1
    if (waiting === 0) console.log(JSON.stringify({ opml: `${base(0)}/feeds.opml`, port }))
  })
}
