import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Newsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { addPerson, decidePiece, publishEdition } from '../src/worker/index.ts'
import { chromiumHere, launchChromium } from './chromium.ts'
import { type ServedDesk, serveDesk } from './desk-door.ts'
import { file, openPaper } from './filed.ts'
import { type ModelServer, type Reply, startModelServer } from './model-server.ts'
import { edit, newPaper, type TestPaper } from './paper.ts'
import { faultsInSight } from './sight.ts'

const START = new Date('2026-11-20T12:00:00Z').getTime()
const TITLE = 'Council buys clock tower without hands for £40,000'
const SOURCE = [
  'Ravensholt Town Council has bought a clock tower that has no hands, minutes of its estates committee show.',
  'The tower was sold by a bankrupt shopping arcade in May and cost £40,000, plus a further £6,000 to be moved by road.',
  'Officers had been asked to find a landmark for the square before the winter market opens at the end of next month.',
  'A clockmaker from Leeds has offered to fit new hands, but the committee put off its answer until the spring.',
].join('\n\n')

const HEADLINE = 'Tower That Cannot Tell Time Praised For Its Honesty'
const BODY = [
  'A structure with nothing to say about the hour has been hailed as the most candid public servant in the district, after residents noticed that it had not been wrong once since it arrived.',
  'The landmark stands in the middle of the square and gazes at shoppers with the calm of an official who has been asked for a date. Early risers report that it looks exactly the same to latecomers, which has been welcomed as a step towards equality.',
  '“Every other dial in this district makes promises,” said Ottoline Marchpane, founder of a society for people who distrust minutes. “This one looks you in the eye and admits that it has no idea. I have waited my whole life for that.”',
  'Attempts to improve it have met with resistance. A petition to add a cuckoo was withdrawn when nobody could agree on what it would be announcing, or to whom.',
  'Commuters have adapted quickly. “I used to be late,” said one regular, Barnaby Tressilick, sitting down on the steps with a flask. “Now I am merely early for something that has not been decided.”',
].join('\n\n')

/** Answers each of the desk's questions well. */
function chat({ schema }: { readonly schema: Record<string, unknown> | null }): Reply {
  const asked = Object.keys((schema?.properties ?? {}) as object)
  const text = { headline: HEADLINE, body: BODY }
  const grades = { funny: 'good', fair: 'good', clear: 'good', clean: 'good' }
  if (asked.includes('verdict')) return said({ verdict: 'pass', ...grades, note: 'Fine.', ...text })
  if (asked.includes('alt')) return said({ prompt: 'A tower with a blank dial.', alt: 'A tower with a blank dial.' })
  return said({ angles: ['It is never wrong.'], chosen: 'It is never wrong.', ...text })
}

const said = (value: unknown): Reply => ({ text: JSON.stringify(value) })

