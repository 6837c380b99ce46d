import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { addPerson, linkFor, removePerson, setRole } from '../src/worker/index.ts'
import { type ServedDesk, serveDesk, type TestBrowser } from './desk-door.ts'
import { file } from './filed.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'

const PASSWORD = 'four cranes in Gdansk'
const STORIES = 3

let paper: TestPaper
let newsroom: Newsroom
let desk: ServedDesk
let story: string
const logged: Record<string, unknown>[] = []

beforeAll(async () => {
  paper = await newPaper()
  // Served under a path, behind a proxy on this machine.
  await edit(`${paper.dir}/newsroom.yaml`, 'address: http://127.0.0.1:4600', 'address: https://news.example/paper')
  await edit(`${paper.dir}/newsroom.yaml`, 'proxy: false', 'proxy: [127.0.0.0/8]')
  const log = (event: string, facts: Readonly<Record<string, unknown>>) => void logged.push({ event, ...facts })
  newsroom = await openNewsroom(openFolder(paper.dir), { databaseUrl: null, user: 'sys' }, { log })
  const events = ['Tartu counts water meters', 'Porto council mends tram signals', 'Gdansk shipyard inspects cranes']
  const at = new Date(Date.now() - 3_600_000)
  await file(
    newsroom,
    events.map((title, n) => ({ source: `paper-${n}`, title, text: `${title}, it was said. `.repeat(9), at })),
  )
  story = (await archive.allStories(newsroom.store.db))[0]!.id
  desk = await serveDesk(newsroom)
})
afterAll(async () => {
  desk?.close()
  await newsroom?.close()
  await paper?.remove()
})

const decisions = () => archive.countDecisions(newsroom.store.db)
const KILL = () => ({ do: 'kill', story })
const refusals = () => logged.filter(({ event }) => event === 'desk-refused')

describe('without people', () => {
  test('the desk is open on this machine, says so, and its forms decide as the system’s user', async () => {
    const browser = desk.browser()
    expect((await browser.get('/paper/desk/')).body).toContain('Open without login on this machine: you act as sys')
    const note = { do: 'note', story, text: 'Seen.' }
    expect((await browser.send('/paper/desk/', '/paper/desk/decide', note)).status).toBe(303)
    expect((await archive.allDecisions(newsroom.store.db)).at(-1)).toMatchObject({ by: 'sys', deed: { do: 'note' } })
  })

  test.each<[string, Record<string, string>, Record<string, string>]>([
    ['without its token', { csrf: '' }, {}],
    ['with another’s token', { csrf: 'x'.repeat(43) }, {}],
    ['from another origin', {}, { origin: 'https://evil.example' }],
    ['from another port', {}, { origin: 'http://127.0.0.1:1' }],
    ['from a page without an origin', {}, { origin: 'null' }],
    ['from elsewhere, as browsers say it', {}, { 'sec-fetch-site': 'cross-site' }],
    ['through a proxy', {}, { 'x-forwarded-for': '203.0.113.9' }],
  ])('a form %s is refused, changes nothing, and is logged', async (_, form, headers) => {
    const [before, lines] = [await decisions(), refusals().length]
    const { status } = await desk.browser().send('/paper/desk/', '/paper/desk/decide', { ...KILL(), ...form }, headers)
    expect(status).toBe(403)
    expect(await decisions()).toBe(before)
    expect(refusals().slice(lines)).toEqual([
      expect.objectContaining({ status: 403, method: 'POST', path: '/decide', why: expect.any(String) }),
    ])
  })
})

