import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import { decide } from '../src/worker/index.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { serveDesk } from './desk-browser.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'

/** Events that have no word in common. */
const EVENTS = [
  'Tartu parliament water meters Ahlgren approves audit',
  'Marseille harbour ferry timetable Quennell crossings delay',
  'Aarhus hospital ward notes Lindqvist patients trial',
  'Izmir foundry helium prices Demirel shortage contract',
  'Porto council tram signals Carvalho junction repair',
  'Cork court translators union Moriarty strike vote',
]
const START = new Date('2026-03-02T06:00:00Z')
const telling = (words: string, n: number) => ({
  ...{ source: `press-${n}`, title: words, text: `${words}. ${words} again.` },
  at: new Date(START.getTime() + n * 60_000),
})

describe.skipIf(!chromiumHere)('in Chromium, an editor', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  let desk: Awaited<ReturnType<typeof serveDesk>>
  let browser: Browser
  let context: BrowserContext
  let page: Page

  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper)
    await file(
      newsroom,
      EVENTS.flatMap((words, event) => Array.from({ length: 2 + (event % 2) }, (_, n) => telling(words, n))),
    )
    desk = await serveDesk(newsroom)
    browser = await launchChromium()
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
    await page.goto(`${desk.origin}/desk/`)
    await page.getByText('live', { exact: true }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    desk?.close()
    await newsroom?.close()
    await paper?.remove()
  })

  const row = (word: string, on: Page = page) => on.locator('ol.rows > li').filter({ hasText: word }).first()
  const stateOf = (word: string, on: Page = page) => row(word, on).locator('.state')
  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await page.keyboard.press(key)
  }

  test('approves, holds, kills, pins and takes back by keyboard alone, and stays where the hands are', async () => {
    await keys('j')
    const first = (await page.locator('ol.rows > li').first().locator('h2').textContent())!
    for (const [pressed, state] of [
      [['a'], 'Approved'],
      [['x'], 'Killed'],
      [['u'], 'Approved'],
      [['h', 'Enter'], 'Held'],
      [['u'], 'Approved'],
      [['p', '2', 'Enter'], 'Pinned 2'],
      [['u'], 'Approved'],
    ] as const) {
      await keys(...pressed)
      await stateOf(first).filter({ hasText: state }).waitFor()
      expect(await page.evaluate("document.activeElement.closest('ol.rows > li')?.textContent")).toContain(first)
    }
    await keys('u')
    await stateOf(first).filter({ hasText: 'Approved' }).waitFor({ state: 'hidden' })
  })

  test('moves between stories, opens reasons and the keys', async () => {
    await keys('j', 'r')
    expect(await page.locator('ol.rows > li details[open]').count()).toBe(1)
    await keys('r', 'k', '?')
    expect(await page.getByRole('dialog', { name: 'Keys' }).isVisible()).toBe(true)
    expect(await faultsInSight(page)).toEqual([])
    await keys('Escape', '/')
    await page.keyboard.type('helium')
    await keys('Enter')
    await page.waitForURL('**find=helium*')
    expect(await page.locator('ol.rows > li').count()).toBe(1)
    await page.goto(`${desk.origin}/desk/`)
  })

  test('sees what others decide, in this process or another, while nothing in hand moves', async () => {
    await page.getByText('live', { exact: true }).waitFor()
    await keys('j', 'j', 'j')
    const inHand = page.locator('ol.rows > li:focus')
    const top = async () => (await inHand.boundingBox())!.y
    const before = await top()
    const other = await page.locator('ol.rows > li').first().getAttribute('id')
    const words = (await page.locator('ol.rows > li').first().locator('h2').textContent())!
    await decide(newsroom, { do: 'approve', story: other!.slice(2) as never }, null)
    await stateOf(words).filter({ hasText: 'Approved' }).waitFor()
    await paper.json('story', 'kill', other!.slice(2))
    await stateOf(words).filter({ hasText: 'Killed' }).waitFor()
    expect(Math.abs((await top()) - before)).toBeLessThan(1)
    await file(
      newsroom,
      [0, 1, 2, 3].map((n) => telling('Bergen road avalanche radar Haugland valley winter', n)),
    )
    await page.getByRole('button', { name: '1 new' }).waitFor()
    expect(Math.abs((await top()) - before)).toBeLessThan(1)
    await keys('n')
    await row('Bergen').waitFor()
    await decide(newsroom, { do: 'undo', decision: null }, null)
  })

  test('merges by search and splits again, and both hold after the next round', async () => {
    await page.goto(`${desk.origin}/desk/`)
    await row('Porto').focus()
    await keys('m')
    await page.locator('input[name=find]:focus').waitFor()
    await page.keyboard.type('translat')
    await page.getByRole('button', { name: /^Merge it into this story/ }).click()
    await page.locator('ol.line > li h3').filter({ hasText: 'Cork' }).first().waitFor()
    const members = await page.locator('ol.line > li h3').count()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Split off those that are ticked' }).click()
    await expect.poll(() => page.locator('ol.line > li h3').count()).toBe(members - 1)
    await file(
      newsroom,
      EVENTS.slice(4).map((words) => telling(words, 5)),
    )
    await page.reload()
    expect(await page.locator('ol.line > li h3').filter({ hasText: 'Cork' }).count()).toBeGreaterThan(0)
    expect(await page.getByText('put here by a person').count()).toBeGreaterThan(0)
  })

  test('who comes second on one story is shown what the first did, and asked', async () => {
    const late = await context.newPage()
    await late.route('**/events', (route) => route.abort())
    await late.goto(`${desk.origin}/desk/`)
    await page.goto(`${desk.origin}/desk/`)
    await row('Izmir').focus()
    await keys('a')
    await stateOf('Izmir').filter({ hasText: 'Approved' }).waitFor()
    await row('Izmir', late).focus()
    await late.keyboard.press('x')
    await late.getByRole('heading', { name: /Somebody decided/ }).waitFor()
    expect(await late.locator('main').textContent()).toContain('approved “Izmir')
    expect(await stateOf('Izmir').textContent()).toContain('Approved')
    await late.getByRole('button', { name: 'Kill it all the same' }).click()
    await stateOf('Izmir').filter({ hasText: 'Killed' }).waitFor()
  })
})
