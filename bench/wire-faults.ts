import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'

/** What a host would have answered. */
export interface Answer {
  readonly status: number
  readonly headers: OutgoingHttpHeaders
  readonly body: Buffer
}

type Fault = (request: IncomingMessage, response: ServerResponse, answer: Answer) => void

const RSS = 'application/rss+xml'
const MEGABYTE = Buffer.alloc(2 ** 20, ' ')
const WORDS = Buffer.from('<rss><channel><title>Sorry, back soon</title>')
/** A gigabyte in a thousand members, as gzip allows. */
const EXPANSION = Buffer.concat(Array(1024).fill(gzipSync(MEGABYTE)))
const LAUGHS = `<!DOCTYPE rss [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`
const BACK_SOON = '<!doctype html><html><body><h1>We are back soon</h1></body></html>'

const status =
  (code: number, headers: OutgoingHttpHeaders = {}): Fault =>
  (_, response) =>
    void response.writeHead(code, headers).end()
const body =
  (content: string | Buffer, headers: OutgoingHttpHeaders = {}): Fault =>
  (_, response) =>
    void response.writeHead(200, { 'content-type': RSS, ...headers }).end(content)
const raw =
  (talk: (socket: Socket) => void): Fault =>
  ({ socket }) =>
    talk(socket)
const toPlainTls = (request: IncomingMessage) => `https://${request.headers.host}/`

/** Writes for as long as the other side reads. */
const flood = (stream: Writable, part: string | Buffer) => {
  const more = () => {
    while (!stream.destroyed && stream.write(part));
  }
  stream.on('drain', more)
  more()
}

/** Of what the host would have answered, another body under the same headers. */
const changed =
  (change: (whole: Buffer) => string | Buffer): Fault =>
  (_, response, { status: code, headers, body: whole }) => {
    const { 'content-length': _length, ...others } = headers
    response.writeHead(code === 304 ? 200 : code, others).end(change(whole))
  }

/** All that a host can do wrong when its feed is asked for. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'moved permanently, nowhere': status(301, { location: 'http://127.0.0.1:9/' }),
  'bad request': status(400),
  unauthorized: status(401, { 'www-authenticate': 'Basic' }),
  forbidden: status(403),
  'not found': status(404),
  gone: status(410),
  'a teapot': status(418),
  'too often': status(429, { 'retry-after': '120' }),
  'too often, until a day': status(429, { 'retry-after': new Date(0).toUTCString() }),
  broken: status(500),
  'bad gateway': status(502),
  down: status(503),
  'down for a while': status(503, { 'retry-after': '600' }),
  'gateway too slow': status(504),
  'nothing to say': status(204),
  'not changed, unasked': status(304),
  stall: () => {},
  trickle: (_, response) => {
    response.writeHead(200, { 'content-type': RSS })
    const drip = setInterval(() => response.write('<!-- -->'), 50)
    response.on('close', () => clearInterval(drip))
  },
  'slow headers': raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const drip = setInterval(() => socket.write('x-a: b\r\n'), 50)
    socket.on('close', () => clearInterval(drip))
  }),
  huge: (_, response) => flood(response.writeHead(200, { 'content-type': RSS }), MEGABYTE),
  'announced huge': body('', { 'content-length': String(2 ** 33) }),
  bomb: body(gzipSync(Buffer.alloc(100 * 2 ** 20, ' ')), { 'content-encoding': 'gzip' }),
  expansion: body(EXPANSION, { 'content-encoding': 'gzip' }),
  'not the encoding it says': body(gzipSync('words').subarray(2), { 'content-encoding': 'br' }),
  'unknown encoding': body('words', { 'content-encoding': 'rot13' }),
  'redirects in a circle': (request, response) => void response.writeHead(302, { location: request.url }).end(),
  'redirects without end': (request, response) => {
    const hop = Number(new URL(request.url ?? '/', 'http://host').searchParams.get('hop') ?? 0) + 1
    response.writeHead(302, { location: `${request.url?.split('?')[0]}?hop=${hop}` }).end()
  },
  'redirects to a private address': status(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  'redirects to a file': status(302, { location: 'file:///etc/passwd' }),
  'redirects to a host that is not': status(302, { location: 'http://no-such-host.invalid/feed' }),
  'redirects to a closed port': status(302, { location: 'http://127.0.0.1:9/feed' }),
  'no TLS where it should be': (request, response) =>
    void response.writeHead(302, { location: toPlainTls(request) }).end(),
  'a web page': body(BACK_SOON, { 'content-type': 'text/html' }),
  'a web page that calls itself a feed': body(BACK_SOON),
  'a web page under the feed’s validators': changed(() => BACK_SOON),
  empty: body(''),
  'empty under the feed’s validators': changed(() => ''),
  'a picture': body(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
  'deep nesting': body(`<rss><channel><title>Press</title>${'<a>'.repeat(100_000)}`),
  'a billion laughs': body(`${LAUGHS}<rss><channel><title>&a9;</title></channel></rss>`),
  'half of it': changed((whole) => whole.subarray(0, whole.length / 2)),
  'half of it, under the length of all': (_, response, { headers, body: whole }) => {
    response.writeHead(200, { ...headers, 'content-length': String(whole.length + 1000) })
    response.write(whole.subarray(0, whole.length / 2))
    setTimeout(() => response.destroy(), 20)
  },
  'another charset than it says': (_, response, { headers, body: whole }) => {
    const { 'content-length': _length, ...others } = headers
    const type = `${String(headers['content-type'] ?? RSS).split(';')[0]}; charset=utf-16le`
    response.writeHead(200, { ...others, 'content-type': type }).end(whole)
  },
  'bytes that are no text': changed((whole) => Buffer.concat([whole.subarray(0, 200), Buffer.alloc(64, 0xff)])),
  'endless headers': raw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    flood(socket, `x-${'a'.repeat(1000)}: b\r\n`)
  }),
  'breaks off': raw((socket) => socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n${WORDS}`)),
  'hangs up': raw((socket) => socket.destroy()),
  'resets the connection': raw((socket) => socket.resetAndDestroy()),
  'does not speak HTTP': raw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
  'chunks that do not add up': raw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n${WORDS}\r\n`),
  ),
}