describe('with people', () => {
  beforeAll(async () => {
    for (const [name, role] of [
      ['Ann', 'chief'],
      ['Ed', 'editor'],
      ['Rea', 'reader'],
    ] as const) {
      await addPerson(newsroom, { name, role, password: PASSWORD })
    }
  })

  const enter = async (name: string, browser = desk.browser()): Promise<TestBrowser> => {
    const form = { name, password: PASSWORD, to: '/' }
    const reply = await browser.send('/paper/desk/login', '/paper/desk/login', form)
    expect([reply.status, reply.headers.location]).toEqual([303, '/paper/desk/'])
    return browser
  }

  test.each(['/', '/wire/', `/nothing/`, '/log/', '/me/'])('%s asks who comes, and shows nothing', async (path) => {
    const lines = refusals().length
    const { status, body, headers } = await desk.browser().get(`/paper/desk${path}`)
    expect(status).toBe(401)
    expect(body).toContain('<form method="post" action="/paper/desk/login">')
    expect(body).not.toMatch(/Tartu|Gdansk|Planner/)
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(refusals().slice(lines)).toEqual([expect.objectContaining({ status: 401, path, who: null })])
  })

  test('a form of nobody is 401, of a reader 403, forged 403, from another origin 403; nothing changes, each is logged', async () => {
    const [before, lines] = [await decisions(), refusals().length]
    const to = '/paper/desk/decide'
    const [reader, editor] = [await enter('Rea'), await enter('Ed')]
    const answers = [
      await desk.browser().send('/paper/desk/login', to, KILL()),
      await reader.send('/paper/desk/', to, KILL()),
      await editor.send('/paper/desk/', to, { ...KILL(), csrf: 'x'.repeat(43) }),
      await editor.send('/paper/desk/', to, KILL(), { origin: 'https://evil.example' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 403, 403, 403])
    expect(answers[0]!.body).toContain('action="/paper/desk/login"')
    expect(await decisions()).toBe(before)
    const fact = (status: number, who: string | null, why: string) =>
      expect.objectContaining({ status, method: 'POST', path: '/decide', who, why: expect.stringContaining(why) })
    expect(refusals().slice(lines)).toEqual([
      fact(401, null, 'nobody is logged in'),
      fact(403, 'Rea', 'Rea is reader, and only editors may'),
      fact(403, 'Ed', 'not one that this desk gave you'),
      fact(403, 'Ed', 'https://evil.example'),
    ])
    expect((await editor.send('/paper/desk/', to, { do: 'note', story, text: 'By Ed.' })).status).toBe(303)
    expect((await archive.allDecisions(newsroom.store.db)).at(-1)).toMatchObject({ by: 'Ed' })
  })

  test('the token of one session is none in another', async () => {
    const [ann, ed] = [await enter('Ann'), await enter('Ed')]
    const [, csrf = ''] = /name="csrf" content="([^"]+)"/.exec((await ann.get('/paper/desk/')).body)!
    expect((await ed.send('/paper/desk/', '/paper/desk/decide', { ...KILL(), csrf })).status).toBe(403)
  })

  test('a wrong password and an unknown name get one answer, that keeps the name typed as text', async () => {
    const tried = async (name: string) => {
      const form = { name, password: 'wrong', to: '/' }
      return desk.browser().send('/paper/desk/login', '/paper/desk/login', form)
    }
    const [wrong, unknown] = [await tried('Ann'), await tried('"><script>')]
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    expect(unknown.body).not.toContain('<script')
    const plain = (body: string) => body.replace(/(?:value|name="csrf" value)="[^"]*"/g, '')
    expect(plain(unknown.body)).toBe(plain(wrong.body))
  })

  test('a token that somebody set beforehand never becomes a session; logging in anew ends the one before', async () => {
    const fixed = 'f'.repeat(43)
    const browser = desk.browser()
    const port = new URL(desk.origin).port
    browser.cookies.set(`desk-${port}`, fixed)
    await enter('Ed', browser)
    const first = browser.cookies.get(`desk-${port}`)
    expect(first).not.toBe(fixed)
    const thief = desk.browser()
    thief.cookies.set(`desk-${port}`, fixed)
    expect((await thief.get('/paper/desk/')).status).toBe(401)
    const anew = { name: 'Ann', password: PASSWORD, to: '/' }
    expect((await browser.send('/paper/desk/', '/paper/desk/login', anew)).status).toBe(303)
    expect(browser.cookies.get(`desk-${port}`)).not.toBe(first)
    thief.cookies.set(`desk-${port}`, first!)
    expect((await thief.get('/paper/desk/')).status).toBe(401)
  })

  test('the cookie is out of reach for scripts and others’ pages, for the desk only, and secure behind https', async () => {
    const cookieOf = async (headers: Record<string, string>) => {
      const browser = desk.browser()
      const origin = headers['x-forwarded-proto'] ? 'https://news.example' : desk.origin
      const form = { name: 'Ed', password: PASSWORD, to: '/wire/' }
      const page = await browser.get('/paper/desk/login', headers)
      const [, csrf = ''] = /name="csrf" value="([^"]+)"/.exec(page.body)!
      const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const sent = { method: 'POST', headers: { ...headers, cookie, origin }, form: { ...form, csrf } }
      const { status, headers: said } = await desk.ask('/paper/desk/login', sent)
      expect([status, said.location]).toEqual([303, '/paper/desk/wire/'])
      return [said['set-cookie'] ?? []].flat().find((line) => /^desk-(?:web|\d+)=/.test(line))!
    }
    const plain = await cookieOf({})
    expect(plain).toMatch(/^desk-\d+=[\w-]{43}; Max-Age=2592000; Path=\/paper\/desk; HttpOnly; SameSite=Lax$/)
    const https = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'news.example', 'x-forwarded-for': '203.0.113.9' }
    expect(await cookieOf(https)).toMatch(/^desk-web=.*Path=\/paper\/desk; HttpOnly; Secure; SameSite=Lax$/)
    expect(logged.findLast(({ event }) => event === 'desk-login')).toMatchObject({ who: 'Ed', from: '203.0.113.9' })
  })

  test.each([
    '//evil.example/',
    'https://evil.example/',
    '/\\evil.example',
    '/../../',
    'javascript:alert(1)',
    '/a\nb',
  ])('the login leads to no other place: %s', async (to) => {
    const form = { name: 'Ed', password: PASSWORD, to }
    const { headers } = await desk.browser().send('/paper/desk/login', '/paper/desk/login', form)
    expect(new URL(headers.location as string, desk.origin).href).toMatch(`${desk.origin}/paper/desk/`)
  })

  test('logging out ends the session, also for whoever has its cookie', async () => {
    const browser = await enter('Ed')
    const copy = new Map(browser.cookies)
    expect((await browser.send('/paper/desk/', '/paper/desk/logout', {})).headers.location).toBe('/paper/desk/login')
    const other = desk.browser()
    for (const [name, value] of copy) other.cookies.set(name, value)
    expect((await other.get('/paper/desk/')).status).toBe(401)
  })

  test('a link lets in once, with a new password, after looking at it any number of times', async () => {
    const { token } = await linkFor(newsroom, 'Rea')
    const at = `/paper/desk/enter/${token}`
    const browser = desk.browser()
    for (let n = 0; n < 2; n++) expect((await browser.get(at)).body).toContain('Welcome, Rea')
    const short = await browser.send(at, at, { password: 'short', again: 'short' })
    expect([short.status, short.body.includes('at least 12')]).toEqual([400, true])
    const fresh = { password: 'a quite new sentence', again: 'a quite new sentence' }
    expect((await browser.send(at, at, fresh)).status).toBe(303)
    expect((await browser.get('/paper/desk/')).body).toContain('Rea</a>, reader')
    expect((await desk.browser().get(at)).status).toBe(404)
    expect(JSON.stringify(logged)).not.toContain(token)
  })

  /** What an open page hears, until it is cut off. */
  const listen = async (browser: TestBrowser) => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${desk.origin}/paper/desk/events`, { headers: { cookie } })
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    return {
      until: async (event: string) => {
        while (!heard.includes(`event: ${event}\n`)) heard += (await reader.read()).value!
      },
      end: async () => {
        for (let part = await reader.read(); !part.done; part = await reader.read()) heard += part.value
      },
    }
  }

  test.each<[string, string, (browser: TestBrowser) => Promise<unknown>]>([
    ['Lea', 'logs out', (browser) => browser.send('/paper/desk/', '/paper/desk/logout', {})],
    ['Max', 'may do something else now', () => setRole(newsroom, 'Max', 'editor')],
    ['Tom', 'no longer belongs to the newsroom', () => removePerson(newsroom, 'Tom')],
  ])('%s, who %s, is told no more of what happens', async (name, _, leave) => {
    await addPerson(newsroom, { name, role: 'reader', password: PASSWORD })
    const browser = await enter(name)
    const page = await listen(browser)
    // Until the ear at the archive is open, nothing is heard.
    const telling = setInterval(() => void archive.tellDesks(newsroom.store.db), 50)
    await page.until('changed')
    clearInterval(telling)
    await leave(browser)
    await page.end()
    expect((await browser.get('/paper/desk/events')).status).toBe(401)
  })

  test('a new password of one’s own needs the old one, and logs out everywhere else', async () => {
    const [here, there] = [await enter('Ed'), await enter('Ed')]
    const change = (old: string) => ({ old, password: 'an even newer sentence', again: 'an even newer sentence' })
    expect((await here.send('/paper/desk/me/', '/paper/desk/me/password', change('wrong'))).status).toBe(403)
    expect((await here.send('/paper/desk/me/', '/paper/desk/me/password', change(PASSWORD))).status).toBe(303)
    expect((await here.get('/paper/desk/')).status).toBe(200)
    expect((await there.get('/paper/desk/')).status).toBe(401)
  })

  test('who is made less, is so at once', async () => {
    const browser = await enter('Ann')
    await addPerson(newsroom, { name: 'Zoe', role: 'chief', password: PASSWORD })
    await setRole(newsroom, 'Ann', 'reader')
    expect((await browser.get('/paper/desk/')).status).toBe(401)
    await setRole(newsroom, 'Ann', 'chief')
  })

  test('too many attempts are told to wait', async () => {
    for (let n = 0; n < 10; n++) {
      await archive.noteAttempt(newsroom.store.db, 'from:203.0.113.77', new Date())
      await archive.noteAttempt(newsroom.store.db, 'from:203.0.113.77', new Date())
      await archive.noteAttempt(newsroom.store.db, 'from:203.0.113.77', new Date())
    }
    const proxied = { 'x-forwarded-for': '203.0.113.77' }
    const form = { name: 'Zoe', password: PASSWORD, to: '/' }
    const { status, headers, body } = await desk.browser().send('/paper/desk/login', '/paper/desk/login', form, proxied)
    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(800)
    expect(body).toContain('Try again in 15 minutes')
  })

  test('the log is filtered by person, deed, story and day, and goes out as CSV and JSON', async () => {
    const browser = await enter('Zoe')
    const lines = async (query: string) =>
      [...(await browser.get(`/paper/desk/log/?${query}`)).body.matchAll(/<li id="d-/g)].length
    expect([await lines(''), await lines('by=Ed'), await lines('by=sys'), await lines('by=nobody')]).toEqual([
      2, 1, 1, 0,
    ])
    expect([await lines('deed=note'), await lines('deed=kill')]).toEqual([2, 0])
    expect([await lines(`story=${story}`), await lines('story=no+such+words')]).toEqual([2, 0])
    expect([await lines(`day=${new Date().toISOString().slice(0, 10)}`), await lines('day=1999-01-01')]).toEqual([2, 0])
    const json = JSON.parse((await browser.get('/paper/desk/log/log.json?by=Ed')).body)
    expect(json).toEqual([expect.objectContaining({ by: 'Ed', deed: 'note', stands: true, stories: [story] })])
    const csv = await browser.get('/paper/desk/log/log.csv')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.body.split('\r\n')).toHaveLength(4)
    expect((await desk.browser().get('/paper/desk/log/log.csv')).status).toBe(401)
  })

  test('a chief adds, changes and removes people on screen; an editor may not, and no chief is no way out', async () => {
    const [chief, editor] = [await enter('Zoe'), desk.browser()]
    const changed = { name: 'Ed', password: 'an even newer sentence', to: '/' }
    await editor.send('/paper/desk/login', '/paper/desk/login', changed)
    expect((await editor.get('/paper/desk/people/')).status).toBe(403)
    expect((await editor.send('/paper/desk/', '/paper/desk/people/add', { name: 'Eve', role: 'chief' })).status).toBe(
      403,
    )
    const at = '/paper/desk/people/'
    const added = await chief.send(at, `${at}add`, { name: 'New One', role: 'editor' })
    const [, link] = /(\/paper\/desk\/enter\/[\w-]{43})/.exec(added.body)!
    expect((await desk.browser().get(link!)).body).toContain('Welcome, New One')
    expect((await chief.send(at, `${at}add`, { name: 'new one', role: 'editor' })).status).toBe(422)
    expect((await chief.send(at, `${at}change`, { name: 'New One', do: 'reader' })).status).toBe(303)
    expect((await chief.send(at, `${at}change`, { name: 'New One', do: 'remove' })).status).toBe(303)
    expect((await chief.get(at)).body).not.toContain('New One')
    expect((await chief.send(at, `${at}change`, { name: 'Ann', do: 'remove' })).status).toBe(303)
    const last = await chief.send(at, `${at}change`, { name: 'Zoe', do: 'reader' })
    expect([last.status, last.body.includes('the only chief')]).toEqual([422, true])
  })

  test('the stories stand as they stood', async () => {
    expect(await archive.countStories(newsroom.store.db)).toBe(STORIES)
    expect((await archive.allDecisions(newsroom.store.db)).map(({ deed }) => deed.do)).not.toContain('kill')
  })
})
