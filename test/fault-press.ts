import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'

/** Hosts that do all that hosts can do wrong, each at an address of its own. */
export interface FaultPress {
  readonly urls: ReadonlyMap<string, string>
  close(): void
}

const RSS = 'application/rss+xml'
const ITEM = '<item><title>Tram</title><link>https://press.example/tram</link></item>'
const feedOf = (inside: string, before = '') =>
  `${before}<rss version="2.0"><channel><title>Press</title>${inside}</channel></rss>`
const MEGABYTE = Buffer.alloc(2 ** 20, ' ')

const body =
  (content: string | Buffer, type = RSS, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': type, ...headers }).end(content)
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(code, headers).end()

/** Writes for as long as the other side reads. */
function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(MEGABYTE));
  }
  response.on('drain', more)
  more()
}

/** A gigabyte that is a megabyte on the wire: a thousand members, which gzip allows. */
const EXPANSION = Buffer.concat(Array(1024).fill(gzipSync(MEGABYTE)))

/** Each entity is ten of the one before it: a thousand million words, if anybody counted. */
const LAUGHS = `<!DOCTYPE rss [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`
const QUADRATIC = `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(25_000)}">]>`

const HTTP_FAULTS: Readonly<Record<string, RequestListener>> = {
  stall: () => {},
  trickle: (_, response) => {
    response.writeHead(200, { 'content-type': RSS })
    const drip = setInterval(() => response.write('<!-- -->'), 50)
    response.on('close', () => clearInterval(drip))
  },
  huge: (_, response) => flood(response.writeHead(200, { 'content-type': RSS })),
  announced: body('', RSS, { 'content-length': String(2 ** 33) }),
  bomb: body(gzipSync(Buffer.alloc(100 * 2 ** 20, ' ')), RSS, { 'content-encoding': 'gzip' }),
  expansion: body(EXPANSION, RSS, { 'content-encoding': 'gzip' }),
  corrupt: body(gzipSync('words').subarray(2), RSS, { 'content-encoding': 'br' }),
  loop: (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
  chain: (request, response) =>
    void response.writeHead(301, { location: `/${Number(request.url?.slice(1) || 0) + 1}` }).end(),
  private: status(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  file: status(302, { location: 'file:///etc/passwd' }),
  gone: status(410),
  missing: status(404),
  broken: status(500),
  busy: status(429, { 'retry-after': '120' }),
  down: status(503),
  html: body('<!doctype html><html><body>not a feed</body></html>', 'text/html'),
  empty: body(''),
  picture: body(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  nested: body(feedOf('<a>'.repeat(100_000))),
  laughs: body(feedOf(`<item><title>&a9;</title><link>https://press.example/laughs</link></item>`, LAUGHS)),
  quadratic: body(
    feedOf(`<item><title>${'&a;'.repeat(25_000)}</title><link>https://press.example/q</link></item>`, QUADRATIC),
  ),
  charset: body(
    Buffer.from(feedOf('<item><title>Smörgås</title><link>https://press.example/s</link></item>'), 'latin1'),
    `${RSS}; charset=utf-8`,
  ),
  wide: body(
    Buffer.from(
      `\ufeff${feedOf('<item><title>Smörgås</title><link>https://press.example/w</link></item>')}`,
      'utf16le',
    ),
    `${RSS}; charset=iso-8859-1`,
  ),
  'cut off': body(`${feedOf(ITEM).replace('</channel></rss>', '')}<item><title>half`),
}

const RAW_FAULTS: Readonly<Record<string, (socket: Socket) => void>> = {
  headers: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const more = () => {
      while (!socket.destroyed && socket.write(`x-${'a'.repeat(1000)}: b\r\n`));
    }
    socket.on('drain', more)
    more()
  },
  'broken off': (socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n${feedOf(ITEM).slice(0, 40)}`),
  'hangs up': (socket) => socket.destroy(),
  'no http': (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
}

export async function startFaults(): Promise<FaultPress> {
  const servers: Server[] = []
  const urls = new Map<string, string>()
  const open = async (name: string, server: Server) => {
    const host = process.platform === 'linux' ? `127.0.5.${urls.size + 1}` : '127.0.0.1'
    server.listen(0, host)
    await once(server, 'listening')
    servers.push(server)
    urls.set(name, `http://${host}:${(server.address() as AddressInfo).port}/`)
  }
  for (const [name, listener] of Object.entries(HTTP_FAULTS)) {
    // Pages are asked for with leave only, which these hosts give.
    const server = createServer((request, response) =>
      request.url === '/robots.txt' ? response.writeHead(404).end() : listener(request, response),
    )
    await open(name, server)
  }
  for (const [name, talk] of Object.entries(RAW_FAULTS)) {
    await open(
      name,
      createTcpServer((socket) => {
        socket.on('error', () => {})
        socket.once('data', (asked) =>
          String(asked).startsWith('GET /robots.txt') ? socket.end('HTTP/1.1 404 Not Found\r\n\r\n') : talk(socket),
        )
      }),
    )
  }
  return {
    urls,
    close: () => {
      for (const server of servers) {
        if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections()
        server.close()
      }
    },
  }
}
