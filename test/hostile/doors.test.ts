import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../../src/newsroom.ts'
import { addPerson, logIn, publishEdition } from '../../src/worker/index.ts'
import { type ServedDesk, serveDesk, type TestBrowser } from '../desk-door.ts'
import { file, openPaper } from '../filed.ts'
import { newPaper, type TestPaper } from '../paper.ts'
import { hostile, tellCosts } from './limits.ts'

tellCosts('doors')

const NAME = 'Ada'
const PASSWORD = 'four cranes in Gdansk'
const SESSION = /^desk-\d+$/
let paper: TestPaper
let newsroom: Newsroom
let desk: ServedDesk
beforeAll(async () => {
  paper = await newPaper()
  newsroom = await openPaper(paper)
  await addPerson(newsroom, { name: NAME, role: 'chief', password: PASSWORD })
  const title = 'Gdansk shipyard inspects cranes'
  await file(newsroom, [
    { source: 'ledger', title, text: `${title}, it was said. `.repeat(9), at: new Date(Date.now() - 3_600_000) },
  ])
  await publishEdition(newsroom)
  desk = await serveDesk(newsroom)
})
afterAll(async () => {
  desk?.close()
  await newsroom?.close()
  await paper?.remove()
})

const sessionOf = ({ cookies }: TestBrowser): string | undefined =>
  [...cookies].find(([name]) => SESSION.test(name))?.[1]
const logInAs = (browser: TestBrowser, to = '/', headers: Record<string, string> = {}) =>
  browser.send('/desk/login', '/desk/login', { name: NAME, password: PASSWORD, to }, headers)

describe('after the login nobody is led to', () => {
  const ELSEWHERE = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https:evil.example',
    'https://evil.example/',
    'http:\\\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '@evil.example',
    '.evil.example',
    '/%2f%2fevil.example',
    '/%5cevil.example',
    '/../../evil.example',
    '/..//evil.example',
    '/%2e%2e//evil.example',
    '/a\r\nLocation: https://evil.example/',
    '/a%0d%0aset-cookie:x=y',
    ' //evil.example',
    '/\u2028/evil.example',
  ]
  for (const to of ELSEWHERE) {
    hostile(JSON.stringify(to), async () => {
      const reply = await logInAs(desk.browser(), to)
      expect(reply.status).toBe(303)
      const place = new URL(String(reply.headers.location), `${desk.origin}/desk/login`)
      expect([place.origin, place.pathname.startsWith('/desk/')]).toEqual([desk.origin, true])
      expect(reply.headers['set-cookie']).not.toContainEqual(expect.stringMatching(/^x=/))
    })
  }
})

describe('a session', () => {
  hostile('that somebody planted before the login is not the one after it', async () => {
    const planted = 'A'.repeat(43)
    const browser = desk.browser()
    const port = new URL(desk.origin).port
    browser.cookies.set(`desk-${port}`, planted)
    await logInAs(browser)
    expect(sessionOf(browser)).not.toBe(planted)
    expect((await desk.ask('/desk/', { headers: { cookie: `desk-${port}=${planted}` } })).status).toBe(401)
  })
  hostile('of an earlier login ends with the next one', async () => {
    const browser = desk.browser()
    await logInAs(browser)
    const first = sessionOf(browser)!
    const { body } = await browser.get('/desk/')
    const csrf = /name="csrf" (?:content|value)="([^"]+)"/.exec(body)![1]!
    const port = new URL(desk.origin).port
    const form = { name: NAME, password: PASSWORD, to: '/', csrf }
    await desk.ask('/desk/login', {
      method: 'POST',
      form,
      headers: { origin: desk.origin, cookie: `desk-${port}=${first}` },
    })
    expect((await desk.ask('/desk/', { headers: { cookie: `desk-${port}=${first}` } })).status).toBe(401)
  })
  hostile('is worth nothing after the logout', async () => {
    const browser = desk.browser()
    await logInAs(browser)
    const session = sessionOf(browser)!
    await browser.send('/desk/', '/desk/logout', {})
    const port = new URL(desk.origin).port
    expect((await desk.ask('/desk/', { headers: { cookie: `desk-${port}=${session}` } })).status).toBe(401)
  })
  hostile('is kept from scripts and from pages of others', async () => {
    const { headers } = await logInAs(desk.browser())
    const line = [headers['set-cookie'] ?? []].flat().find((one) => /^desk-\d+=/.test(one))
    expect(line).toMatch(/HttpOnly/)
    expect(line).toMatch(/SameSite=Lax/)
    expect(line).toMatch(/Path=\/desk/)
  })
})

