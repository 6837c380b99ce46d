import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type Http, type HttpOptions, openHttp } from '../src/adapters/http/index.ts'
import type { FetchAnswer } from '../src/pipeline/collect/index.ts'

const LOOPBACK = '127.0.0.0/8'
const closers: (() => unknown)[] = []
afterAll(() => Promise.all(closers.map((close) => close())))

function open(options: Partial<HttpOptions> = {}): Http {
  const http = openHttp({
    allow: [LOOPBACK],
    userAgent: 'Broadsheet/test (+https://paper.example)',
    timeoutSeconds: 2,
    maxBytes: 1_000_000,
    perHostPauseMs: 0,
    ...options,
  })
  closers.push(() => http.close())
  return http
}

async function serve(listener: RequestListener, host = '127.0.0.1'): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://${host}:${(server.address() as AddressInfo).port}`
}

/** A server that speaks bytes, not HTTP. */
async function serveRaw(talk: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => talk(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

const feed = (url: string) => ({ url, etag: null, lastModified: null })
const redirectTo = (location: string, status = 302) =>
  ((_, response) => response.writeHead(status, { location }).end()) satisfies RequestListener
const textOf = (answer: FetchAnswer) =>
  answer.kind === 'answer' ? Buffer.from(answer.body).toString('utf8') : answer.why

describe('private addresses', () => {
  test('are refused when nothing opens them', async () => {
    const base = await serve((_, response) => response.end('secret'))
    const { port } = new URL(base)
    const http = open({ allow: [] })
    for (const host of ['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]']) {
      expect(await http.fetchFeed(feed(`http://${host}:${port}/`))).toEqual({
        kind: 'refused',
        why: 'private address 127.0.0.1 is not allowed (network.allow)',
      })
    }
    expect(await http.fetchFeed(feed(`http://localhost:${port}/`))).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/^localhost is at .*, a private address, which is not allowed \(network\.allow\)$/),
    })
    expect(await http.fetchPage({ url: base })).toMatchObject({ kind: 'refused' })
  })

  test.each([
    ['a range', () => LOOPBACK],
    ['an address', () => '127.0.0.1'],
    ['an address and port', (port: string) => `127.0.0.1:${port}`],
  ])('are opened by %s', async (_, allow) => {
    const base = await serve((_, response) => response.end('open'))
    const answer = await open({ allow: [allow(new URL(base).port)] }).fetchFeed(feed(base))
    expect(textOf(answer)).toBe('open')
  })

  test('are opened by a name, with and without its port', async () => {
    const base = await serve((_, response) => response.end('open'))
    const { port } = new URL(base)
    const url = `http://LocalHost:${port}/`
    expect(textOf(await open({ allow: ['localhost'] }).fetchFeed(feed(url)))).toBe('open')
    expect(textOf(await open({ allow: [`localhost:${port}`] }).fetchFeed(feed(url)))).toBe('open')
    expect(await open({ allow: ['localhost:1'] }).fetchFeed(feed(url))).toMatchObject({ kind: 'refused' })
  })

  test('are refused at the end of a redirect, too', async () => {
    const http = open()
    const metadata = await serve(redirectTo('http://169.254.169.254/latest/meta-data/'))
    expect(await http.fetchFeed(feed(metadata))).toEqual({
      kind: 'refused',
      why: 'private address 169.254.169.254 is not allowed (network.allow)',
    })
    const file = await serve(redirectTo('file:///etc/passwd'))
    expect(await http.fetchFeed(feed(file))).toMatchObject({ kind: 'refused', why: expect.stringContaining('file:') })
  })

  test.each([
    '',
    'a b',
    '10.0.0.0/33',
    'ten/8',
    'http://host',
    'host/path',
    '10.0.0.0/8/9',
  ])('what "%s" would open cannot be said', (entry) => {
    expect(() => open({ allow: [entry] })).toThrow(expect.objectContaining({ code: 'network-allow', exitCode: 2 }))
  })
})

