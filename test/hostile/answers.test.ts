import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type Http, openHttp } from '../../src/adapters/http/index.ts'
import { openPictures, type Pictures } from '../../src/adapters/images/index.ts'
import { bomb } from './bombs.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'
import { temporaryFolder } from './temporary.ts'

tellCosts('answers')

const OUTSIDE = '93.184.215.14'
const PAGE = `http://${OUTSIDE}/`
const guard = guardNetwork()
const folder = temporaryFolder()
/** What the host that plays the Internet answers next. */
let answer: RequestListener = (_, response) => response.end()
let robots: string | null = null
let http: Http
let pictures: Pictures

const server = createServer((request, response) => {
  if (request.url !== '/robots.txt') return answer(request, response)
  if (robots === null) return response.writeHead(404).end()
  return response.end(robots)
})
beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  guard.play(OUTSIDE, (server.address() as AddressInfo).port)
  open()
})
afterAll(async () => {
  await http.close()
  server.closeAllConnections()
  server.close()
  guard.remove()
  expect(guard.asked.filter((address) => address !== `${OUTSIDE}:80`)).toEqual([])
})

/** As a newsroom with the settings that it comes with, in less time. */
function open(): void {
  http = openHttp({
    allow: [],
    userAgent: 'Broadsheet/test',
    timeoutSeconds: 2,
    maxBytes: 10_000_000,
    perHostPauseMs: 0,
  })
  pictures = openPictures({ folder: folder(), fetch: http.fetchPicture })
}

describe('a robots.txt', () => {
  const CASES: readonly (readonly [string, () => string, string])[] = [
    [
      'of 30,000 agents with 30,000 rules for each',
      () => bomb((at) => `User-agent: a${at}\n`, 30_000) + 'Disallow: /x\n'.repeat(30_000),
      'a',
    ],
    ['of 40,000 times our name', () => `${'User-agent: *\n'.repeat(40_000)}${'Disallow: /x\n'.repeat(30_000)}`, 'a'],
    [
      'of a rule of 1 MB, and a path of 10 kB',
      () => `User-agent: *\nDisallow: /${'a*'.repeat(500_000)}b`,
      'a'.repeat(10_000),
    ],
    ['of 70,000 rules of stars', () => `User-agent: *\n${'Disallow: *a*b\n'.repeat(65_000)}`, 'a'.repeat(2_000)],
    [
      'of rules that almost fit',
      () => `User-agent: *\n${`Disallow: /${'*a'.repeat(50)}b$\n`.repeat(9_000)}`,
      'a'.repeat(2_000),
    ],
    ['of 1 MB of line breaks', () => '\r'.repeat(1e6), 'a'],
    ['of 1 MB of colons', () => ':'.repeat(1e6), 'a'],
  ]
  for (const [name, text, path] of CASES) {
    hostile(name, async () => {
      robots = text()
      await http.close()
      open()
      answer = (_, response) => response.end('page')
      for (let page = 0; page < 5; page++)
        expect(await http.fetchPage({ url: `${PAGE}${path}?${page}` })).toMatchObject({ status: 200 })
      robots = null
      await http.close()
      open()
    })
  }
})

