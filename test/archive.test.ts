import { readFileSync } from 'node:fs'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openJobs } from '../src/adapters/jobs/index.ts'
import type { ArticleId, Decision, DecisionId, StoryId } from '../src/news/index.ts'
import * as archive from '../src/store/index.ts'
import { type TestDatabase, testHomes } from './homes.ts'

const AT = new Date('2026-03-02T06:00:00Z')

describe.each(testHomes())('the archive on $name', (home) => {
  let database: TestDatabase
  let store: archive.Store
  beforeAll(async () => {
    database = await home.open()
    store = await archive.openStore(database.pool)
  })
  afterAll(() => database.close())

  const listed = (url: string, sourceId: Awaited<ReturnType<typeof archive.sourceAt>>) => ({
    ...{ url, sourceId, title: 'Tartu counts its water', excerpt: '', text: null, bylines: [], names: [], topics: [] },
    ...{ quality: [], because: [], stage: 'listed' as const, publishedAt: AT, dateSource: 'feed' as const },
    ...{ language: 'en', kind: 'article' as const, genre: 'report' as const, firstSeenAt: AT },
  })

  test('its schema is made once, also by two processes at once', async () => {
    await Promise.all([archive.openStore(database.pool), archive.openStore(database.pool)])
    const journal = new URL('../src/store/migrations/meta/_journal.json', import.meta.url)
    const migrations = JSON.parse(readFileSync(journal, 'utf8')).entries.length
    const { rows } = await database.pool.query('select count(*)::int as n from drizzle.__drizzle_migrations')
    expect(rows[0].n).toBe(migrations)
  })

  test('one source a domain; what is known of it is not overwritten', async () => {
    const first = await archive.sourceAt(store.db, { name: 'Halden Post', domain: 'halden.example' })
    expect(
      await archive.sourceAt(store.db, { name: 'Other', domain: 'halden.example', homeUrl: 'https://halden.example/' }),
    ).toBe(first)
    const [row] = (await archive.allSources(store.db)).filter(({ domain }) => domain === 'halden.example')
    expect(row).toMatchObject({ name: 'Halden Post', homeUrl: 'https://halden.example/' })
  })

  test('an article by another route is the same article, and keeps every route', async () => {
    const source = await archive.sourceAt(store.db, { name: 'L', domain: 'ledger.example' })
    const urls = ['https://ledger.example/a?amp=1', 'https://ledger.example/a']
    const { at } = await archive.addArticles(
      store.db,
      urls.map((url) => listed(url, source)),
    )
    const [amp, plain] = urls.map((url) => at.get(url)!)
    const canonical = 'https://ledger.example/2026/a'
    await store.transaction(async (tx) => {
      expect(await archive.settleAddress(tx.db, plain!, canonical)).toBe(plain)
      expect(await archive.settleAddress(tx.db, amp!, canonical)).toBe(plain)
    })
    expect(await archive.articleById(store.db, amp!)).toBeNull()
    const routes = await archive.articlesAt(store.db, [...urls, canonical])
    expect(new Set(routes.values())).toEqual(new Set([plain]))
    expect(routes.size).toBe(3)
  })

  test('texts that PostgreSQL cannot hold are stored without what it cannot hold', async () => {
    const source = await archive.sourceAt(store.db, { name: 'N', domain: 'nul.example' })
    const { added } = await archive.addArticles(store.db, [
      { ...listed('https://nul.example/', source), title: 'a\0b', bylines: ['\ud800'] },
    ])
    expect(await archive.articleById(store.db, added[0]!.id)).toMatchObject({ title: 'ab', bylines: ['\ufffd'] })
  })

  test('a round takes articles until it is sealed', async () => {
    const round = await archive.beginRound(store.db, AT)
    const source = await archive.sourceAt(store.db, { name: 'R', domain: 'round.example' })
    await archive.addArticles(store.db, [{ ...listed('https://round.example/', source), roundId: round }])
    expect(await archive.openRound(store.db)).toBe(round)
    expect((await archive.unfinishedRounds(store.db)).find(({ id }) => id === round)).toMatchObject({
      sealed: false,
      articlesWaiting: 1,
    })
    await archive.sealRound(store.db, round, AT)
    expect(await archive.openRound(store.db)).toBeNull()
    await archive.closeRound(store.db, round, AT)
    expect((await archive.unfinishedRounds(store.db)).map(({ id }) => id)).not.toContain(round)
  })

  test('decisions are only ever added', async () => {
    const deed = { do: 'approve', story: uuid() as StoryId } as const
    const decision: Decision = { id: uuid() as DecisionId, at: AT, by: 'Osei', why: null, deed }
    await archive.decide(store.db, decision)
    expect(await archive.allDecisions(store.db)).toContainEqual(decision)
    for (const change of ["update decisions set by = 'Haan'", 'delete from decisions', 'truncate decisions']) {
      await expect(database.pool.query(change), change).rejects.toThrow('only ever added')
    }
  })

  test('satire without its label cannot be stored', async () => {
    const story = uuid() as StoryId
    await database.pool.query('insert into stories (id) values ($1)', [story])
    const insert = (genre: string, label: string, sources: ArticleId[]) =>
      database.pool.query(
        `insert into pieces (id, story_id, genre, label, byline, headline, body, language, sources, because, written_at, hash)
         values ($1, $2, $3, $4::text, 'a model', 'h', 'b', 'en', $5::jsonb, '[]', now(),
                 piece_hash($4::text, 'h', 'b', 'a model', null, '', $5::jsonb))`,
        [uuid(), story, genre, label, JSON.stringify(sources)],
      )
    await expect(insert('satire', '', [uuid() as ArticleId])).rejects.toThrow('pieces_labelled')
    await expect(insert('report', 'Satire', [uuid() as ArticleId])).rejects.toThrow('pieces_labelled')
    await expect(insert('satire', 'Satire', [])).rejects.toThrow('pieces_sourced')
    await insert('satire', 'Satire', [uuid() as ArticleId])
  })

  test('what grouping has learnt is counted on, and forgotten terms go', async () => {
    const row = { language: 'en', term: 'tartu', documents: 2, capitals: 2, uses: 2, mass: 0.25 }
    await archive.storeLearnt(store.db, { terms: [row], languages: [{ language: 'en', documents: 5, originals: 5 }] })
    await archive.storeLearnt(store.db, {
      terms: [{ ...row, documents: 3 }],
      languages: [{ language: 'en', documents: 6, originals: 5 }],
    })
    expect(await archive.learntSoFar(store.db)).toEqual({
      terms: [{ ...row, documents: 3 }],
      languages: [{ language: 'en', documents: 6, originals: 5 }],
    })
    await archive.storeLearnt(store.db, { terms: [{ ...row, documents: 0 }], languages: [] })
    expect((await archive.learntSoFar(store.db)).terms).toEqual([])
  })

  test('locks go with whoever held them', async () => {
    const order: string[] = []
    const first = archive.alone(store.pool, 'group', async () => {
      order.push('first begins')
      await new Promise((resolve) => setImmediate(resolve))
      order.push('first ends')
    })
    const second = archive.alone(store.pool, 'group', async () => {
      order.push('second')
    })
    await Promise.all([first, second])
    expect(order.indexOf('first ends')).toBe(order.indexOf('first begins') + 1)
    const worker = await archive.enlist(store.pool)
    expect(await archive.ifFree(store.pool, 'worker', async () => 'moved')).toBeNull()
    await worker.leave()
    expect(await archive.ifFree(store.pool, 'worker', async () => 'moved')).toEqual({ result: 'moved' })
  })

  test('gives back the jobs of workers that died, and only theirs', async () => {
    const jobs = await openJobs(database.pool, [{ name: 'kept', once: false }], {
      workersLock: archive.WORKERS,
      hostsLock: archive.HOSTS,
      keptDays: 7,
      deadKeptDays: 30,
    })
    const [alive, dead] = [await archive.enlist(store.pool), await archive.enlist(store.pool)]
    await jobs.send('kept', [{ n: '1' }, { n: '2' }, { n: '3' }])
    const [first] = await jobs.take(alive, 'kept', 1)
    const theirs = await jobs.take(dead, 'kept', 2)
    expect(await jobs.releaseAbandoned()).toBe(0)
    await dead.leave()
    expect(await jobs.releaseAbandoned()).toBe(2)
    const again = await jobs.take(alive, 'kept', 3)
    expect(again.map(({ id }) => id).sort()).toEqual(theirs.map(({ id }) => id).sort())
    expect(again).not.toContainEqual(first)
    await alive.leave()
    await jobs.close()
  })

  test('hands out the next job while the first is being taken by another', async () => {
    const jobs = await openJobs(database.pool, [{ name: 'wanted', once: false }], {
      workersLock: archive.WORKERS,
      hostsLock: archive.HOSTS,
      keptDays: 7,
      deadKeptDays: 30,
    })
    const worker = await archive.enlist(store.pool)
    await jobs.send('wanted', [{ n: '1' }, { n: '2' }])
    const other = await database.pool.connect()
    try {
      await other.query('begin')
      const first = `select id from pgboss.job where name = 'wanted' order by start_after limit 1 for update`
      const { rows: taken } = await other.query<{ id: string }>(first)
      const found = await jobs.take(worker, 'wanted', 1)
      expect(found).toHaveLength(1)
      expect(found[0]!.id).not.toBe(taken[0]!.id)
      expect(await jobs.take(worker, 'wanted', 1)).toEqual([])
    } finally {
      await other.query('rollback')
      other.release()
    }
    expect(await jobs.take(worker, 'wanted', 1)).toHaveLength(1)
    await worker.leave()
    await jobs.close()
  })

  test('lets a worker whose connection was cut take its number up again', async () => {
    const worker = await archive.enlist(store.pool)
    const holds = async () =>
      (
        await database.pool.query('select 1 from pg_locks where classid = $1 and objid = $2', [
          archive.WORKERS,
          worker.number,
        ])
      ).rowCount
    expect(await holds()).toBe(1)
    await database.pool.query('select pg_terminate_backend(pid) from pg_locks where classid = $1 and objid = $2', [
      archive.WORKERS,
      worker.number,
    ])
    await expect(worker.ask('select 1 as n', [])).rejects.toThrow()
    expect(await worker.ask('select 1 as n', [])).toEqual([{ n: 1 }])
    expect(await holds()).toBe(1)
    await worker.leave()
  })

  test('lets one worker at a time ask a host, and hands out the jobs of the others', async () => {
    const jobs = await openJobs(database.pool, [{ name: 'pages', once: false }], {
      workersLock: archive.WORKERS,
      hostsLock: archive.HOSTS,
      keptDays: 7,
      deadKeptDays: 30,
    })
    const [one, other] = [await archive.enlist(store.pool), await archive.enlist(store.pool)]
    const take = async (worker: archive.Enlisted, busy: string[] = []) =>
      (await jobs.take(worker, 'pages', 2, busy)).map(({ data }) => data.host).sort()
    const send = (...hosts: string[]) =>
      jobs.send(
        'pages',
        hosts.map((host) => ({ host })),
      )
    await send('a', 'a', 'a', 'b', 'b')
    expect(await take(one)).toEqual(['a', 'b'])
    expect(await take(other)).toEqual([])
    await send('c', 'c')
    expect(await take(other)).toEqual(['c'])
    // A page and a feed of one host may be under way in one process, where the way out puts them in line.
    expect(await take(one, ['b'])).toEqual(['a'])
    await one.giveHosts(['a'])
    expect(await take(other, ['c'])).toEqual([])
    await one.giveHosts(['a'])
    expect(await take(other, ['c'])).toEqual(['a'])
    await one.leave()
    expect(await take(other, ['a', 'c'])).toEqual(['b'])
    await other.leave()
    await jobs.close()
  })

  test('claims a host for whoever gets a job of it, when two look in the same moment', async () => {
    const jobs = await openJobs(database.pool, [{ name: 'rushed', once: false }], {
      workersLock: archive.WORKERS,
      hostsLock: archive.HOSTS,
      keptDays: 7,
      deadKeptDays: 30,
    })
    const workers = await Promise.all([1, 2, 3].map(() => archive.enlist(store.pool)))
    for (let round = 0; round < 20; round++) {
      await jobs.send(
        'rushed',
        Array.from({ length: 12 }, (_, at) => ({ host: `host-${at % 6}` })),
      )
      const taken = await Promise.all(workers.map((worker) => jobs.take(worker, 'rushed', 4)))
      const hosts = taken.flat().map(({ data }) => data.host!)
      expect(new Set(hosts).size).toBe(hosts.length)
      const held = await database.pool.query('select 1 from pg_locks where classid = $1 and granted', [archive.HOSTS])
      expect(held.rowCount).toBe(hosts.length)
      for (const [at, worker] of workers.entries()) await worker.giveHosts(taken[at]!.map(({ data }) => data.host!))
      await database.pool.query("delete from pgboss.job where name = 'rushed'")
    }
    for (const worker of workers) await worker.leave()
    await jobs.close()
  })
})
