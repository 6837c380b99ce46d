import { sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deed, EditionId, StoryId } from '../src/news/index.ts'
import * as archive from '../src/store/index.ts'
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

  test('and as long after it is put back as it would have been asked before', async () => {
    const nextPoll = async () =>
      (
        await paper.newsroom.store.pool.query<{ at: Date }>('select next_poll_at as at from feeds')
      ).rows[0]!.at.getTime()
    paper.clock = new Date(NOON.getTime() + 200 * HOUR)
    await paper.poll('all')
    const wait = (await nextPoll()) - paper.clock.getTime()
    paper.clock = new Date(paper.clock.getTime() - 100 * HOUR)
    expect(await paper.poll('due')).toEqual({})
    expect(await paper.poll('due')).toEqual({})
    expect((await nextPoll()) - paper.clock.getTime()).toBe(wait)
  })

  test('jobs that were sent under a later clock are worked at once, not when that time has come again', async () => {
    const { jobs, store } = paper.newsroom
    await jobs.send('extract', [{ article: 'a1' }])
    await store.pool.query("update pgboss.job set start_after = now() + interval '1 hour' where state = 'created'")
    const worker = await archive.enlist(store.pool)
    const [taken] = await jobs.take(worker, 'extract', 1)
    expect(taken?.data).toEqual({ article: 'a1' })
    // What is to wait for its next try waits.
    await jobs.putBack('extract', [taken!.id])
    expect(await jobs.take(worker, 'extract', 1)).toEqual([])
    await worker.leave()
    await store.pool.query('delete from pgboss.job')
  })

  test('effects that were asked for under a later clock are done at once, in the order in which they were', async () => {
    const { db } = paper.newsroom.store
    const effect = (what: string) => ({ kind: 'webhook', hook: 'publish', event: what, record: {} }) as const
    const later = new Date(NOON.getTime() + HOUR)
    await archive.enqueue(db, { key: 'first', lane: 'one', effect: effect('first') }, later)
    // As of an hour later, as another process would have made it.
    await db.execute(sql`update outbox set id = ${uuid({ msecs: Date.now() + HOUR })} where key = 'first'`)
    await archive.enqueue(db, { key: 'second', lane: 'one', effect: effect('second') }, NOON)
    const take = async () => {
      const some = await archive.takeEffects(db, 1, { now: NOON, most: 9 })
      for (const { id } of some) {
        await archive.settleEffect(db, id, { kind: 'sent', result: null }, { now: NOON, dueAt: null })
      }
      return some.map(({ key }) => key)
    }
    expect([await take(), await take(), await take()]).toEqual([['first'], ['second'], []])
  })

  test('what was decided last holds, and the last edition is the last', async () => {
    const { db } = paper.newsroom.store
    const decided = (deed: Deed, at: Date) =>
      archive.decide(db, { id: uuid() as never, at, by: 'ann', why: null, deed })
    const story = uuid() as StoryId
    await decided({ do: 'approve', story }, new Date(NOON.getTime() + HOUR))
    await decided({ do: 'kill', story }, NOON)
    expect((await archive.allDecisions(db)).map(({ deed }) => deed.do)).toEqual(['approve', 'kill'])
    const [before] = await archive.listEditions(db, 1)
    const id = uuid() as EditionId
    await archive.recordEdition(db, { ...before!, id, publishedAt: new Date(NOON.getTime() - HOUR) }, [])
    expect((await archive.listEditions(db, 1))[0]!.id).toBe(id)
  })
})
