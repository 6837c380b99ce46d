import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeFeed, listArticles, listFeeds, routesOf } from '../src/store/index.ts'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const AT = new Date('2026-03-02T12:00:00Z')
const hoursAgo = (hours: number) => new Date(AT.getTime() - hours * 3_600_000)

/** Ten sentences; every subject gives others. */
const text = (subject: string) =>
  Array.from(
    { length: 10 },
    (_, at) =>
      `Sentence ${at} of the report on ${subject} tells what ${subject} cost in ${1990 + at} and who paid for it.`,
  )

describe.each(testHomes())('one article once, on $name', (home) => {
  let press: Press
  let desk: TestNewsroom
  beforeAll(async () => {
    press = await startPress('127.0.4.1')
  })
  afterAll(() => press.close())
  beforeEach(async () => {
    press.pages.clear()
    desk = await openTestNewsroom(home, { at: AT })
    await desk.add(`${press.base}/a`, `${press.base}/b`)
  })
  afterEach(() => desk.close())

  /** Every article with the paths that lead to it. */
  const kept = async () => {
    const { db } = desk.newsroom.store
    const articles = await listArticles(db, { most: 100 })
    const found = await Promise.all(
      articles.map(async ({ id, title, url }) => ({
        title,
        path: url.slice(press.base.length),
        routes: (await routesOf(db, id)).map((route) => route.slice(press.base.length)).sort(),
      })),
    )
    return found.sort((a, b) => (a.path < b.path ? -1 : 1))
  }
  const put = (path: string, title: string, subject: string, head = '') =>
    press.pages.set(path, page(title, text(subject), head))
  const list = (path: string, ...items: Parameters<typeof rss>[0]) =>
    press.pages.set(
      path,
      rss(items.map((item) => ({ at: hoursAgo(3), ...item, link: item.link === '' ? '' : press.base + item.link }))),
    )

  test('the same address by any route', async () => {
    const canonical = `<link rel="canonical" href="${press.base}/story">`
    for (const path of ['/story', '/story?utm_source=rss', '/amp/story', '/2026/story'])
      put(path, 'Story', 'trams', canonical)
    list('/a', { title: 'Story', link: '/story?utm_source=rss#top' }, { title: 'Story', link: '/amp/story' })
    list('/b', { title: 'Story', link: '/2026/story' })
    await desk.poll()
    expect(await kept()).toEqual([{ title: 'Story', path: '/story', routes: ['/2026/story', '/amp/story', '/story'] }])
  })

  test('the same id in another feed of the source, whatever its address', async () => {
    put('/story', 'Story', 'trams')
    put('/go/17', 'Another title', 'trams, told anew')
    list('/a', { title: 'Story', link: '/story', guid: 'tag:press,2026:17' })
    await desk.poll()
    list('/b', { title: 'Story today', link: '/go/17', guid: 'tag:press,2026:17' })
    await desk.poll()
    expect(await kept()).toEqual([{ title: 'Story', path: '/story', routes: ['/go/17', '/story'] }])
    expect(press.asked).not.toContain('/go/17')
  })

  test('an entry that moves keeps its article, and the article its new address', async () => {
    put('/story', 'Story', 'trams')
    list('/a', { title: 'Story', link: '/story', guid: 'tag:press,2026:17' })
    await desk.poll()
    list('/a', { title: 'Story', link: '/moved', guid: 'tag:press,2026:17' })
    await desk.poll()
    expect(await kept()).toEqual([{ title: 'Story', path: '/story', routes: ['/moved', '/story'] }])
  })

  test('numbers that each feed gives for itself say nothing', async () => {
    put('/tram', 'Trams', 'trams')
    put('/ferry', 'Ferries', 'ferries')
    list('/a', { title: 'Trams', link: '/tram', guid: '1' })
    list('/b', { title: 'Ferries', link: '/ferry', guid: '1' })
    await desk.poll()
    expect((await kept()).map(({ path }) => path)).toEqual(['/ferry', '/tram'])
  })

  test('a feed that gives one id to all its entries loses none', async () => {
    put('/tram', 'Trams', 'trams')
    put('/ferry', 'Ferries', 'ferries')
    list('/a', { title: 'Trams', link: '/tram', guid: 'press' }, { title: 'Ferries', link: '/ferry', guid: 'press' })
    await desk.poll()
    await desk.poll()
    expect((await kept()).map(({ path }) => path)).toEqual(['/ferry', '/tram'])
  })

  test('the same text under another address: the earlier stays, whichever is read first', async () => {
    for (const path of ['/a-print', '/story', '/z-print']) put(path, 'Trams are late again', 'trams')
    list(
      '/a',
      { title: 'Trams are late again', link: '/z-print', at: hoursAgo(2) },
      { title: 'Trams are late again', link: '/story', at: hoursAgo(5) },
      { title: 'Late again: trams', link: '/a-print', at: hoursAgo(1) },
    )
    await desk.poll()
    expect(await kept()).toEqual([
      { title: 'Trams are late again', path: '/story', routes: ['/a-print', '/story', '/z-print'] },
    ])
  })

  test('also when it comes a day later', async () => {
    for (const path of ['/story', '/again']) put(path, 'Trams are late again', 'trams')
    list('/a', { title: 'Trams are late again', link: '/story', at: hoursAgo(20) })
    await desk.poll()
    list('/b', { title: 'Trams are late again', link: '/again', at: hoursAgo(1) })
    await desk.poll()
    expect((await kept()).map(({ routes }) => routes)).toEqual([['/again', '/story']])
  })

  test.each([
    ['text', ''],
    ['address', `<link rel="canonical" href="/story">`],
  ])('a round ends also when the last page to come turns out to be another one by its %s', async (_, head) => {
    put('/story', 'Trams are late again', 'trams', head)
    list('/a', { title: 'Trams are late again', link: '/story', at: hoursAgo(20) })
    await desk.poll()
    const { db } = desk.newsroom.store
    const first = (await listFeeds(db)).find(({ url }) => url === `${press.base}/a`)
    await changeFeed(db, first!.id, { state: 'paused' })
    // Long after the poll that listed it, which is the only one, asked for grouping.
    press.pages.set('/again', (_, response) => {
      const again = page('Trams are late again', text('trams'), head)
      setTimeout(() => response.writeHead(200, { 'content-type': 'text/html' }).end(again), 500)
    })
    list('/b', { title: 'Trams are late again', link: '/again', at: hoursAgo(1) })
    await desk.poll()
    expect((await kept()).map(({ routes }) => routes)).toEqual([['/again', '/story']])
  })

  test('a page that hides every text behind one notice does not make them one', async () => {
    for (const path of ['/tram', '/ferry']) put(path, 'Before you go on', 'the cookies that we set')
    list('/a', { title: 'Trams are late', link: '/tram' }, { title: 'A ferry for Tartu', link: '/ferry' })
    await desk.poll()
    expect((await kept()).map(({ path }) => path)).toEqual(['/ferry', '/tram'])
  })
})
