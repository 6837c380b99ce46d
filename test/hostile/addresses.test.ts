import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Http, openHttp } from '../../src/adapters/http/index.ts'
import { guardNetwork } from './guard.ts'
import { hostile, tellCosts } from './limits.ts'

tellCosts('addresses')

/** Real public addresses, which the guard leads to servers of ours: nothing here is opened by network.allow. */
const OUTSIDE = '93.184.215.14'
const OUTSIDE_6 = '2606:2800:21f:cb07:6820:80da:af6b:8b2c'
const guard = guardNetwork()
/** Requests that came to what must not be reached. */
let secrets = 0
let secretPort = 0
const closers: (() => void)[] = []
let http: Http

beforeAll(async () => {
  const secret = createServer((_, response) => {
    secrets += 1
    response.end('secret')
  })
  const outside = createServer((request, response) => {
    if (request.url === '/robots.txt') return response.writeHead(404).end()
    const [, status, to] = /^\/(\d{3})\/(.*)$/.exec(request.url ?? '') ?? []
    if (to === undefined) return response.end('open')
    return response
      .writeHead(Number(status), { location: Buffer.from(decodeURIComponent(to)).toString('latin1') })
      .end()
  })
  for (const server of [secret, outside]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(() => {
      server.closeAllConnections()
      server.close()
    })
  }
  secretPort = (secret.address() as AddressInfo).port
  const outsidePort = (outside.address() as AddressInfo).port
  guard.play(OUTSIDE, outsidePort)
  guard.play(OUTSIDE_6, outsidePort)
  guard.name('outside.example', [OUTSIDE])
})
beforeEach(() => {
  secrets = 0
  guard.forget()
  http = openHttp({
    allow: [],
    userAgent: 'Broadsheet/test',
    timeoutSeconds: 2,
    maxBytes: 1_000_000,
    perHostPauseMs: 0,
  })
})
afterAll(() => {
  guard.remove()
  for (const close of closers) close()
})

/** The three ways out: for feeds (lists, sitemaps, robots.txt), for pages, for pictures. */
const WAYS = {
  feed: (url: string) => http.fetchFeed({ url, etag: null, lastModified: null }),
  page: (url: string) => http.fetchPage({ url }),
  picture: (url: string) => http.fetchPicture({ url, timeoutSeconds: 2 }),
}

/** Asks in every way, and finds every way shut; connections go to the servers that play the Internet alone. */
async function staysIn(url: string): Promise<void> {
  for (const [way, fetch] of Object.entries(WAYS)) {
    const answer = await fetch(url)
    // A redirect that cannot be followed is the answer itself.
    expect(answer.kind === 'answer' && answer.status < 300, `as a ${way}`).toBe(false)
  }
  expect(secrets).toBe(0)
  expect(guard.asked.filter((address) => !isOutside(address))).toEqual([])
}
const isOutside = (address: string) => address.startsWith(OUTSIDE) || address.startsWith(OUTSIDE_6)

test('the corpus can tell: without our gate the secret is reached, and the Internet is not', async () => {
  expect(await (await fetch(`http://127.0.0.1:${secretPort}/`)).text()).toBe('secret')
  await expect(fetch('http://198.51.100.1/')).rejects.toThrow()
  await expect(fetch('http://unknown.example/')).rejects.toThrow()
  expect(guard.asked).toEqual([`127.0.0.1:${secretPort}`, '198.51.100.1:80'])
  expect(guard.lookedUp).toEqual(['unknown.example'])
})

test('what is outside is reached, in every way', async () => {
  for (const fetch of Object.values(WAYS)) {
    expect(await fetch('http://outside.example/')).toMatchObject({ kind: 'answer', status: 200 })
    expect(await fetch(`http://[${OUTSIDE_6}]/`)).toMatchObject({ kind: 'answer', status: 200 })
  }
  expect(guard.asked.every(isOutside)).toBe(true)
})

