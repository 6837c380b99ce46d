import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Effect } from '../src/news/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { addPerson, deadLetters } from '../src/worker/index.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { type ServedDesk, serveDesk, type TestBrowser } from './desk-door.ts'
import { openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const PASSWORD = 'four cranes in Gdansk'

let paper: TestPaper
let newsroom: Newsroom
let desk: ServedDesk
beforeAll(async () => {
  paper = await newPaper()
  newsroom = await openPaper(paper, () => NOW)
  desk = await serveDesk(newsroom)
})
afterAll(async () => {
  desk?.close()
  await newsroom?.close()
  await paper?.remove()
})

/** Gives a job and two effects up. */
beforeEach(async () => {
  const { store, jobs } = newsroom
  const worker = await archive.enlist(store.pool)
  await store.pool.query('delete from outbox')
  await store.pool.query('delete from pgboss.job')
  await jobs.send('publish', [{}])
  for (let attempt = 0; attempt < 4; attempt++) {
    await store.pool.query("update pgboss.job set start_after = now() where state < 'active'")
    const [job] = await jobs.take(worker, 'publish', 1)
    await jobs.failed('publish', job!.id, 'no space left on <b>device</b>')
  }
  const record = { edition: { id: 'x' } }
  const effects: Record<string, Effect> = {
    telling: { kind: 'webhook', hook: 'publish', event: 'edition.published', record },
    letter: { kind: 'mail', to: 'ida@marsh.example', subject: 'A feed is silent', text: 'x', html: 'x' },
  }
  for (const [key, effect] of Object.entries(effects)) await archive.enqueue(store.db, { key, effect }, NOW)
  for (const { id } of await archive.takeEffects(store.db, worker.number, { now: NOW, most: 9 })) {
    await archive.settleEffect(
      store.db,
      id,
      { kind: 'failed', why: 'it answered with status 410' },
      { now: NOW, dueAt: null },
    )
  }
  await worker.leave()
})

const left = async () => (await deadLetters(newsroom, 99)).map(({ stage }) => stage).sort()
const decisions = () => archive.allDecisions(newsroom.store.db)

test('the desk lists what was given up: stage, subject, reason, tries; and says so on every page', async () => {
  const browser = desk.browser()
  const { body } = await browser.get('/desk/failed/')
  expect(body).toContain('3 wait for a person')
  expect(body).toContain('edition.published to the publish webhook')
  expect(body).toContain('“A feed is silent” to ida@marsh.example')
  expect(body).toContain('no space left on &lt;b&gt;device&lt;/b&gt;')
  expect(body).toContain('4 tries')
  expect((await browser.get('/desk/')).body).toMatch(/href="\/desk\/failed\/"[^>]*>Given up<span class="meta"> 3</)
})

test('one is done again, then all; the log says who wanted it', async () => {
  const browser = desk.browser()
  const [letter] = (await deadLetters(newsroom, 99)).filter(({ stage }) => stage === 'mail')
  const again = (form: Record<string, string>) => browser.send('/desk/failed/', '/desk/failed/retry', form)
  expect(await again({ id: letter!.id })).toMatchObject({ status: 303, headers: { location: '/desk/failed/' } })
  expect(await left()).toEqual(['publish', 'webhook'])
  expect((await again({ id: letter!.id })).status).toBe(409)
  expect((await again({})).status).toBe(303)
  expect(await left()).toEqual([])
  expect((await newsroom.jobs.waiting()).get('publish')).toBe(1)
  const last = (await decisions()).at(-1)!
  expect(last).toMatchObject({ by: 'ann', deed: { do: 'retry', count: 2 } })
  const { body } = await browser.get('/desk/log/')
  expect(body).toContain('had done again: mail “A feed is silent” to ida@marsh.example')
  expect((await browser.get('/desk/failed/')).body).toContain('Nothing was given up.')
  expect((await browser.get('/desk/')).body).not.toContain('Given up')
})

test.each<[string, Record<string, string>, Record<string, string>]>([
  ['without its token', { csrf: '' }, {}],
  ['from another origin', {}, { origin: 'https://evil.example' }],
])('a form %s does nothing', async (_, form, headers) => {
  const before = (await decisions()).length
  expect((await desk.browser().send('/desk/failed/', '/desk/failed/retry', form, headers)).status).toBe(403)
  expect(await left()).toHaveLength(3)
  expect(await decisions()).toHaveLength(before)
})

describe.skipIf(!chromiumHere)('in Chromium', () => {
  let chrome: Browser
  beforeAll(async () => {
    chrome = await launchChromium()
  })
  afterAll(() => chrome?.close())

  test('it can be read by everybody, narrow and wide, light and dark', async () => {
    const page = await chrome.newPage()
    await page.goto(`${desk.origin}/desk/failed/`)
    expect(await faultsInSight(page)).toEqual([])
    await page.close()
  })
})

// Last: from the first person on the desk is closed to others.
test('a reader sees the list and may do nothing about it', async () => {
  for (const [name, role] of [
    ['rob', 'reader'],
    ['cid', 'chief'],
  ] as const) {
    await addPerson(newsroom, { name, role, password: PASSWORD })
  }
  const browser: TestBrowser = desk.browser()
  const entered = await browser.send('/desk/login', '/desk/login', { name: 'rob', password: PASSWORD, to: '/' })
  expect(entered.status).toBe(303)
  const { body } = await browser.get('/desk/failed/')
  expect(body).toContain('A feed is silent')
  expect(body).not.toContain('Do again')
  expect((await browser.send('/desk/failed/', '/desk/failed/retry', {})).status).toBe(403)
  expect(await left()).toHaveLength(3)
})