describe('a form is refused that comes', () => {
  const post = (headers: Record<string, string>, form: Record<string, string> = {}) =>
    desk.ask('/desk/logout', { method: 'POST', headers, form })
  const CASES: readonly (readonly [string, () => Record<string, string>])[] = [
    ['from nowhere', () => ({})],
    ['from another site', () => ({ origin: 'https://evil.example' })],
    ['from no origin', () => ({ origin: 'null' })],
    ['from a site whose name begins like ours', () => ({ origin: `${desk.origin}.evil.example` })],
    ['from another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['from the same site by another name', () => ({ origin: desk.origin, 'sec-fetch-site': 'same-site' })],
    ['from elsewhere, as its browser says', () => ({ origin: desk.origin, 'sec-fetch-site': 'cross-site' })],
    ['from us, without the token', () => ({ origin: desk.origin })],
    ['from us, with a Host that is not ours', () => ({ origin: desk.origin, host: 'evil.example' })],
    ['from elsewhere, with a Host to match', () => ({ origin: 'https://evil.example', host: 'evil.example' })],
    ['with a host that was forwarded', () => ({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })],
  ]
  for (const [name, headers] of CASES) {
    hostile(name, async () => {
      const browser = desk.browser()
      await logInAs(browser)
      const cookie = [...browser.cookies].map(([key, value]) => `${key}=${value}`).join('; ')
      // By another name the cookie is not even looked at.
      expect([401, 403]).toContain((await post({ ...headers(), cookie })).status)
      expect((await browser.get('/desk/')).status).toBe(200)
    })
  }
  hostile('with the token of somebody else', async () => {
    const [one, other] = [desk.browser(), desk.browser()]
    await logInAs(one)
    await logInAs(other)
    const { body } = await other.get('/desk/')
    const csrf = /name="csrf" (?:content|value)="([^"]+)"/.exec(body)![1]!
    expect((await one.send('/desk/', '/desk/logout', { csrf })).status).toBe(403)
  })
})

describe('a login', () => {
  test('costs an unknown name the same work as a wrong password: one hash, compared to the end', async () => {
    const asked: (string | null)[] = []
    const verify = async (_: string, hash: string | null) => {
      asked.push(hash)
      return false
    }
    const from = '198.51.100.7'
    expect(await logIn(newsroom, { name: 'nobody', password: 'x', from }, verify)).toEqual({ kind: 'wrong' })
    expect(await logIn(newsroom, { name: NAME, password: 'x', from }, verify)).toEqual({ kind: 'wrong' })
    expect(asked).toEqual([null, expect.stringMatching(/^scrypt\$/)])
  })
  hostile('says the same of a name that is not there as of a wrong password', async () => {
    const replies = await Promise.all(
      [NAME, 'nobody'].map(async (name) =>
        desk.browser().send('/desk/login', '/desk/login', { name, password: 'wrong', to: '/' }),
      ),
    )
    const [known, unknown] = replies.map(({ status, body }) => [
      status,
      body.replaceAll('nobody', NAME).replace(/name="csrf" (?:content|value)="[^"]+"/g, ''),
    ])
    expect(known).toEqual(unknown)
  })
  const NAMES: readonly (readonly [string, string])[] = [
    ['SQL', `' or 1=1 --`],
    ['NUL', `Ada\0`],
    ['1 MB', 'a'.repeat(1_000_000)],
    ['1 MB of marks', 'Z\u0300'.repeat(300_000)],
    ['1 MB of ligatures that grow when they are made plain', '\ufdfa'.repeat(100_000)],
    ['half a character', '\ud800'],
  ]
  for (const [what, text] of NAMES) {
    hostile(`with ${what} for a name or a password lets nobody in`, async () => {
      for (const given of [
        { name: text, password: PASSWORD },
        { name: NAME, password: text },
      ]) {
        const reply = await desk.browser().send('/desk/login', '/desk/login', { ...given, to: '/' })
        expect([400, 401, 413, 429]).toContain(reply.status)
      }
    })
  }
})

