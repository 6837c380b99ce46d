import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFeed } from '../src/pipeline/collect/index.ts'
import { file, openPaper } from './filed.ts'
import { newPaper, type TestPaper } from './paper.ts'

const WORDS = 'The report spoke of 9 cranes; there are <7>.'
const EVENTS = ['Tartu counts water meters', 'Porto council mends tram signals', 'Gdansk shipyard inspects cranes']

interface ListedEdition {
  id: string
  publishedAt: string
  stories: number
  changes: { new: number; changed: number; gone: number } | null
}

let paper: TestPaper
let slugs: string[]
beforeAll(async () => {
  paper = await newPaper()
  const newsroom = await openPaper(paper)
  const at = new Date(Date.now() - 3_600_000)
  await file(
    newsroom,
    EVENTS.map((title, n) => ({ source: `paper-${n}`, title, text: `${title}, it was said. `.repeat(9), at })),
  )
  await newsroom.close()
  slugs = (await paper.json<{ slug: string }[]>('story', 'list')).map(({ slug }) => slug).sort()
})
afterAll(() => paper?.remove())

const slugOf = (word: string) => slugs.find((slug) => slug.includes(word))!
const page = (path: string) => readFile(join(paper.dir, 'site', path, 'index.html'), 'utf8')
const list = () => paper.json<ListedEdition[]>('edition', 'list')
const show = async (...args: string[]) => {
  const { changes } = await paper.json<{ changes: { kind: string; slug: string }[] }>('edition', 'show', ...args)
  return changes.map(({ kind, slug }) => `${kind} ${slug}`).sort()
}
const entries = async () => {
  const reading = readFeed(await readFile(join(paper.dir, 'site/feed.atom'), 'utf8'), { url: 'http://x.example/' })
  if (reading.kind !== 'feed') throw new Error(reading.why)
  return reading.document.entries
}

test('the first edition is all new', async () => {
  const [first] = await list()
  expect(first).toMatchObject({ stories: 3, changes: { new: 3, changed: 0, gone: 0 } })
  expect(await show('last')).toEqual(slugs.map((slug) => `new ${slug}`))
})

test('an edition whose writer was killed before it was noted is noted by the next publish', async () => {
  const newsroom = await openPaper(paper)
  await newsroom.store.pool.query('truncate editions, edition_changes, printed_stories')
  await newsroom.close()
  await paper.json('publish')
  expect(await list()).toMatchObject([{ stories: 3, written: 0, changes: { new: 3, changed: 0, gone: 0 } }])
  await paper.json('publish')
  expect(await list()).toHaveLength(1)
})

test('a correction stands on the page, in the feed first and newer, and among all corrections', async () => {
  const crane = slugOf('cranes')
  const before = (await entries()).find(({ url }) => url!.includes(crane))!
  await paper.json('edition', 'correct', crane, WORDS, '--why', 'the shipyard called')
  await paper.json('publish')
  expect(await show('last')).toEqual([`changed ${crane}`])
  expect(await page(`story/${crane}`)).toMatch(/Correction<\/h2>.*there are &lt;7&gt;\./s)
  expect(await page('corrections')).toContain(`/story/${crane}/`)
  const [entry] = await entries()
  expect(entry!.guid).toBe(before.guid)
  expect(entry!.content).toMatch(/^<p><b>Correction, /)
  expect(entry!.updatedAt!.getTime()).toBeGreaterThan(before.updatedAt!.getTime())
})

test('a withdrawn story leaves front page and feed; its address keeps the notice', async () => {
  const tram = slugOf('tram')
  await paper.json('edition', 'withdraw', tram, 'The agency took its report back.')
  await paper.json('publish')
  expect(await show('last')).toEqual([`gone ${tram}`])
  const notice = await page(`story/${tram}`)
  expect(notice).toContain('The agency took its report back.')
  expect(notice.replace(/<[^>]*>/g, '').toLowerCase()).not.toContain('tram signals')
  expect(await page('.')).not.toContain('tram signals')
  expect((await entries()).some(({ url }) => url!.includes(tram))).toBe(false)
  const all = await paper.json<{ slug: string; withdrawn: object | null }[]>('story', 'list', '--all')
  expect(all.find(({ slug }) => slug === tram)?.withdrawn).toMatchObject({ text: 'The agency took its report back.' })
})

test('taken back, the story is there again as it was', async () => {
  const tram = slugOf('tram')
  await paper.json('story', 'undo')
  await paper.json('publish')
  expect(await show('last')).toEqual([`new ${tram}`])
  expect(await page(`story/${tram}`)).not.toContain('took its report back')
  expect(await page('.')).toContain('tram signals')
  expect(await page('corrections')).not.toContain('took its report back')
})

test('two editions are compared: what came and went between them is left out', async () => {
  // The newsroom's very first edition had no stories yet.
  const editions = (await list()).filter(({ changes }) => changes !== null)
  expect(editions.map(({ changes }) => changes)).toEqual([
    { new: 1, changed: 0, gone: 0 },
    { new: 0, changed: 0, gone: 1 },
    { new: 0, changed: 1, gone: 0 },
    { new: 3, changed: 0, gone: 0 },
  ])
  expect(await show('last', '--since', editions.at(-1)!.id)).toEqual([`changed ${slugOf('cranes')}`])
  expect(await show(editions.at(-1)!.id, '--since', 'last')).toEqual([`changed ${slugOf('cranes')}`])
  expect(await show(editions[1]!.publishedAt)).toEqual([`gone ${slugOf('tram')}`])
})

test.each([
  [['correct', 'nothing-such', 'words'], 'no story "nothing-such"'],
  [['show', 'ffffffff'], 'no edition ffffffff'],
])('edition %s is refused', async (words, why) => {
  const { code, err } = await paper.bs('edition', ...words)
  expect([code, err]).toEqual([2, expect.stringContaining(why)])
})

test('a correction without words is refused', async () => {
  const { code, err } = await paper.bs('edition', 'correct', slugOf('tram'), ' ')
  expect([code, err]).toEqual([2, expect.stringContaining('readers must be told why')])
})
