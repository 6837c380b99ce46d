import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type Press, page, rss, startPress, type TestNewsroom } from './press.ts'

const NOON = new Date('2026-03-02T12:00:00Z')
const HOUR = 3_600_000

describe.each(testHomes())('on $name, when the clock jumps by an hour', (home) => {
  let press: Press
  let paper: TestNewsroom
  beforeAll(async () => {
    press = await startPress('127.0.6.1')
    paper = await openTestNewsroom(home, { at: NOON })
    await paper.add(`${press.base}/feed`)
  })
  afterAll(async () => {
    await paper.close()
    press.close()
  })

  const titles = ['Tartu meters its wells', 'Izmir runs short of helium', 'Porto trams stand still', 'Cork bees win']
  /** The feed lists one article more each time, and says that it was written now. */
  const tell = (count: number) => {
    const items = titles.slice(0, count).map((title, at) => ({ title, link: `${press.base}/${at}`, at: NOON }))
    press.pages.set('/feed', rss(items))
    for (const { title, link } of items) press.pages.set(new URL(link).pathname, page(title, [`${title}, it is said.`]))
  }
  const kept = async () =>
    (await paper.newsroom.store.pool.query<{ title: string }>('select title from articles order by first_seen_at, id'))
      .rows

  test.each<[string, number, number]>([
    ['it has not jumped yet', 0, 1],
    ['forward', HOUR, 2],
    ['back', -HOUR, 3],
    ['and forward again', HOUR, 4],
  ])('%s: every article comes once, and every round ends', async (_, jump, count) => {
    tell(count)
    paper.clock = new Date(paper.clock.getTime() + jump)
    await paper.poll('all')
    expect((await kept()).map(({ title }) => title).sort()).toEqual(titles.slice(0, count).sort())
    expect([...(await paper.newsroom.jobs.waiting())]).toEqual([])
  })

  test('a feed that was asked in a future that is over is asked again when its time comes', async () => {
    paper.clock = new Date(NOON.getTime() + 30 * HOUR)
    expect(await paper.poll('due')).toEqual({ unchanged: 1 })
    paper.clock = new Date(NOON.getTime())
    expect(await paper.poll('due')).toEqual({})
    paper.clock = new Date(NOON.getTime() + 60 * HOUR)
    expect(Object.keys(await paper.poll('due'))).toHaveLength(1)
  })
})
