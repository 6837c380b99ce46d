import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Effect, Tried } from '../src/news/index.ts'
import * as archive from '../src/store/index.ts'
import { type TestDatabase, testHomes } from './homes.ts'

const AT = new Date('2026-03-02T07:00:00Z')
const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000)
const telling = (n: number): Effect => ({ kind: 'webhook', hook: 'publish', event: 'edition.published', record: { n } })

describe.each(testHomes())('the outbox, on $name', (home) => {
  let database: TestDatabase
  let store: archive.Store
  let worker: archive.Enlisted
  let other: archive.Enlisted
  beforeEach(async () => {
    database = await home.open({
      name: 'schema',
      fill: async (empty) => {
        await archive.openStore(empty.pool)
      },
    })
    store = await archive.openStore(database.pool)
    worker = await archive.enlist(store.pool)
    other = await archive.enlist(store.pool)
  })
  afterEach(async () => {
    await worker.leave()
    await other.leave()
    await database.close()
  })

  const ask = (key: string, lane = key, n = 1) => archive.enqueue(store.db, { effect: telling(n), key, lane }, AT)
  const take = async (by = worker, now = AT) =>
    (await archive.takeEffects(store.db, by.number, { now, most: 10 })).map(({ key, attempts }) => `${key} ${attempts}`)
  const rowOf = async (key: string) => (await archive.effectsByKey(store.db, [key]))[0]!
  const settle = async (key: string, tried: Tried, dueAt: Date | null = null) =>
    archive.settleEffect(store.db, (await rowOf(key)).id, tried, { now: AT, dueAt })

  test('takes a key once, and nothing whose cause was rolled back', async () => {
    expect([await ask('a'), await ask('a')]).toEqual([true, false])
    const rolledBack = store.transaction(async ({ db }) => {
      await archive.enqueue(db, { effect: telling(2), key: 'b' }, AT)
      throw new Error('the cause failed')
    })
    await expect(rolledBack).rejects.toThrow('the cause failed')
    expect(await take()).toEqual(['a 1'])
  })

  test('hands an effect to one of two that ask at once', async () => {
    for (let n = 0; n < 20; n++) await ask(`key ${n}`)
    const taken = await Promise.all([take(), take(other)])
    expect(taken.flat().sort()).toEqual(Array.from({ length: 20 }, (_, n) => `key ${n} 1`).sort())
  })

  test('keeps the order of a lane, also while its first waits for another try', async () => {
    await ask('published', 'piece')
    await ask('withdrawn', 'piece')
    await ask('elsewhere')
    expect(await take()).toEqual(['published 1', 'elsewhere 1'])
    expect(await take(other)).toEqual([])
    await settle('published', { kind: 'again', why: 'busy' }, later(30))
    expect(await take(other)).toEqual([])
    expect(await take(other, later(30))).toEqual(['published 2'])
    await settle('published', { kind: 'sent', result: null })
    expect(await take(other)).toEqual(['withdrawn 1'])
  })

  test('gives back what a sender held that died, and counts that nobody knows how it ended', async () => {
    await ask('a')
    expect(await take(other)).toEqual(['a 1'])
    expect(await take()).toEqual([])
    await other.leave()
    expect(await take()).toEqual(['a 2'])
    expect(await rowOf('a')).toMatchObject({ state: 'sending', attempts: 2, doubts: 1 })
  })

  test('gives back what was taken in an answer that was lost', async () => {
    await ask('a')
    const [taken] = await archive.takeEffects(store.db, worker.number, { now: AT, most: 1 })
    const again = (known: (typeof taken & {})['id'][]) =>
      archive.takeEffects(store.db, worker.number, { now: AT, most: 1, known })
    expect(await again([taken!.id])).toEqual([])
    expect(await again([])).toHaveLength(1)
    // The connection that marks us as living is cut.
    await worker.leave()
    expect(await again([taken!.id])).toEqual([])
  })

  test('gives up with the last words, and begins again under the same key when a person asks', async () => {
    await ask('a')
    await take()
    await settle('a', { kind: 'again', why: 'it answered with status 500' })
    expect(await archive.failedEffects(store.db, 10)).toMatchObject([
      { key: 'a', lastError: 'it answered with status 500' },
    ])
    expect(await take(worker, later(1e6))).toEqual([])
    expect(await archive.sendAgain(store.db, [(await rowOf('a')).id], AT)).toBe(1)
    expect(await take()).toEqual(['a 1'])
  })

  test('does not tell of as new what was withdrawn since, when a person has all done again', async () => {
    await ask('publish piece.published p', 'piece')
    await take()
    await settle('publish piece.published p', { kind: 'failed', why: 'gone' })
    const { id } = await rowOf('publish piece.published p')
    expect(await archive.countFailed(store.db)).toBe(1)
    await ask('publish piece.withdrawn p', 'piece')
    expect(await archive.countFailed(store.db)).toBe(0)
    expect(await archive.failedEffects(store.db, 10)).toEqual([])
    expect(await archive.sendAgain(store.db, [id], AT)).toBe(0)
    expect(await take()).toEqual(['publish piece.withdrawn p 1'])
  })

  test('forgets what was sent, but not what a webhook was told', async () => {
    await ask('a')
    await archive.enqueue(
      store.db,
      { effect: { kind: 'mail', to: 'ida@marsh.example', subject: 'x', text: 'x', html: 'x' }, key: 'letter' },
      AT,
    )
    await take()
    for (const key of ['a', 'letter']) await settle(key, { kind: 'sent', result: null })
    await archive.forgetSent(store.db, later(1))
    expect(await archive.effectsByKey(store.db, ['a', 'letter'])).toMatchObject([{ key: 'a', effect: null }])
    expect(await ask('a')).toBe(false)
  })
})
