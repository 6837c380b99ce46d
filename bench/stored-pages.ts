import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { madeStream } from './made-stream.ts'

/** As many as a newsroom has sources: of one host, one page is asked for at a time. */
const HOSTS = 40
/** Paragraphs and links that make a page nearly as large as the mean of 300 pages of the web, which have 209 kB. */
const COPIES = 40
const LINKS = 1600

/** Made once, then served from memory: what a page costs is what is done with it. */
export async function startStoredPages(n: number): Promise<{ opmlUrl: string; close(): void }> {
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