test.each([
  ['not an address', 'nonsense', 'is not an address'],
  ['another scheme', 'ftp://127.0.0.1/feed', 'only http: and https:'],
  ['a password in the address', 'http://me:secret@127.0.0.1/feed', 'carries a name or password'],
])('%s is refused', async (_, url, why) => {
  const answer = await open().fetchFeed(feed(url))
  expect(answer).toMatchObject({ kind: 'refused', why: expect.stringContaining(why) })
  expect(textOf(answer)).not.toContain('secret')
})

describe('redirects', () => {
  test('are followed, and say where permanent ones led', async () => {
    const end = await serve((_, response) => response.end('here'))
    const permanent = await serve(redirectTo(`${end}/feed#part`, 301))
    const temporary = await serve(redirectTo(permanent))
    const http = open()
    expect(await http.fetchFeed(feed(permanent))).toMatchObject({ url: `${end}/feed`, permanentlyAt: `${end}/feed` })
    expect(await http.fetchFeed(feed(temporary))).toMatchObject({ url: `${end}/feed`, permanentlyAt: null })
    expect(await http.fetchFeed(feed(end))).toMatchObject({ url: `${end}/`, permanentlyAt: null })
  })

  test('in a circle, or without end, fail', async () => {
    const circle = await serve(redirectTo('/'))
    let page = 0
    const endless = await serve((_, response) => {
      page += 1
      response.writeHead(302, { location: `/${page}` }).end()
    })
    const http = open()
    expect(textOf(await http.fetchFeed(feed(circle)))).toMatch(/redirects in a circle$/)
    expect(textOf(await http.fetchFeed(feed(endless)))).toBe('more than 5 redirects')
    expect(page).toBe(6)
  })

  test('without a place are answers', async () => {
    const base = await serve((_, response) => response.writeHead(302).end())
    expect(await open().fetchFeed(feed(base))).toMatchObject({ kind: 'answer', status: 302 })
  })
})

describe('answers', () => {
  test('not modified: validators go as they came', async () => {
    const asked: IncomingMessage['headers'][] = []
    const base = await serve(({ headers }, response) => {
      asked.push(headers)
      response.writeHead(headers['if-none-match'] === 'W/"1"' ? 304 : 200, { etag: 'W/"1"' }).end()
    })
    const modified = 'Sat, 21 Nov 2026 10:00:00 GMT'
    const answer = await open().fetchFeed({ url: base, etag: 'W/"1"', lastModified: modified })
    expect(answer).toMatchObject({ kind: 'answer', status: 304 })
    expect(answer.kind === 'answer' && answer.headers.get('ETag')).toBe('W/"1"')
    expect(asked[0]).toMatchObject({
      'if-modified-since': modified,
      'user-agent': 'Broadsheet/test (+https://paper.example)',
      accept: expect.stringContaining('application/rss+xml'),
    })
    expect(asked[0]).not.toHaveProperty('cookie')
  })

  test('a validator that cannot stand in a header is left out', async () => {
    const base = await serve(({ headers }, response) => response.end(String(headers['if-none-match'])))
    expect(textOf(await open().fetchFeed({ url: base, etag: '"a"\r\nx: y', lastModified: null }))).toBe('undefined')
  })

  test.each([
    ['gzip', gzipSync('words')],
    ['x-gzip', gzipSync('words')],
    ['gzip', gzipSync('words').subarray(0, -8)],
    ['gzip', Buffer.from('words')],
    ['deflate', deflateSync('words')],
    ['deflate', deflateRawSync('words')],
    ['br', brotliCompressSync('words')],
    ['gzip, br', brotliCompressSync(gzipSync('words'))],
    ['utf-8', Buffer.from('words')],
  ])('%s is undone', async (encoding, body) => {
    const base = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body))
    expect(textOf(await open().fetchFeed(feed(base)))).toBe('words')
  })

  test('what is not what it says fails in words', async () => {
    const base = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('words'))
    expect(await open().fetchFeed(feed(base))).toMatchObject({ kind: 'failed', why: expect.stringContaining('br') })
  })

  test('an error status is an answer', async () => {
    const base = await serve((_, response) => response.writeHead(503, { 'retry-after': '120' }).end('down'))
    const answer = await open().fetchFeed(feed(base))
    expect(answer).toMatchObject({ kind: 'answer', status: 503 })
    expect(answer.kind === 'answer' && answer.headers.get('retry-after')).toBe('120')
  })

  test('a kept connection that the server gave up is made anew', async () => {
    const said = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\nok'
    const base = await serveRaw((socket) => {
      socket.write(said)
      socket.once('data', () => socket.destroy())
    })
    const http = open()
    expect(textOf(await http.fetchFeed(feed(base)))).toBe('ok')
    expect(textOf(await http.fetchFeed(feed(base)))).toBe('ok')
  })
})