describe.skipIf(!chromiumHere)('satire on the desk', () => {
  let models: ModelServer
  let paper: TestPaper
  let newsroom: Newsroom
  let desk: ServedDesk
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    models = await startModelServer({ chat })
    paper = await newPaper()
    const yaml = join(paper.dir, 'newsroom.yaml')
    await edit(yaml, '  enabled: false\n  # Only stories', '  enabled: true\n  # Only stories')
    await edit(yaml, '  writer: null', `  writer: openai-compatible:${models.url}#wit-1`)
    await edit(yaml, '  painter: null', `  painter: openai-compatible:${models.url}#brush-1`)
    const opened = Date.now()
    newsroom = await openPaper(paper, () => new Date(START + Date.now() - opened))
    await file(newsroom, [
      { source: 'gazette', title: TITLE, text: SOURCE, at: new Date('2026-11-20T08:00:00Z') },
      {
        ...{ source: 'echo', title: 'Seven killed as ferry capsizes off Sumatra coast' },
        ...{ text: 'Rescuers searched the water through the night. '.repeat(12), at: new Date('2026-11-20T09:00:00Z') },
      },
    ])
    desk = await serveDesk(newsroom)
    browser = await launchChromium()
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    page = await context.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    desk?.close()
    await newsroom?.close()
    await paper?.remove()
    models?.close()
  })

  const button = (name: string | RegExp, on: Page = page) => on.getByRole('button', { name })
  const theOne = async () => (await archive.listPieces(newsroom.store.db, 1))[0]!.piece
  const standing = (words: string, on: Page = page) => on.locator('.piece .state', { hasText: words }).waitFor()
  const fill = (label: string | RegExp, words: string, on: Page = page) => on.getByLabel(label).fill(words)

  test('shows what may be written about and what may not, with why', async () => {
    await page.goto(`${desk.origin}/desk/satire/`)
    const picks = page.getByRole('region', { name: 'May be written about (1)' })
    expect(await picks.getByRole('heading', { level: 3 }).allTextContents()).toEqual([TITLE])
    const refused = page.getByRole('region', { name: 'May not (1)' })
    expect(await refused.textContent()).toMatch(/Seven killed.*tragedy.*"killed" in the headline/s)
    expect(await page.getByRole('region', { name: 'Ledger' }).textContent()).toContain('$0.00 spent of $2.00')
  })

  test('has a piece written while nobody waits, and shows it when it is there', async () => {
    await page.getByText('live', { exact: true }).waitFor()
    await button(/^Have it written/).click()
    await page.getByRole('region', { name: 'Waits for a person (1)' }).waitFor()
    await page.getByRole('link', { name: HEADLINE }).click()
    await standing('Waits for a person')
  })

  test('puts the text beside its source, with label, picture, checks, answers and ledger', async () => {
    expect(await page.locator('.piece .label').textContent()).toBe('Satire')
    expect(await page.getByRole('region', { name: 'What it was made from' }).textContent()).toContain('A clockmaker')
    await page.getByRole('img', { name: 'A tower with a blank dial.' }).waitFor()
    expect(await page.evaluate("document.querySelector('.piece img').naturalWidth")).toBe(1024)
    const checks = page.getByRole('region', { name: 'Checks: 12 passed' })
    expect(await checks.getByRole('row').count()).toBe(12)
    expect(await page.locator('.said').first().textContent()).toContain('It is never wrong.')
    expect(await page.getByRole('region', { name: 'Ledger: 4 calls' }).textContent()).toContain(
      'wit-1, 100 + 50 tokens',
    )
    expect(await page.getByRole('region', { name: 'Log' }).textContent()).toContain('ann had it written')
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    expect(await faultsInSight(page)).toEqual([])
  })

  test('holds an edited text that a check finds wrong', async () => {
    await fill(/^Text/, `${BODY}\n\nRead more on win.example.com today.`)
    await button('Keep and check again').click()
    await standing('Held by a check')
    expect(await page.locator('.piece .note').textContent()).toContain('win.example.com')
    expect(await button('Approve and publish').count()).toBe(0)
    await fill(/^Text/, BODY)
    await button('Keep and check again').click()
    await standing('Waits for a person')
  })

  test('refuses the approval of a text that was changed after it was shown, and shows the new one', async () => {
    const body = BODY.replace('Commuters', 'Travellers')
    await decidePiece(newsroom, (await theOne()).id, { do: 'edit', headline: null, body, why: null })
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await button('Approve and publish').click()
    expect((await answer).status()).toBe(409)
    expect(await page.getByRole('alert').textContent()).toContain('changed while you were reading')
    expect(await page.locator('.piece .prose').textContent()).toContain('Travellers')
    expect(await archive.publishedPieces(newsroom.store.db)).toEqual([])
  })

  test('has it written again with a note', async () => {
    await fill('What the writer shall change', 'Less flask, more tower.')
    await button('Have it written again').click()
    await page.waitForURL('**/satire/*/')
    await expect.poll(async () => (await theOne()).state).toBe('waiting')
    expect(models.asked.some(({ prompt, system }) => `${system}${prompt}`.includes('Less flask, more tower.'))).toBe(
      true,
    )
    await page.reload()
    expect(await page.locator('.piece .prose').textContent()).toContain('Commuters')
  })

  test('publishes what is approved with the next edition, and withdraws it', async () => {
    await fill(/^Why/, 'made me laugh')
    await button('Approve and publish').click()
    await standing('Approved, comes out with the next edition')
    expect(await archive.publishedPieces(newsroom.store.db)).toMatchObject([{ headline: HEADLINE, approvedBy: 'ann' }])
    await publishEdition(newsroom)
    await page.reload()
    await standing('Published')
    expect(await button('Keep and check again').count()).toBe(0)
    const onSite = await page.getByRole('link', { name: 'As readers see it' }).getAttribute('href')
    const reading = await browser.newPage()
    await reading.goto(`${desk.origin}${onSite}`)
    expect(await reading.getByRole('heading', { level: 1 }).textContent()).toBe(HEADLINE)
    expect(await reading.locator('.banner').textContent()).toContain('This is satire')
    await reading.close()
    await button('Withdraw from every page').click()
    await standing('Withdrawn')
    expect(await archive.publishedPieces(newsroom.store.db)).toEqual([])
    expect(await page.getByRole('region', { name: 'Log' }).textContent()).toMatch(
      /approved it: made me laugh.*withdrew/s,
    )
  })

  test('says in one line how to switch it on and what to configure', async () => {
    const { settings } = newsroom
    for (const [other, words] of [
      [{ settings: { ...settings, satire: { ...settings.satire, enabled: false } } }, 'satire.enabled: true'],
      [{ models: { ...newsroom.models, nameOf: () => null } }, 'models.writer'],
    ] as const) {
      const served = await serveDesk({ ...newsroom, ...other })
      const browser = served.browser()
      expect((await browser.get('/desk/satire/')).body).toContain(words)
      const asked = { story: (await theOne()).storyId }
      expect((await browser.send('/desk/satire/', '/desk/satire/write', asked)).status).toBe(422)
      served.close()
    }
  })

  test('lets readers look and decide nothing', async () => {
    const password = 'four cranes in Gdansk'
    for (const [name, role] of [
      ['Ann', 'chief'],
      ['Rea', 'reader'],
    ] as const) {
      await addPerson(newsroom, { name, role, password })
    }
    const piece = await theOne()
    const [on, reader] = [`/desk/satire/${piece.id}/`, desk.browser()]
    expect((await reader.get(on)).status).toBe(401)
    await reader.send('/desk/login', '/desk/login', { name: 'Rea', password, to: '/' })
    const { body } = await reader.get(on)
    expect(body).toContain(HEADLINE)
    expect(body).not.toMatch(/<textarea|name="do"/)
    expect((await reader.get('/desk/satire/')).body).not.toContain('/desk/satire/write')
    for (const [to, form] of [
      [`${on}decide`, { do: 'approve', hash: piece.hash }],
      [`${on}decide`, { do: 'edit', hash: piece.hash, headline: 'x', body: 'x' }],
      ['/desk/satire/write', { story: piece.storyId }],
    ] as const) {
      expect((await reader.send(on, to, { ...form })).status).toBe(403)
    }
    expect((await theOne()).hash).toBe(piece.hash)
  })
})
