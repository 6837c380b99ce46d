import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { planPublish } from '../../pipeline/publish/index.ts'
import { deliverToFolder, editionFiles, treeFiles, writeEdition, writeTree } from './index.ts'

let folder: string
let target: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-deliver-'))
  target = join(folder, 'www/paper')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const place = () => ({ home: join(folder, 'paper/.broadsheet/editions'), link: join(folder, 'paper/site') })

async function publish(texts: Readonly<Record<string, string>>) {
  await mkdir(join(folder, 'paper'), { recursive: true })
  const files = Object.entries(texts).map(([path, text]) => ({ path, hash: text, render: () => text }))
  await writeEdition(place(), files, planPublish)
}

const own = () => ['.broadsheet', 'site', 'content'].map((name) => join(folder, 'paper', name))

const deliver = async (to = target) =>
  deliverToFolder({ folder: to, files: (await editionFiles(place()))!, own: own() })

test('brings a folder to the edition, and touches only what changed', async () => {
  await publish({ 'index.html': 'one', 'story/a/index.html': 'a', 'story/b/index.html': 'b' })
  expect(await deliver()).toEqual({
    written: ['story/a/index.html', 'story/b/index.html', 'index.html'],
    removed: [],
    kept: 0,
  })
  const before = await stat(join(target, 'story/a/index.html'))
  await publish({ 'index.html': 'two', 'story/a/index.html': 'a' })
  expect(await deliver()).toEqual({ written: ['index.html'], removed: ['story/b/index.html'], kept: 1 })
  expect(await readFile(join(target, 'index.html'), 'utf8')).toBe('two')
  expect((await stat(join(target, 'story/a/index.html'))).mtimeMs).toBe(before.mtimeMs)
  expect((await readdir(target, { recursive: true })).sort()).toEqual([
    '.broadsheet-files.json',
    'index.html',
    'story',
    'story/a',
    'story/a/index.html',
  ])
  expect(await deliver()).toEqual({ written: [], removed: [], kept: 2 })
})

test('a folder that is not ours is never touched, unless it is handed over, and then what is in it stays', async () => {
  await publish({ 'index.html': 'one' })
  await mkdir(target, { recursive: true })
  await writeFile(join(target, 'CNAME'), 'paper.example')
  await expect(deliver()).rejects.toMatchObject({ code: 'folder-not-ours' })
  expect(await readdir(target)).toEqual(['CNAME'])
  await writeFile(join(target, '.broadsheet-files.json'), '')
  await deliver()
  await publish({ 'about.html': 'x' })
  await deliver()
  expect((await readdir(target)).sort()).toEqual(['.broadsheet-files.json', 'CNAME', 'about.html'])
})

test.each([
  ['the newsroom', (root: string) => join(root, 'paper')],
  ['a folder in it', (root: string) => join(root, 'paper/content/x')],
  ['the folder around it', (root: string) => root],
  ['a link to it', (root: string) => join(root, 'link/site')],
])('%s is no place to deliver to', async (_, of) => {
  await publish({ 'index.html': 'one' })
  await symlink(join(folder, 'paper'), join(folder, 'link'))
  await expect(deliver(of(folder))).rejects.toMatchObject({ code: 'folder-is-own' })
})

test.each([
  ['the first delivery', {}],
  ['a later one', { '.broadsheet-files.json': '{"index.html":"zero"}', 'index.html': 'zero' }],
])('what was killed in the middle of %s is gone over again', async (_, stood) => {
  // Two files had taken their places, the list had not.
  const left = {
    '.broadsheet-part/list': '{"index.html":"one","story/a":"a","story/b":"b"}',
    '.broadsheet-part/1': 'b',
  }
  for (const [path, text] of Object.entries({ ...stood, ...left, 'story/a': 'a', 'index.html': 'one' })) {
    await mkdir(join(target, dirname(path)), { recursive: true })
    await writeFile(join(target, path), text)
  }
  await publish({ 'index.html': 'two' })
  expect(await deliver()).toEqual({ written: ['index.html'], removed: ['story/a', 'story/b'], kept: 0 })
  expect((await readdir(target)).sort()).toEqual(['.broadsheet-files.json', 'index.html'])
  expect(await readFile(join(target, 'index.html'), 'utf8')).toBe('two')
})

test('what cannot be copied leaves the last good edition', async () => {
  await publish({ 'index.html': 'one' })
  await deliver()
  await publish({ 'index.html': 'two', 'sub/x.html': 'x' })
  await writeFile(join(target, 'sub'), 'in the way')
  await expect(deliver()).rejects.toMatchObject({ code: 'delivery-failed' })
  expect(await readFile(join(target, 'index.html'), 'utf8')).toBe('one')
  expect((await readdir(target)).sort()).toEqual(['.broadsheet-files.json', 'index.html', 'sub'])
})

test('content files are delivered like pages', async () => {
  const content = join(folder, 'paper/content')
  expect(await treeFiles(content)).toBeNull()
  await writeTree(content, [{ path: '_news/a.md', text: 'a' }])
  await writeFile(join(content, '_news/mine.md'), 'mine')
  await deliverToFolder({ folder: target, files: (await treeFiles(content))!, own: own() })
  expect((await readdir(join(target, '_news'))).sort()).toEqual(['a.md'])
})