describe('the site leads nobody away', () => {
  hostile('from a folder asked for as another host', async () => {
    const [slug] = readdirSync(join(paper.dir, 'site', 'story'))
    for (const way of [
      '//evil.example/..%2f',
      '//evil.example/%2e%2e%2f',
      '/\\evil.example/..%2f',
      '//',
      '/.//',
      '///',
    ]) {
      const { status, headers } = await desk.ask(`${way}story/${slug}`)
      const place = new URL(String(headers.location ?? '/'), desk.origin)
      expect([place.origin, status < 500]).toEqual([desk.origin, true])
    }
    expect((await desk.ask(`/story/${slug}`)).headers.location).toBe(`/story/${slug}/`)
  })
  const HEADERS: readonly (readonly [string, Record<string, string>])[] = [
    ['a Host of another', { host: 'evil.example' }],
    ['a forwarded Host', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
    ['Forwarded', { forwarded: 'host=evil.example;proto=https' }],
    ['an original URL', { 'x-original-url': '//evil.example/', 'x-rewrite-url': '//evil.example/' }],
    ['a Host with a path', { host: 'evil.example/a?b' }],
    ['a Host with a quote', { host: '"><script>alert(1)</script>' }],
  ]
  for (const [name, headers] of HEADERS) {
    hostile(`by ${name}`, async () => {
      for (const path of [
        '/',
        '/story',
        '/search/?q=a',
        '/api/stories',
        '/desk',
        '/desk/login',
        '/newsletter',
        '/feed.atom',
        '/nowhere',
      ]) {
        const reply = await desk.ask(path, { headers })
        expect(`${JSON.stringify(reply.headers)}${reply.body}`, path).not.toContain('evil.example')
        expect(reply.status, path).toBeLessThan(500)
      }
    })
  }
})

describe('the site gives out no file but its own', () => {
  const PATHS = [
    '/../newsroom.yaml',
    '/..%2fnewsroom.yaml',
    '/%2e%2e/newsroom.yaml',
    '/%2e%2e%2fnewsroom.yaml',
    '/..%5cnewsroom.yaml',
    '/story/..%2f..%2fnewsroom.yaml',
    '/assets/..%2f..%2f..%2f.broadsheet/archive/pg_hba.conf',
    '/%c0%ae%c0%ae/newsroom.yaml',
    '/..;/newsroom.yaml',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/index.html%00.txt',
    '/desk/assets/..%2f..%2fnewsroom.yaml',
    '/desk/assets/%2e%2e%2fnewsroom.yaml',
    '/pictures/..%2f..%2fnewsroom.yaml',
    `/${'../'.repeat(1_000)}etc/passwd`,
    `/${'a/'.repeat(7_000)}`,
    '/%',
    '/%ff%fe',
  ]
  for (const path of PATHS) {
    hostile(path.slice(0, 60), async () => {
      const reply = await desk.ask(path)
      expect(reply.body).not.toMatch(/root:|masthead:|host all/)
      expect([200, 301].includes(reply.status) || (reply.status >= 400 && reply.status < 500)).toBe(true)
    })
  }
})

describe('what readers and editors may say', () => {
  const WORDS: readonly (readonly [string, string])[] = [
    ['NUL', 'a%00b'],
    ['half a character', '%ed%a0%80'],
    ['SQL', `a'%22;drop%20table%20articles;--`],
    ['a search of stars', '***%20***'],
    ['a search of 8,000 brackets', '('.repeat(8_000)],
    ['a search of 2,000 negations', '-a%20'.repeat(2_000)],
    ['a search of 3,000 quotes', '%22'.repeat(3_000)],
    ['operators of the archive', '%21%20%26%20%7C%20%3C-%3E%20%3A*'],
  ]
  for (const [name, word] of WORDS) {
    hostile(`${name}: is answered, or refused in words`, async () => {
      const browser = desk.browser()
      await logInAs(browser)
      for (const path of [
        `/api/search?q=${word}`,
        `/search/?q=${word}`,
        `/api/stories?cursor=${word}`,
        `/api/stories?topic=${word}&source=${word}`,
        `/api/stories/${word}`,
        `/api/articles/${word}`,
        `/desk/wire/?source=${word}&q=${word}`,
        `/desk/?q=${word}`,
        `/desk/log/?by=${word}&day=${word}&deed=${word}`,
        `/desk/story/${word}/`,
        `/desk/wire/${word}/`,
        `/desk/editions/${word}/`,
        `/desk/enter/${word}`,
        `/story/${word}/`,
      ]) {
        expect((await browser.get(path)).status, path.slice(0, 80)).toBeLessThan(500)
      }
      const text = decodeURIComponent(word.replaceAll('%ed%a0%80', '%ef%bf%bd'))
      expect(
        (await browser.send('/desk/me/', '/desk/me/password', { old: text, password: text, again: text })).status,
      ).toBeLessThan(500)
    })
  }
})
