import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { addPerson, composeToday, linkFor, publishEdition } from '../src/worker/index.ts'
import { CHROMIUM, chromiumHere, launchChromium } from './chromium.ts'
import { type ServedDesk, serveDesk } from './desk-door.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'

if (!chromiumHere) console.warn(`Nobody logs in with a browser: there is no ${CHROMIUM}`)

const PASSWORD = 'four cranes in Gdansk'
const WORDS = 'The report spoke of 9 cranes; there are 7.'

describe.skipIf(!chromiumHere)('people at the desk, in Chromium', () => {
  let paper: TestPaper
  let newsroom: Newsroom
  let desk: ServedDesk
  let browser: Browser
  let slug: string
  beforeAll(async () => {
    paper = await newPaper()
    newsroom = await openPaper(paper)
    const at = new Date(Date.now() - 3_600_000)
    const title = 'Gdansk shipyard inspects cranes'
    await file(newsroom, [{ source: 'ledger', title, text: `${title}, it was said. `.repeat(9), at }])
    for (const role of ['chief', 'editor', 'reader'] as const) {
      await addPerson(newsroom, { name: `The ${role}`, role, password: PASSWORD })
    }
    await publishEdition(newsroom)
    slug = (await composeToday(newsroom)).paper.stories[0]!.slug
    desk = await serveDesk(newsroom)
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    desk?.close()
    await newsroom?.close()
    await paper?.remove()
  })

  const open = async (path: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> => {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(`${desk.origin}${path}`)
    return page
  }
  /** By keyboard alone, from wherever the page begins. */
  const logIn = async (page: Page, name: string, password = PASSWORD) => {
    await page.getByLabel('Name').focus()
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await page.keyboard.type(password)
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
  }

  test('whoever asks for a page logs in and is there; with a wrong password is not', async () => {
    const page = await open('/desk/wire/')
    await logIn(page, 'the editor', 'wrong')
    expect(await page.getByRole('alert').textContent()).toContain('Name or password is wrong.')
    expect(await page.getByLabel('Name').inputValue()).toBe('the editor')
    await page.getByLabel('Name').fill('')
    await logIn(page, 'the editor')
    expect(page.url()).toBe(`${desk.origin}/desk/wire/`)
    expect(await page.getByRole('link', { name: 'The editor' }).count()).toBe(1)
    await page.getByRole('link', { name: 'The editor' }).click()
    await page.getByRole('button', { name: 'Log out', exact: true }).click()
    await page.goto(`${desk.origin}/desk/`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Log in')
    await page.context().close()
  })

  test('a link lets somebody choose a password and come in', async () => {
    await addPerson(newsroom, { name: 'Newcomer', role: 'reader', password: null })
    const page = await open(`/desk/enter/${(await linkFor(newsroom, 'Newcomer')).token}`)
    await page.getByLabel('New password').fill('a sentence of my own')
    await page.getByLabel('The same again').fill('a sentence of my own')
    await page.getByRole('button', { name: 'Keep it, and log in' }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('Welcome')
    expect(await page.getByRole('link', { name: 'Newcomer' }).count()).toBe(1)
    await page.context().close()
  })

  test('an editor corrects a published story; the note is on its page and in the feed after the next publish', async () => {
    const page = await open(`/desk/story/${slug}/`)
    await logIn(page, 'The editor')
    await page.getByLabel('What was wrong').fill(WORDS)
    await page.getByRole('button', { name: 'Correct', exact: true }).click()
    await page.getByText(`: ${WORDS}`).first().waitFor()
    await publishEdition(newsroom)
    await page.goto(`${desk.origin}/story/${slug}/`)
    expect(await page.locator('#corrected').textContent()).toContain('Correction')
    expect(await page.locator('main').textContent()).toContain(WORDS)
    expect(await readFile(join(paper.dir, 'site/feed.atom'), 'utf8')).toContain(WORDS)
    await page.goto(`${desk.origin}/corrections/`)
    await page.getByRole('link', { name: 'Gdansk shipyard inspects cranes' }).click()
    expect(page.url()).toBe(`${desk.origin}/story/${slug}/`)
    await page.goto(`${desk.origin}/desk/editions/`)
    await page.getByRole('link', { name: '1 changed' }).click()
    expect(await page.locator('.changes').textContent()).toContain('Gdansk shipyard inspects cranes')
    await page.context().close()
  })

  test('a reader sees the same stories, and nothing to decide by', async () => {
    const page = await open(`/desk/story/${slug}/`)
    await logIn(page, 'The reader')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Gdansk shipyard inspects cranes')
    for (const path of [`/desk/story/${slug}/`, '/desk/', '/desk/log/']) {
      await page.goto(`${desk.origin}${path}`)
      expect(await page.locator('form[method=post]').count(), path).toBe(0)
    }
    await page.context().close()
  })

  test('a page elsewhere that sends a form to the desk of somebody who is logged in changes nothing', async () => {
    const page = await open('/desk/')
    await logIn(page, 'The chief')
    const story = (await archive.allStories(newsroom.store.db))[0]!.id
    const form = `<form method="post" action="${desk.origin}/desk/decide"><input name="do" value="kill"><input name="story" value="${story}"></form><script>document.forms[0].submit()</script>`
    const evil = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(form))
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve))
    const before = await archive.countDecisions(newsroom.store.db)
    try {
      const answer = page.waitForResponse((response) => response.url().endsWith('/desk/decide'))
      await page.goto(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`)
      expect((await answer).status()).toBe(403)
    } finally {
      evil.closeAllConnections()
      evil.close()
    }
    expect(await archive.countDecisions(newsroom.store.db)).toBe(before)
    await page.context().close()
  })

  test('everybody can read every page, narrow and wide, light and dark', async () => {
    const page = await open('/desk/')
    const { token } = await linkFor(newsroom, 'The reader')
    const [edition] = await archive.listEditions(newsroom.store.db, 1)
    const check = async (path: string) => {
      await page.goto(`${desk.origin}${path}`)
      expect(await faultsInSight(page)).toEqual([])
    }
    for (const path of [
      '/desk/login',
      `/desk/enter/${token}`,
      '/desk/enter/none',
      '/corrections/',
      `/story/${slug}/`,
    ]) {
      await check(path)
    }
    await page.goto(`${desk.origin}/desk/`)
    await logIn(page, 'The chief')
    for (const path of [
      'me/',
      'people/',
      `story/${slug}/`,
      'log/?deed=correct',
      'editions/',
      `editions/${edition!.id}/`,
    ]) {
      await check(`/desk/${path}`)
    }
    await page.context().close()
  })
})
