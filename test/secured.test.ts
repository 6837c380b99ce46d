import { createCipheriv } from 'node:crypto'
import { mkdtemp, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { edit, filesBelow, newPaper, type TestPaper } from './paper.ts'
import { EVERYDAY_TREE, newsFile, plant } from './trees.ts'

const keyOf = (fill: number) => Buffer.alloc(32, fill).toString('base64')

/** As an Everyday site seals. */
function theirs(plain: string, fill: number): string {
  const iv = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-cbc', Buffer.alloc(32, fill), iv)
  return `${Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')};${iv.toString('base64')}`
}

const SEALED = newsFile('Parliament votes on the harbour budget', { secured: theirs('{"id":"a1"}', 3) })
const BUDGET = '_news/2024-03-05-budget.md'

let folder: string
let paper: TestPaper
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-secured-'))
  paper = await newPaper()
  await plant(folder, { [BUDGET]: SEALED, '_news/2024-03-05-heron.md': EVERYDAY_TREE['_news/2024-03-05-heron.md']! })
}, 60_000)
afterAll(async () => {
  await paper?.remove()
  await rm(folder, { recursive: true, force: true })
})

const withKeys = <T>(keys: string, work: () => Promise<T>) => paper.withEnv({ SECURED_KEY: keys }, work)
const content = (path: string) => readFile(join(paper.dir, 'content', path), 'utf8')

test('with the wrong key a file is named and left out; without a key, and with the right one, it comes in as it is', async () => {
  const { code, out } = await withKeys(`everyday:${keyOf(4)}`, () => paper.bs('import', 'everyday', folder, '--json'))
  expect(code).toBe(1)
  expect(JSON.parse(out).broken).toEqual([{ path: BUDGET, why: expect.stringContaining('the key is another one') }])
  await withKeys(`everyday:${keyOf(3)}`, () => paper.json('import', 'everyday', folder))
  expect(await content(BUDGET)).toBe(SEALED)
  await paper.json('publish')
  expect(await content(BUDGET)).toBe(SEALED)
}, 180_000)

test('a publish with the wrong key fails before anything is written: the last good paper stays up', async () => {
  await paper.json('story', 'edit', await firstStory(), '--headline', 'New words')
  const before = await filesBelow(join(paper.dir, 'content'))
  const site = await readlink(join(paper.dir, 'site'))
  const { code, err } = await withKeys(`everyday:${keyOf(4)}`, () => paper.bs('publish'))
  expect([code, err]).toEqual([1, expect.stringContaining(`${BUDGET}: its secured part cannot be opened`)])
  expect(await filesBelow(join(paper.dir, 'content'))).toEqual(before)
  expect(await readlink(join(paper.dir, 'site'))).toBe(site)
  const broken = await withKeys('nonsense', () => paper.bs('publish'))
  expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('SECURED_KEY cannot be used')])
  expect(broken.err).not.toContain('nonsense')
}, 180_000)

test('what is carried is sealed anew when its key is rotated, and can be read', async () => {
  const keys = `everyday-new:${keyOf(5)},everyday:${keyOf(3)}`
  expect(await withKeys(keys, () => paper.json('secured', 'check'))).toMatchObject({
    opened: { everyday: 1 },
    broken: [],
  })
  expect(await withKeys(keys, () => paper.json('secured', 'rotate'))).toMatchObject({ rotated: 1 })
  const now = await content(BUDGET)
  expect(now.replace(/secured: ".*"/, '')).toBe(SEALED.replace(/secured: ".*"/, ''))
  expect(now).not.toBe(SEALED)
  const shown = await withKeys(`everyday-new:${keyOf(5)}`, () => paper.bs('secured', 'show', BUDGET))
  expect(shown.out).toBe('{"id":"a1"}\n')
  expect(await withKeys(keys, () => paper.json('secured', 'rotate'))).toMatchObject({ rotated: 0 })
}, 180_000)

const firstStory = async (): Promise<string> => (await paper.json<{ id: string }[]>('story', 'list'))[0]!.id

test('private fields of our own need a key to be sealed with', async () => {
  await edit(join(paper.dir, 'newsroom.yaml'), 'secured: []', 'secured: [ids, reasons]')
  const none = await paper.bs('publish')
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('no key to seal')])
  await withKeys(`2026:${keyOf(1)}`, () => paper.json('publish'))
}, 180_000)
