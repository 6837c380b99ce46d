import type { RequestListener } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { listFeeds } from '../src/store/index.ts'
import { runOnce } from '../src/worker/index.ts'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const AT = new Date('2026-03-02T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe.each(testHomes())('manners, on $name', (home) => {
  let press: Press
  let other: Press
  let desk: TestNewsroom
  beforeAll(async () => {
    press = await startPress('127.0.4.4')
    other = await startPress('127.0.4.5')
  })
  afterAll(() => {
    press.close()
    other.close()
  })
  beforeEach(async () => {
    for (const { pages, asked } of [press, other]) {
      pages.clear()
      asked.length = 0
    }
    desk = await openTestNewsroom(home, { at: AT, settings: [['timeout_seconds: 30', 'timeout_seconds: 3']] })
  })
  afterEach(() => desk.close())

  const feedAt = async (url: string) => (await listFeeds(desk.newsroom.store.db)).find((feed) => feed.url === url)
  const minutesUntilNext = async (url: string) =>
    Math.round(((await feedAt(url))!.nextPollAt!.getTime() - desk.clock.getTime()) / MINUTE)
  const later = (milliseconds: number) => {
    desk.clock = new Date(desk.clock.getTime() + milliseconds)
  }
  const slowly =
    (body: string): RequestListener =>
    (_, response) =>
      void setTimeout(() => response.end(body), 15)
  const conditional =
    (body: string, headers: Record<string, string> = {}): RequestListener =>
    (request, response) => {
      const known = request.headers['if-none-match'] === '"1"'
      response.writeHead(known ? 304 : 200, known ? headers : { etag: '"1"', ...headers }).end(known ? '' : body)
    }

  test('what a document asks for holds while it does not change', async () => {
    const url = `${press.base}/feed`
    press.pages.set('/feed', conditional(rss([], '<ttl>600</ttl><skipHours><hour>23</hour></skipHours>')))
    await desk.add(url)
    expect(await desk.poll()).toEqual({ fresh: 1 })
    for (const outcome of ['unchanged', 'unchanged']) {
      later(HOUR)
      expect(await desk.poll()).toEqual({ [outcome]: 1 })
      expect(await minutesUntilNext(url)).toBeGreaterThanOrEqual(600)
      expect((await feedAt(url))!.nextPollAt!.getUTCHours()).not.toBe(23)
    }
  })

  test('a server without validators is not read twice for the same bytes', async () => {
    press.pages.set('/feed', rss([{ title: 'Trams', link: `${press.base}/tram` }]))
    await desk.add(`${press.base}/feed`)
    expect([await desk.poll(), await desk.poll()]).toEqual([{ fresh: 1 }, { unchanged: 1 }])
  })

  test('a permanent redirect moves the feed after three in a row', async () => {
    const [from, to] = [`${press.base}/old`, `${press.base}/new`]
    press.pages.set('/old', (_, response) => void response.writeHead(301, { location: '/new' }).end())
    press.pages.set('/new', conditional(rss([])))
    await desk.add(from)
    const outcomes = []
    for (let poll = 0; poll < 4; poll++) outcomes.push(Object.keys(await desk.poll())[0])
    expect(outcomes).toEqual(['fresh', 'unchanged', 'moved', 'unchanged'])
    expect([await feedAt(from), (await feedAt(to))?.state]).toEqual([undefined, 'active'])
    expect(press.asked.filter((path) => path === '/old')).toHaveLength(3)
  })

  test('a feed that moves to where another is read already is retired', async () => {
    press.pages.set('/old', (_, response) => void response.writeHead(308, { location: '/new' }).end())
    press.pages.set('/new', rss([{ title: 'Trams', link: `${press.base}/tram` }]))
    await desk.add(`${press.base}/old`, `${press.base}/new`)
    for (let poll = 0; poll < 3; poll++) await desk.poll()
    expect(await feedAt(`${press.base}/old`)).toMatchObject({ state: 'retired', nextPollAt: null })
    expect((await feedAt(`${press.base}/new`))?.state).toBe('active')
  })

  test('gone for good is retired at once, not found after ten times in a week', async () => {
    press.pages.set('/gone', (_, response) => void response.writeHead(410).end())
    await desk.add(`${press.base}/gone`, `${press.base}/missing`)
    const states = []
    for (let day = 0; day <= 9; day++) {
      await desk.poll()
      states.push((await feedAt(`${press.base}/missing`))?.state)
      expect((await feedAt(`${press.base}/gone`))?.state).toBe('retired')
      later(23 * HOUR)
    }
    expect(states).toEqual([...Array(9).fill('active'), 'retired'])
  })

  test('a feed that was gone by mistake is looked for ever more rarely, and is back when it answers', async () => {
    const url = `${press.base}/feed`
    press.pages.set('/feed', (_, response) => void response.writeHead(410).end())
    await desk.add(url)
    const waits = []
    for (let poll = 0; poll < 3; poll++) {
      expect(await desk.poll('due')).toEqual({ gone: 1 })
      expect((await feedAt(url))?.state).toBe('retired')
      waits.push(await minutesUntilNext(url))
      later(waits.at(-1)! * MINUTE)
    }
    expect(waits).toEqual([60, 120, 240])
    press.pages.set('/feed', rss([{ title: 'Trams', link: `${press.base}/tram` }]))
    expect(await desk.poll('due')).toEqual({ fresh: 1 })
    expect(await feedAt(url)).toMatchObject({ state: 'active', failures: 0 })
  })

  test('what was cut off comes with the next poll, though the server says that nothing changed', async () => {
    const whole = rss([1, 2, 3, 4].map((at) => ({ title: `Tram ${at}`, link: `${press.base}/tram/${at}` })))
    const cut = whole.slice(0, whole.indexOf('Tram 3'))
    const entries = async () => (await feedAt(`${press.base}/feed`))!.entries
    press.pages.set('/feed', conditional(cut))
    await desk.add(`${press.base}/feed`)
    await desk.poll()
    const before = await entries()
    press.pages.set('/feed', conditional(whole))
    expect(await desk.poll()).toEqual({ fresh: 1 })
    expect(before).toBeLessThan(4)
    expect(await entries()).toBe(4)
  })

  test('a failing feed is asked less and less often, says why, and recovers by itself', async () => {
    const url = `${press.base}/feed`
    press.pages.set('/feed', (_, response) => void response.writeHead(500).end())
    await desk.add(url)
    const waits = []
    for (let poll = 0; poll < 3; poll++) {
      await desk.poll('due')
      waits.push(await minutesUntilNext(url))
      later((waits.at(-1)! + 1) * MINUTE)
    }
    expect(waits[1]).toBeGreaterThan(waits[0]!)
    expect(await feedAt(url)).toMatchObject({
      failures: 3,
      lastOutcome: 'unreachable',
      lastWhy: expect.stringContaining('500'),
    })
    press.pages.set('/feed', rss([]))
    expect(await desk.poll('due')).toEqual({ fresh: 1 })
    expect(await feedAt(url)).toMatchObject({ failures: 0, state: 'active' })
  })

  test('a busy server is left alone for as long as it asks', async () => {
    const url = `${press.base}/feed`
    press.pages.set('/feed', (_, response) => void response.writeHead(429, { 'retry-after': '172800' }).end())
    await desk.add(url)
    expect(await desk.poll()).toEqual({ busy: 1 })
    expect(await minutesUntilNext(url)).toBeGreaterThanOrEqual(2880)
  })

  test('feeds that were due together do not stay together', async () => {
    const urls = Array.from({ length: 20 }, (_, at) => `${press.base}/feed/${at}`)
    for (const url of urls) press.pages.set(new URL(url).pathname, rss([]))
    await desk.add(...urls)
    await desk.poll()
    const seconds = (await listFeeds(desk.newsroom.store.db)).map(({ nextPollAt }) =>
      Math.floor(nextPollAt!.getTime() / 1000),
    )
    expect(new Set(seconds).size).toBeGreaterThan(15)
  })

  test('no host sees two requests at once, feeds and pages together', async () => {
    for (const one of [press, other]) {
      const links = Array.from({ length: 6 }, (_, at) => ({ title: `Tram ${at}`, link: `${one.base}/tram/${at}` }))
      for (const { title, link } of links) one.pages.set(new URL(link).pathname, slowly(page(title, [title])))
      for (const at of [1, 2, 3]) one.pages.set(`/feed/${at}`, slowly(rss(links.slice(at))))
      await desk.add(...[1, 2, 3].map((at) => `${one.base}/feed/${at}`))
    }
    await desk.poll()
    expect(press.asked.length).toBeGreaterThan(8)
    expect([press.most(), other.most()]).toEqual([1, 1])
  })

  test('two workers on one archive ask a host one thing at a time, too', async () => {
    for (const one of [press, other]) {
      for (let at = 0; at < 6; at++) one.pages.set(`/feed/${at}`, slowly(rss([])))
      await desk.add(...Array.from({ length: 6 }, (_, at) => `${one.base}/feed/${at}`))
    }
    const second = await desk.beside()
    try {
      await Promise.all([desk.poll(), runOnce(second, () => {})])
    } finally {
      await second.close()
    }
    // Each may have begun a round of its own.
    expect(press.asked.length).toBeGreaterThanOrEqual(6)
    expect([press.most(), other.most()]).toEqual([1, 1])
  })

  test('a host that does not answer holds up nobody else', async () => {
    const patient = await openTestNewsroom(home, {
      at: AT,
      settings: [['timeout_seconds: 30', 'timeout_seconds: 120']],
    })
    const asked = new Set<string>()
    // It hangs up when all others have been asked: were it waited for, that would be after its time is over.
    const gaveUp: number[] = []
    const waiting: (() => void)[] = []
    const hangUp: RequestListener = (_, response) => {
      response.on('close', () => gaveUp.push(asked.size))
      if (asked.size === 40) response.destroy()
      else waiting.push(() => response.destroy())
    }
    for (const at of [1, 2]) press.pages.set(`/feed/${at}`, hangUp)
    for (let at = 0; at < 40; at++) {
      other.pages.set(`/feed/${at}`, (request, response) => {
        response.end(rss([]))
        if (asked.add(request.url!).size === 40) for (const end of waiting) end()
      })
    }
    await patient.add(`${press.base}/feed/1`, `${press.base}/feed/2`)
    await patient.add(...Array.from({ length: 40 }, (_, at) => `${other.base}/feed/${at}`))
    expect(await patient.poll()).toEqual({ fresh: 40, unreachable: 2 })
    expect(new Set(gaveUp)).toEqual(new Set([40]))
    await patient.close()
  })

  test('robots.txt is asked once, and heeded for pages', async () => {
    press.pages.set('/robots.txt', 'User-agent: Broadsheet\nDisallow: /closed/')
    press.pages.set(
      '/feed',
      rss(
        [1, 2].flatMap((at) =>
          ['open', 'closed'].map((part) => ({ title: `${part} ${at}`, link: `${press.base}/${part}/${at}` })),
        ),
      ),
    )
    for (const path of ['/open/1', '/open/2', '/closed/1', '/closed/2']) press.pages.set(path, page(path, [path]))
    await desk.add(`${press.base}/feed`)
    await desk.poll()
    expect(press.asked.sort()).toEqual(['/feed', '/open/1', '/open/2', '/robots.txt'])
  })
})