describe('limits', () => {
  const tooLong = { kind: 'failed', why: expect.stringContaining('its answer is longer than 1 MB') }

  test('a huge answer is cut off, announced or not', async () => {
    let sent = 0
    const flood: RequestListener = (request, response) => {
      if (request.url === '/announced') response.setHeader('content-length', 50_000_000)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536))) sent += 65_536
      }
      response.on('drain', more)
      more()
    }
    const base = await serve(flood)
    expect(await open().fetchFeed(feed(`${base}/announced`))).toMatchObject(tooLong)
    expect(await open().fetchFeed(feed(base))).toMatchObject(tooLong)
    expect(sent).toBeLessThan(20_000_000)
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('a %s bomb is stopped', async (encoding, compress) => {
    const bomb = compress(Buffer.alloc(30_000_000))
    const base = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb))
    expect(await open().fetchFeed(feed(base))).toMatchObject(tooLong)
  })

  test('compression on compression on compression is refused', async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end('x'),
    )
    expect(await open().fetchFeed(feed(base))).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('3 times'),
    })
  })

  const slow = { kind: 'failed', why: expect.stringContaining('did not finish its answer within 0.3 seconds') }

  test.each<[string, (response: ServerResponse) => void]>([
    ['a stall before the headers', () => {}],
    ['a stall in the body', (response) => void response.writeHead(200).write('<rss>')],
    [
      'a trickle',
      (response) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ])('%s ends in time', async (_, talk) => {
    const base = await serve((_, response) => talk(response))
    expect(await open({ timeoutSeconds: 0.3 }).fetchFeed(feed(base))).toMatchObject(slow)
  })

  test('the time holds for all redirects together', async () => {
    let page = 0
    const base = await serve(async (_, response) => {
      await pause(120)
      page += 1
      response.writeHead(302, { location: `/${page}` }).end()
    })
    expect(await open({ timeoutSeconds: 0.3 }).fetchFeed(feed(base))).toMatchObject(slow)
  })

  test('headers without end are cut off', async () => {
    const endless = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n')
      const more = () => {
        while (!socket.destroyed && socket.write(`x-${'a'.repeat(1_000)}: b\r\n`));
      }
      socket.on('drain', more)
      more()
    })
    expect(await open().fetchFeed(feed(endless))).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('too many headers'),
    })
  })

  test.each([
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n', 'does not speak HTTP'],
    ['an answer cut short', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', 'broke off'],
    ['no answer', '', 'hung up'],
  ])('%s', async (_, said, why) => {
    const base = await serveRaw((socket) => socket.end(said))
    expect(await open().fetchFeed(feed(base))).toMatchObject({ kind: 'failed', why: expect.stringContaining(why) })
  })

  test('nobody there', async () => {
    expect(await open().fetchFeed(feed('http://127.0.0.1:1/'))).toEqual({
      kind: 'failed',
      why: '127.0.0.1:1 refuses connections',
    })
  })
})

