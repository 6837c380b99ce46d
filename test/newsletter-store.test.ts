import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { StoryId } from '../src/news/index.ts'
import * as archive from '../src/store/index.ts'
import { type TestDatabase, testHomes } from './homes.ts'

const AT = new Date('2026-03-02T07:00:00Z')
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

describe.each(testHomes())('subscribers and issues, on $name', (home) => {
  let database: TestDatabase
  let store: archive.Store
  let key: string
  beforeEach(async () => {
    database = await home.open({
      name: 'schema',
      fill: async (empty) => {
        await archive.openStore(empty.pool)
      },
    })
    store = await archive.openStore(database.pool)
    key = await archive.newsletterKey(store.db)
  })
  afterEach(() => database.close())

  const add = async (...emails: string[]) => {
    const rows = emails.map((email) => ({
      email,
      state: 'active' as const,
      source: 'test',
      addedAt: AT,
      confirmedAt: AT,
    }))
    return archive.addSubscribers(store.db, rows)
  }
  const idOf = async (email: string) => (await archive.subscriberAt(store.db, email))!.id
  const make = (number = 1, stories: string[] = []) =>
    store.transaction(({ db }) =>
      archive.recordIssue(
        db,
        {
          ...{
            number,
            editionId: null,
            madeAt: AT,
            asOf: AT,
            subject: 'Trams',
            html: '<p>',
            text: 'Trams',
            pieceId: null,
          },
          ...{ stories: stories as StoryId[], passed: [] },
        },
        (issue, subscriber) => `<${issue}.${subscriber}@paper.example>`,
      ),
    )
  const claim = (issue: archive.IssueId, now = later(1)) => archive.claimDelivery(store.db, issue, now)
  const counts = async () => {
    const [{ sent, waiting, failed }] = (await archive.listIssues(store.db, 1)) as [archive.ListedIssue]
    return { sent, waiting, failed }
  }

  test('the key is made once', async () => {
    expect(await archive.newsletterKey(store.db)).toBe(key)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('an address is added once', async () => {
    expect(await add('a@x.example', 'b@x.example')).toEqual(['a@x.example', 'b@x.example'])
    expect(await add('b@x.example', 'c@x.example')).toEqual(['c@x.example'])
    expect(await archive.countSubscribers(store.db)).toEqual(new Map([['active', 3]]))
  })

  test('whoever asks is a reader once they confirm, with the last link only', async () => {
    const ask = (tokenHash: string, since = AT) =>
      archive.askSubscriber(store.db, { email: 'a@x.example', tokenHash, at: AT, since, source: 'form' })
    const id = (await ask('first'))!
    expect(await ask('too soon', later(-1))).toBeNull()
    expect(await ask('second')).toBe(id)
    expect(await archive.confirmSubscriber(store.db, key, { id, tokenHash: 'first', at: AT })).toBe(false)
    expect(await archive.confirmSubscriber(store.db, key, { id, tokenHash: 'second', at: AT })).toBe(true)
    expect(await archive.confirmSubscriber(store.db, key, { id, tokenHash: 'second', at: AT })).toBe(false)
    expect(await archive.subscriberAt(store.db, 'a@x.example')).toMatchObject({ state: 'active', confirmedAt: AT })
  })

  test('an address at which nobody confirms is forgotten; a reader who is asked again is not', async () => {
    await add('a@x.example')
    for (const email of ['a@x.example', 'b@x.example'])
      await archive.askSubscriber(store.db, { email, tokenHash: email, at: AT, since: AT, source: 'form' })
    expect(await archive.forgetUnconfirmed(store.db, AT)).toBe(0)
    expect(await archive.forgetUnconfirmed(store.db, later(1))).toBe(1)
    expect(await archive.listSubscribers(store.db, { most: 9 })).toMatchObject([
      { email: 'a@x.example', tokenHash: null },
    ])
  })

  test.each([
    ['unsubscribed', 'unsubscribed', 'unsubscribed'],
    ['never', 'suppressed', 'never'],
    ['bounced', 'bounced', null],
  ] as const)('who is %s gets nothing any more; when they are erased, only what they asked for stays', async (why, state, suppression) => {
    await add('a@x.example', 'b@x.example')
    const { id: issue } = await make()
    const id = await idOf('a@x.example')
    await archive.endSubscription(store.db, key, { id, why, at: later(1) })
    expect(await archive.subscriberAt(store.db, 'a@x.example')).toMatchObject({ state, endedAt: later(1) })
    expect(await claim(issue)).toMatchObject({ email: 'b@x.example' })
    expect(await claim(issue)).toBeNull()
    await archive.eraseSubscriber(store.db, id)
    expect(await archive.subscriberAt(store.db, 'a@x.example')).toBeNull()
    expect(await archive.suppressionOf(store.db, key, 'a@x.example')).toBe(suppression)
    expect(await archive.suppressedAmong(store.db, key, ['a@x.example', 'b@x.example'])).toEqual(
      new Set(suppression ? ['a@x.example'] : []),
    )
  })

  test('confirming takes a reader off the suppression list, but not whom nothing may be mailed', async () => {
    await add('a@x.example', 'b@x.example')
    for (const [email, why] of [
      ['a@x.example', 'unsubscribed'],
      ['b@x.example', 'never'],
    ] as const) {
      const id = await idOf(email)
      await archive.endSubscription(store.db, key, { id, why, at: AT })
      await archive.askSubscriber(store.db, { email, tokenHash: 'token', at: AT, since: AT, source: 'form' })
      expect(await archive.confirmSubscriber(store.db, key, { id, tokenHash: 'token', at: AT })).toBe(why !== 'never')
    }
    expect(await archive.suppressionOf(store.db, key, 'a@x.example')).toBeNull()
    expect(await archive.suppressionOf(store.db, key, 'b@x.example')).toBe('never')
  })

  test('an issue comes with one delivery for each reader, and never with a second', async () => {
    await add('a@x.example', 'b@x.example')
    await archive.askSubscriber(store.db, { email: 'c@x.example', tokenHash: 't', at: AT, since: AT, source: 'form' })
    const { id, readers } = await make()
    expect(readers).toBe(2)
    const again = store.pool.query(
      `insert into deliveries select gen_random_uuid(), issue_id, subscriber_id, 'queued', message_id, 0, due_at from deliveries`,
    )
    await expect(again).rejects.toThrow('deliveries_once')
    // Also when the clock was put back: what was never tried waits for nothing.
    for (const by of [AT, later(-1)]) {
      expect((await archive.unfinishedIssues(store.db, by)).map((one) => one.id)).toEqual([id])
    }
    expect(await counts()).toEqual({ sent: 0, waiting: 2, failed: 0 })
  })

  test('letters go out once; what was on its way when the sender died goes out first, as it was', async () => {
    await add('a@x.example', 'b@x.example', 'c@x.example')
    const { id: issue } = await make()
    const [first, second] = [(await claim(issue))!, (await claim(issue))!]
    await archive.settleDelivery(store.db, first.id, { kind: 'sent', at: later(1) })
    expect(await archive.takeBackDeliveries(store.db, issue)).toBe(1)
    expect(await claim(issue)).toEqual({ ...second, attempts: 2 })
    expect((await claim(issue))!.email).toBe('c@x.example')
    expect(await claim(issue)).toBeNull()
  })

  test('what was refused for now waits for its time, what failed is named, the rest is counted', async () => {
    await add('a@x.example', 'b@x.example', 'c@x.example')
    const { id: issue } = await make()
    const [a, b, c] = [(await claim(issue))!, (await claim(issue))!, (await claim(issue))!]
    await archive.settleDelivery(store.db, a.id, { kind: 'again', dueAt: later(5), why: '450 later' })
    await archive.settleDelivery(store.db, b.id, { kind: 'failed', why: '554 no' })
    await archive.settleDelivery(store.db, c.id, { kind: 'sent', at: later(1) })
    expect(await claim(issue, later(4))).toBeNull()
    expect(await archive.nextDelivery(store.db, issue)).toEqual(later(5))
    expect(await claim(issue, later(5))).toMatchObject({ email: a.email, attempts: 2 })
    expect(await archive.failedDeliveries(store.db, issue, 9)).toEqual([{ email: b.email, why: '554 no' }])
    await archive.eraseSubscriber(store.db, b.subscriberId)
    await archive.eraseSubscriber(store.db, c.subscriberId)
    expect(await counts()).toEqual({ sent: 1, waiting: 1, failed: 1 })
    await archive.eraseSubscriber(store.db, a.subscriberId)
    expect(await archive.unfinishedIssues(store.db, later(9))).toEqual([])
  })

  test('a letter taken back from a dead sender is closed when its reader has left', async () => {
    await add('a@x.example')
    const { id: issue } = await make()
    const { subscriberId } = (await claim(issue))!
    await archive.endSubscription(store.db, key, { id: subscriberId, why: 'unsubscribed', at: AT })
    await archive.takeBackDeliveries(store.db, issue)
    expect(await claim(issue)).toBeNull()
    expect(await archive.nextDelivery(store.db, issue)).toBeNull()
    expect(await counts()).toEqual({ sent: 0, waiting: 0, failed: 1 })
  })

  test('what issues told is remembered', async () => {
    expect(await archive.issuesBefore(store.db)).toEqual({ stories: new Set(), pieces: new Set(), last: null })
    await make(1, ['a', 'b'])
    await make(2, ['c'])
    expect(await archive.issuesBefore(store.db)).toMatchObject({
      stories: new Set(['a', 'b', 'c']),
      last: { number: 2 },
    })
    expect((await archive.listIssues(store.db, 9)).map(({ number, stories }) => [number, stories])).toEqual([
      [2, 1],
      [1, 2],
    ])
  })

  test('only one process sends at a time', async () => {
    const inside = await archive.ifFree(store.pool, 'newsletter', () =>
      archive.ifFree(store.pool, 'newsletter', async () => 'second'),
    )
    expect(inside).toEqual({ result: null })
    expect(await archive.ifFree(store.pool, 'newsletter', async () => 'third')).toEqual({ result: 'third' })
  })
})