/** Loopback, the private networks and the metadata services, in every notation that some reader understands. */
const PRIVATE: readonly (readonly [string, string])[] = [
  ['loopback, literal', '127.0.0.1'],
  ['loopback, elsewhere in its range', '127.66.6.6'],
  ['loopback, decimal', '2130706433'],
  ['loopback, decimal past 2^32', '6425673729'],
  ['loopback, hexadecimal', '0x7f000001'],
  ['loopback, hexadecimal in parts', '0x7f.0x0.0x0.0x1'],
  ['loopback, octal', '0177.0.0.1'],
  ['loopback, octal with zeros before it', '00000177.0.0.01'],
  ['loopback, octal whole', '017700000001'],
  ['loopback, mixed', '0x7f.1'],
  ['loopback, two parts', '127.1'],
  ['loopback, three parts', '127.0.1'],
  ['loopback, a dot behind it', '127.0.0.1.'],
  ['loopback, percent-encoded', '%31%32%37%2e0.0.1'],
  ['loopback, full-width digits', '１２７.０.０.１'],
  ['loopback, circled digits', '①②⑦.⓪.⓪.①'],
  ['loopback, ideographic full stops', '127。0。0。1'],
  ['this machine, zero', '0'],
  ['this machine, 0.0.0.0', '0.0.0.0'],
  ['a soft hyphen inside it', '127.0.0.\u00ad1'],
  ['private 10', '10.0.0.1'],
  ['private 172', '172.16.0.1'],
  ['private 192', '192.168.0.1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['metadata service', '169.254.169.254'],
  ['metadata service, decimal', '2852039166'],
  ['metadata service, hexadecimal', '0xa9fea9fe'],
  ['metadata service of Alibaba', '100.100.100.200'],
  ['metadata service of Azure', '168.63.129.16'],
  ['metadata service of Oracle', '192.0.0.192'],
  ['broadcast', '255.255.255.255'],
  ['multicast', '224.0.0.1'],
  ['IPv6 loopback', '[::1]'],
  ['IPv6 loopback, long', '[0000:0000:0000:0000:0000:0000:0000:0001]'],
  ['IPv6 unspecified', '[::]'],
  ['IPv4-mapped', '[::ffff:127.0.0.1]'],
  ['IPv4-mapped, hexadecimal', '[::ffff:7f00:1]'],
  ['IPv4-compatible', '[::127.0.0.1]'],
  ['IPv4-translated', '[::ffff:0:127.0.0.1]'],
  ['NAT64', '[64:ff9b::127.0.0.1]'],
  ['6to4', '[2002:7f00:1::]'],
  ['Teredo', '[2001:0:7f00:1::]'],
  ['ISATAP', '[fe80::5efe:127.0.0.1]'],
  ['unique local', '[fd00::1]'],
  ['metadata service over IPv6', '[fd00:ec2::254]'],
  ['link-local', '[fe80::1]'],
  ['IPv6 multicast', '[ff02::1]'],
]

describe('an address that is written out', () => {
  for (const [name, host] of PRIVATE)
    hostile(`${name}: http://${host}/`, () => staysIn(`http://${host}:${secretPort}/`))
})

describe('an address that is dressed up', () => {
  const CASES: readonly (readonly [string, () => string])[] = [
    ['a public name before the @', () => `http://outside.example@127.0.0.1:${secretPort}/`],
    ['a public name and password before the @', () => `http://outside.example:80@127.0.0.1:${secretPort}/`],
    ['backslashes for slashes', () => `http:\\\\127.0.0.1:${secretPort}\\`],
    ['a backslash before the @', () => `http://127.0.0.1:${secretPort}\\@outside.example/`],
    ['a hash before the @', () => `http://127.0.0.1:${secretPort}#@outside.example/`],
    ['one slash', () => `http:/127.0.0.1:${secretPort}/`],
    ['line breaks inside it', () => `ht\ntp://127.0.\r\n0.1:${secretPort}/`],
    ['blanks around it', () => `  http://127.0.0.1:${secretPort}/  `],
    ['capitals', () => `HTTP://127.0.0.1:${secretPort}/`],
    ['a tab inside the host', () => `http://127.0\t.0.1:${secretPort}/`],
    ['a header behind it', () => `http://127.0.0.1:${secretPort}/ HTTP/1.1\r\nHost: evil\r\n\r\n`],
    ['https to a private address', () => `https://127.0.0.1:${secretPort}/`],
    ['file:', () => 'file:///etc/passwd'],
    ['file: of another host', () => 'file://outside.example/etc/passwd'],
    ['data:', () => 'data:text/html,secret'],
    ['blob:', () => `blob:http://127.0.0.1:${secretPort}/1`],
    ['ftp:', () => `ftp://127.0.0.1:${secretPort}/`],
    ['gopher:', () => `gopher://127.0.0.1:${secretPort}/_GET`],
    ['dict:', () => `dict://127.0.0.1:${secretPort}/`],
    ['javascript:', () => 'javascript:alert(1)'],
    ['unix:', () => 'unix:/var/run/docker.sock'],
    ['http+unix:', () => 'http+unix://%2Fvar%2Frun%2Fdocker.sock/info'],
    ['feed:', () => `feed://127.0.0.1:${secretPort}/`],
    ['view-source:', () => `view-source:http://127.0.0.1:${secretPort}/`],
    ['a megabyte of host', () => `http://${'a'.repeat(1_000_000)}.example/`],
    ['a megabyte of dots', () => `http://${'1.'.repeat(500_000)}/`],
  ]
  for (const [name, url] of CASES) hostile(name, () => staysIn(url()))
})

describe('a name', () => {
  hostile('localhost', () => {
    guard.name('localhost', ['127.0.0.1', '::1'])
    return staysIn(`http://localhost:${secretPort}/`)
  })
  hostile('localhost, a dot behind it, capitals', () => {
    guard.name('localhost.', ['127.0.0.1'])
    return staysIn(`http://LocalHost.:${secretPort}/`)
  })
  hostile('below localhost', () => {
    guard.name('news.localhost', ['127.0.0.1'])
    return staysIn(`http://news.localhost:${secretPort}/`)
  })
  for (const [what, host] of PRIVATE.filter(([, host]) => /^\[|^\d+\.\d+\.\d+\.\d+$/.test(host))) {
    const address = host.replace(/^\[|\]$/g, '')
    if (what === 'IPv4-translated') continue
    hostile(`that answers ${what}: ${address}`, () => {
      guard.name('rebind.example', [address])
      return staysIn(`http://rebind.example:${secretPort}/`)
    })
  }
  hostile('that answers nothing', () => {
    guard.name('empty.example', [])
    return staysIn(`http://empty.example:${secretPort}/`)
  })
  hostile('that answers a public and a private address: only the public one is tried', async () => {
    guard.name('both.example', ['127.0.0.1', OUTSIDE])
    expect(await WAYS.feed(`http://both.example:${secretPort}/`)).toMatchObject({ kind: 'answer', status: 200 })
    expect(guard.asked).toEqual([`${OUTSIDE}:${secretPort}`])
  })
  hostile('that answers public when it is checked and private when it is connected to', async () => {
    guard.name('rebind.example', [OUTSIDE], ['127.0.0.1'])
    expect(await WAYS.feed(`http://rebind.example:${secretPort}/`)).toMatchObject({ kind: 'answer', status: 200 })
    // What was checked is what was connected to, by one lookup; the next request looks up, and checks, anew.
    expect([guard.lookedUp, guard.asked]).toEqual([['rebind.example'], [`${OUTSIDE}:${secretPort}`]])
    http.close()
    await expect(WAYS.feed(`http://rebind.example:${secretPort}/`)).resolves.toMatchObject({ kind: 'failed' })
    expect(secrets).toBe(0)
  })
  hostile('that is public for its first feed and private for the next', async () => {
    guard.name('later.example', [OUTSIDE], ['127.0.0.1'])
    expect(await WAYS.feed('http://later.example:80/')).toMatchObject({ kind: 'answer' })
    expect(await WAYS.feed(`http://later.example:${secretPort}/`)).toMatchObject({ kind: 'refused' })
    expect([secrets, guard.asked]).toEqual([0, [`${OUTSIDE}:80`]])
  })
})

describe('a redirect into', () => {
  const to = (status: number, url: string) => `http://outside.example/${status}/${encodeURIComponent(url)}`
  for (const status of [301, 302, 303, 307, 308])
    hostile(`loopback, with ${status}`, () => staysIn(to(status, `http://127.0.0.1:${secretPort}/`)))
  for (const [name, host] of PRIVATE.slice(1))
    hostile(`${name}: ${host}`, () => staysIn(to(302, `http://${host}:${secretPort}/`)))
  hostile('a name that answers private', () => {
    guard.name('inside.example', ['10.0.0.1'])
    return staysIn(to(302, `http://inside.example:${secretPort}/`))
  })
  hostile('the same name, which has turned private', () => {
    guard.name('turned.example', [OUTSIDE], ['127.0.0.1'])
    return staysIn(`http://turned.example/302/${encodeURIComponent(`http://turned.example:${secretPort}/`)}`)
  })
  hostile('an address without its scheme', () => staysIn(to(302, `//127.0.0.1:${secretPort}/`)))
  hostile('an address with backslashes', () => staysIn(to(302, `\\\\127.0.0.1:${secretPort}\\`)))
  hostile('https, and from there into loopback', () => staysIn(to(301, to(307, `https://127.0.0.1:${secretPort}/`))))
  hostile('four public redirects, and then loopback', () =>
    staysIn([1, 2, 3, 4].reduce((url) => to(302, url), `http://127.0.0.1:${secretPort}/`)),
  )
  for (const url of ['file:///etc/passwd', 'data:text/plain,x', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/'])
    hostile(url, () => staysIn(to(302, url)))
  hostile('an address with a password', () => staysIn(to(302, `http://a:b@outside.example/`)))
})