describe('an answer', () => {
  const encoded =
    (encoding: string, body: Buffer): RequestListener =>
    (_, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body)
  const blanks = Buffer.alloc(200 * 2 ** 20, ' ')
  const CASES: readonly (readonly [string, () => RequestListener])[] = [
    ['gzip of 200 MB', () => encoded('gzip', gzipSync(blanks))],
    ['Brotli of 200 MB', () => encoded('br', brotliCompressSync(blanks.subarray(0, 2 ** 27), { params: { 1: 4 } }))],
    [
      'gzip of a thousand members',
      () => encoded('gzip', Buffer.concat(Array(1000).fill(gzipSync(blanks.subarray(0, 2 ** 20))))),
    ],
    ['gzip in gzip', () => encoded('gzip, gzip', gzipSync(gzipSync(blanks)))],
    ['gzip, 100 times over', () => encoded(Array(100).fill('gzip').join(','), gzipSync('x'))],
    [
      'a length of 9 PB',
      () => (_, response) => response.writeHead(200, { 'content-length': String(2 ** 53 - 1) }).end(),
    ],
    [
      'that never ends',
      () => (_, response) => {
        const piece = Buffer.alloc(2 ** 20)
        const more = () => {
          while (!response.destroyed && response.write(piece));
        }
        response.on('drain', more)
        more()
      },
    ],
    ['that never begins', () => () => {}],
    [
      'a byte at a time',
      () => (_, response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 50)
        response.on('close', () => clearInterval(drip))
      },
    ],
    [
      'redirects without end',
      () => (request, response) => response.writeHead(302, { location: `${request.url}a` }).end(),
    ],
    [
      'a redirect to itself',
      () => (request, response) => response.writeHead(301, { location: String(request.url) }).end(),
    ],
    [
      'a redirect to 1 MB of address',
      () => (_, response) => response.writeHead(302, { location: `/${'a'.repeat(60_000)}` }).end(),
    ],
    ['a status of 999', () => (_, response) => response.writeHead(999).end()],
  ]
  for (const [name, make] of CASES) {
    hostile(name, async () => {
      answer = make()
      const ways = await Promise.all([
        http.fetchFeed({ url: `${PAGE}feed`, etag: null, lastModified: null }),
        http.fetchPage({ url: `${PAGE}page` }),
      ])
      for (const way of ways) expect(way.kind === 'answer' && way.body.length > 0).toBe(false)
    })
  }
})

describe('a picture', () => {
  const send =
    (body: Uint8Array, type = 'image/png'): RequestListener =>
    (_, response) =>
      response.writeHead(200, { 'content-type': type }).end(body)
  /** A PNG that says it has so many pixels, of which it brings none. */
  const promising = async (width: number, height: number) => {
    const png = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    png.writeUInt32BE(width, 16)
    png.writeUInt32BE(height, 20)
    return png
  }
  const plain = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#000' }, limitInputPixels: false })
      .png({ compressionLevel: 9 })
      .toBuffer()
  const svg = (inside: string) =>
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${inside}</svg>`)
  const CASES: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
    ['of 100 million black pixels in 300 kB', () => plain(10_000, 10_000)],
    ['that says it is 65,535 pixels square', () => promising(65_535, 65_535)],
    ['that says it is 2 thousand million pixels wide', () => promising(2 ** 31 - 1, 1)],
    ['that is an SVG of a file', () => svg('<image href="file:///etc/passwd"/>')],
    ['that is an SVG of an address inside', () => svg('<image href="http://127.0.0.1/"/>')],
    [
      'that is an SVG of entities',
      () => Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`),
    ],
    ['that is PostScript', () => Buffer.from('%!PS-Adobe-3.0\n(/etc/passwd) (r) file')],
    ['that is a PDF', () => Buffer.from('%PDF-1.7\n')],
    [
      'that is MVG, as ImageMagick runs it',
      () => Buffer.from("push graphic-context\nimage over 0,0 0,0 'https://evil.example/'\n"),
    ],
    ['that is a list of pictures (m3u8)', () => Buffer.from('#EXTM3U\nfile:///etc/passwd\n')],
    [
      'that is a GIF of 20,000 frames',
      () =>
        Buffer.concat([
          Buffer.from('GIF89a\x90\x01\x90\x01\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1'),
          ...Array(20_000).fill(Buffer.from('\x2c\x00\x00\x00\x00\x90\x01\x90\x01\x00\x02\x02\x4c\x01\x00', 'latin1')),
        ]),
    ],
    ['whose words are 5 MB', async () => (await plain(400, 400)).subarray(0, 60)],
    ['that breaks off', async () => (await plain(2_000, 2_000)).subarray(0, 200)],
    ['of 10 MB of nothing', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(9_900_000)])],
  ]
  for (const [name, make] of CASES) {
    hostile(name, async () => {
      answer = send(await make())
      const { outcome } = await pictures.copy(`${PAGE}picture`, 2)
      expect(['unfit', 'unreachable', ...(/GIF/.test(name) ? ['printed'] : [])]).toContain(outcome)
    })
  }
})