describe('politeness', () => {
  /** Counts how many requests a server has at once. */
  function counting(): { listener: RequestListener; most(): number } {
    let now = 0
    let most = 0
    return {
      most: () => most,
      listener: async (_, response) => {
        now += 1
        most = Math.max(most, now)
        await pause(20)
        now -= 1
        response.end()
      },
    }
  }

  test('one request at a time for a host, several for several', async () => {
    const [one, two] = [counting(), counting()]
    const bases = [await serve(one.listener), await serve(two.listener, '127.0.0.2')]
    const http = open()
    const all = counting()
    const third = await Promise.all([3, 4, 5].map((last) => serve(all.listener, `127.0.0.${last}`)))
    const urls = [1, 2, 3, 4].flatMap((page) => [...bases, ...third].map((base) => `${base}/${page}`))
    const answers = await Promise.all(urls.map((url) => http.fetchFeed(feed(url))))
    expect(answers.every(({ kind }) => kind === 'answer')).toBe(true)
    expect([one.most(), two.most()]).toEqual([1, 1])
    expect(all.most()).toBeGreaterThan(1)
  })

  test('only so many at once over all', async () => {
    const all = counting()
    const bases = await Promise.all([3, 4, 5, 6].map((last) => serve(all.listener, `127.0.0.${last}`)))
    const http = open({ totalConcurrency: 2 })
    await Promise.all(bases.map((base) => http.fetchFeed(feed(base))))
    expect(all.most()).toBe(2)
  })

  test('a pause between two requests to one host', async () => {
    const at: number[] = []
    const base = await serve((_, response) => {
      at.push(performance.now())
      response.end()
    })
    const http = open({ perHostPauseMs: 60 })
    await Promise.all([http.fetchFeed(feed(base)), http.fetchFeed(feed(base))])
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(55)
  })
})

describe('robots.txt', () => {
  function site(status: number, robots = ''): { listener: RequestListener; asked: string[] } {
    const asked: string[] = []
    return {
      asked,
      listener: (request, response) => {
        asked.push(String(request.url))
        if (request.url === '/robots.txt') response.writeHead(status).end(robots)
        else response.end('page')
      },
    }
  }

  test('is asked once and kept to', async () => {
    const { listener, asked } = site(200, 'User-agent: broadsheet\nDisallow: /private\n\nUser-agent: *\nDisallow: /')
    const base = await serve(listener)
    const http = open()
    expect(textOf(await http.fetchPage({ url: `${base}/open` }))).toBe('page')
    expect(await http.fetchPage({ url: `${base}/private/1` })).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('robots.txt of 127.0.0.1'),
    })
    expect(asked).toEqual(['/robots.txt', '/open'])
  })

  test('is not asked for feeds, which are there to be fetched', async () => {
    const { listener, asked } = site(200, 'User-agent: *\nDisallow: /')
    const base = await serve(listener)
    expect(textOf(await open().fetchFeed(feed(`${base}/feed`)))).toBe('page')
    expect(asked).toEqual(['/feed'])
  })

  test.each([
    [404, 'answer'],
    [403, 'answer'],
    [429, 'refused'],
    [500, 'refused'],
  ])('status %i: %s', async (status, kind) => {
    const base = await serve(site(status, 'User-agent: *\nDisallow: /').listener)
    expect(await open().fetchPage({ url: `${base}/page` })).toMatchObject({ kind })
  })

  test('holds for the host that a redirect leads to', async () => {
    const there = site(200, 'User-agent: *\nDisallow: /')
    const base = await serve(redirectTo(`${await serve(there.listener)}/page`))
    // The first host's robots.txt leads to the second's page, which holds no rules: nothing against the first hop.
    expect(await open().fetchPage({ url: `${base}/page` })).toMatchObject({ kind: 'refused' })
    expect(there.asked).toContain('/robots.txt')
  })

  test('its wish for a pause is heard', async () => {
    const at: number[] = []
    const { listener } = site(200, 'User-agent: *\nCrawl-delay: 0.1')
    const base = await serve((request, response) => {
      at.push(performance.now())
      listener(request, response)
    })
    const http = open()
    await Promise.all([http.fetchPage({ url: `${base}/1` }), http.fetchPage({ url: `${base}/2` })])
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(95)
  })
})
