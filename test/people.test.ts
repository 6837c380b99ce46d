import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addPerson, linkFor, logIn, removePerson, sessionOf, setPassword, setRole } from '../src/worker/index.ts'
import { testHomes } from './homes.ts'
import { openTestNewsroom, type TestNewsroom } from './press.ts'

const START = new Date('2026-03-02T06:00:00Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const PASSWORD = 'four cranes in Gdansk'

/** Hashing takes its time; where it is not looked at, it is left out. */
const never = async () => false

describe.each(testHomes())('people on $name', (home) => {
  let paper: TestNewsroom
  const from = '203.0.113.9'
  const tried = async (name: string, password = PASSWORD, address = from) =>
    logIn(paper.newsroom, { name, password, from: address })
  const later = (milliseconds: number) => {
    paper.clock = new Date(paper.clock.getTime() + milliseconds)
  }
  beforeAll(async () => {
    paper = await openTestNewsroom(home, { at: START })
    await addPerson(paper.newsroom, { name: 'Ann', role: 'chief', password: PASSWORD })
    await addPerson(paper.newsroom, { name: 'Bo', role: 'editor', password: PASSWORD })
  })
  afterAll(() => paper.close())
  // Attempts of the test before count no longer.
  beforeEach(() => later(20 * MINUTE))

  const tokenOf = async (name: string) => {
    const login = await tried(name)
    if (login.kind !== 'in') throw new Error(`${name} is not let in: ${login.kind}`)
    return login.token
  }

  test('whoever knows the password is in, however the name is written; the archive holds neither it nor the token', async () => {
    const token = await tokenOf('ANN')
    expect(await sessionOf(paper.newsroom, token)).toEqual({ who: 'Ann', role: 'chief' })
    const { rows } = await paper.newsroom.store.pool.query(
      'select (select json_agg(p) from people p)::text || (select json_agg(s) from sessions s)::text as all',
    )
    expect(rows[0].all).not.toContain(token)
    expect(rows[0].all).not.toContain('cranes')
  })

  test('an unknown name, one without a password and a wrong password get one answer, for the same work', async () => {
    await addPerson(paper.newsroom, { name: 'Cai', role: 'reader', password: null })
    const hashed: (string | null)[] = []
    const verify = async (_: string, hash: string | null) => {
      hashed.push(hash)
      return false
    }
    for (const name of ['Ann', 'Nobody', 'Cai', '']) {
      expect(await logIn(paper.newsroom, { name, password: 'wrong', from }, verify)).toEqual({ kind: 'wrong' })
    }
    expect(hashed).toEqual([expect.stringMatching(/^scrypt/), null, null, null])
    const generous = async () => true
    expect(await logIn(paper.newsroom, { name: 'Cai', password: '', from }, generous)).toEqual({ kind: 'wrong' })
  })

  test('ten wrong passwords under one name are all, wherever they come from, until a quarter of an hour is over', async () => {
    for (let n = 0; n < 10; n++) {
      const given = { name: 'Bo', password: 'wrong', from: `198.51.100.${n}` }
      expect(await logIn(paper.newsroom, given, never)).toEqual({ kind: 'wrong' })
    }
    const refused = await tried('bo', PASSWORD, '192.0.2.1')
    expect(refused).toEqual({ kind: 'too many', retryAfterSeconds: 15 * 60 })
    expect((await tried('Ann')).kind).toBe('in')
    later(14 * MINUTE)
    expect(await tried('Bo')).toEqual({ kind: 'too many', retryAfterSeconds: 60 })
    later(MINUTE)
    expect((await tried('Bo')).kind).toBe('in')
  })

  test('thirty from one address are all, whatever the names; what succeeds does not count', async () => {
    for (let n = 0; n < 3; n++) expect((await tried('Ann')).kind).toBe('in')
    for (let n = 0; n < 30; n++) {
      expect(await logIn(paper.newsroom, { name: `x${n}`, password: '', from }, never)).toEqual({ kind: 'wrong' })
    }
    expect((await tried('Ann')).kind).toBe('too many')
    expect((await tried('Ann', PASSWORD, '203.0.113.10')).kind).toBe('in')
  })

  test('however many come at once, no more than the limit are looked at', async () => {
    let looked = 0
    const verify = async () => {
      looked += 1
      return false
    }
    const all = Array.from({ length: 40 }, (_, n) =>
      logIn(paper.newsroom, { name: 'Bo', password: `${n}`, from: `198.51.100.${n}` }, verify),
    )
    const answers = (await Promise.all(all)).map(({ kind }) => kind)
    expect(looked).toBeLessThanOrEqual(10)
    expect(answers.filter((kind) => kind === 'wrong')).toHaveLength(looked)
  })

  test('a session ends after a week without use and after thirty days with it', async () => {
    const idle = await tokenOf('Ann')
    later(7 * DAY + MINUTE)
    expect(await sessionOf(paper.newsroom, idle)).toBeNull()
    const used = await tokenOf('Ann')
    for (let day = 0; day < 29; day++) {
      later(DAY)
      expect(await sessionOf(paper.newsroom, used), `day ${day}`).not.toBeNull()
    }
    later(DAY)
    expect(await sessionOf(paper.newsroom, used)).toBeNull()
  })

  test.each<[string, () => Promise<unknown>]>([
    ['password', () => setPassword(paper.newsroom, 'bo', `${PASSWORD}!`)],
    ['role', () => setRole(paper.newsroom, 'Bo', 'reader')],
    ['being removed', () => removePerson(paper.newsroom, 'BO')],
  ])('a new %s ends all sessions and links', async (_, change) => {
    await setPassword(paper.newsroom, 'Bo', PASSWORD)
    const tokens = [await tokenOf('Bo'), await tokenOf('Bo')]
    const other = await tokenOf('Ann')
    await linkFor(paper.newsroom, 'Bo')
    await change()
    for (const token of tokens) expect(await sessionOf(paper.newsroom, token)).toBeNull()
    expect(await sessionOf(paper.newsroom, other)).not.toBeNull()
    const { rows } = await paper.newsroom.store.pool.query("select * from login_links where person = 'bo'")
    expect(rows).toEqual([])
  })

  test('who was removed comes in by nothing, and may be taken back with another password', async () => {
    expect((await tried('Bo')).kind).toBe('wrong')
    await addPerson(paper.newsroom, { name: 'bo', role: 'reader', password: `${PASSWORD}?` })
    expect((await tried('Bo')).kind).toBe('wrong')
    expect((await tried('Bo', `${PASSWORD}?`)).kind).toBe('in')
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['a name twice', () => addPerson(paper.newsroom, { name: 'ANN', role: 'reader', password: null }), 'already'],
    ['a name of markup', () => addPerson(paper.newsroom, { name: '<i>', role: 'reader', password: null }), 'letters'],
    ['a short password', () => setPassword(paper.newsroom, 'Ann', 'short'), 'at least 12'],
    ['no chief', () => setRole(paper.newsroom, 'Ann', 'editor'), 'only chief'],
    ['the chief gone before the others', () => removePerson(paper.newsroom, 'Ann'), 'only chief'],
    ['nobody', () => linkFor(paper.newsroom, 'Zoe'), 'nobody named'],
  ])('%s cannot be', async (_, doing, words) => {
    await expect(doing()).rejects.toThrow(words)
  })
})
