import { createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { planPublish } from '../../pipeline/publish/index.ts'
import { previewTree, tidyEdition, writeEdition, writeTree } from './index.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-files-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const place = () => ({ home: join(folder, 'editions'), link: join(folder, 'site') })
const page = (path: string, text: string) => ({ path, hash: text, render: () => text })
const publish = (...pages: ReturnType<typeof page>[]) => writeEdition(place(), pages, planPublish)
const read = (path: string) => readFile(join(folder, 'site', path), 'utf8')

test('an edition stands in whole, with only what changed made anew', async () => {
  await publish(page('index.html', 'one'), page('story/a/index.html', 'a'), page('story/b/index.html', 'b'))
  const before = await stat(join(folder, 'site/story/a/index.html'))
  let rendered = 0
  const lazy = { path: 'story/a/index.html', hash: 'a', render: () => `${rendered++}` }
  const result = await writeEdition(place(), [page('index.html', 'two'), lazy], planPublish)
  expect(result).toEqual({ written: ['index.html'], removed: ['story/b/index.html'], kept: 1 })
  expect(await read('index.html')).toBe('two')
  expect(await read('story/a/index.html')).toBe('a')
  expect(rendered).toBe(0)
  expect((await stat(join(folder, 'site/story/a/index.html'))).ino).toBe(before.ino)
  expect((await stat(join(folder, 'site/story/a/index.html'))).mtimeMs).toBe(before.mtimeMs)
  await expect(read('story/b/index.html')).rejects.toThrow('ENOENT')
})

test('when nothing has changed nothing on disk is touched', async () => {
  await publish(page('index.html', 'one'))
  const before = await stat(join(folder, 'editions/1'))
  expect(await publish(page('index.html', 'one'))).toEqual({ written: [], removed: [], kept: 1 })
  expect(await readdir(join(folder, 'editions'))).toEqual(['1'])
  expect((await stat(join(folder, 'editions/1'))).mtimeMs).toBe(before.mtimeMs)
})

test('a page that cannot be made leaves the last good paper up', async () => {
  await publish(page('index.html', 'good'))
  const bad = {
    path: 'index.html',
    hash: 'bad',
    render: () => {
      throw new Error('no room')
    },
  }
  await expect(writeEdition(place(), [bad], planPublish)).rejects.toMatchObject({ code: 'publish-failed' })
  expect(await read('index.html')).toBe('good')
  expect(await readdir(join(folder, 'editions'))).toEqual(['1'])
})

describe('the folder that no reader sees any more', () => {
  const inode = async (path: string) => (await stat(join(folder, 'editions', path))).ino
  beforeEach(async () => {
    await publish(page('index.html', 'one'), page('story/a/index.html', 'a'), page('old/index.html', 'old'))
    await publish(page('index.html', 'two'), page('story/a/index.html', 'a'), page('new/index.html', 'new'))
  })

  test('has the files of the standing edition after it is tidied, and no others', async () => {
    await tidyEdition(place())
    expect((await readdir(join(folder, 'editions/1/public'))).sort()).toEqual(['index.html', 'new', 'story'])
    for (const path of ['public/index.html', 'public/new/index.html', 'manifest.json']) {
      expect(await inode(`1/${path}`)).toBe(await inode(`2/${path}`))
    }
    expect(await read('index.html')).toBe('two')
  })

  test('is what the next publish starts from, which leaves the standing files alone until it switches', async () => {
    await tidyEdition(place())
    const files = [page('index.html', 'three'), page('story/a/index.html', 'a'), page('new/index.html', 'new')]
    expect((await publish(...files)).written).toEqual(['index.html'])
    expect(await read('index.html')).toBe('three')
    expect(await readFile(join(folder, 'editions/2/public/index.html'), 'utf8')).toBe('two')
    expect(await inode('3/public/new/index.html')).toBe(await inode('2/public/new/index.html'))
  })

  test('is not trusted when tidying was cut short', async () => {
    await rm(join(folder, 'editions/1/manifest.json'))
    await writeFile(join(folder, 'editions/1/public/index.html'), 'half')
    await tidyEdition(place())
    await publish(page('index.html', 'two'), page('story/a/index.html', 'other'), page('new/index.html', 'new'))
    expect(await read('index.html')).toBe('two')
    expect(await read('story/a/index.html')).toBe('other')
  })
})

test('lists of the form of before are read', async () => {
  await publish(page('index.html', 'one'), page('about/index.html', 'about'))
  const { paths, hashes } = JSON.parse(await readFile(join(folder, 'editions/1/manifest.json'), 'utf8'))
  const old = Object.fromEntries(paths.map((path: string, at: number) => [path, hashes[at]]))
  await writeFile(join(folder, 'editions/1/manifest.json'), JSON.stringify(old))
  const result = await publish(page('index.html', 'one'), page('about/index.html', 'else'))
  expect(result).toEqual({ written: ['about/index.html'], removed: [], kept: 1 })
})

test('what a killed publish left is cleared away by the next', async () => {
  await publish(page('index.html', 'one'))
  await mkdir(join(folder, 'editions/2/public'), { recursive: true })
  await writeFile(join(folder, 'editions/2/public/half.html'), 'half')
  await publish(page('index.html', 'two'))
  expect(await readdir(join(folder, 'editions/2/public'))).toEqual(['index.html'])
  expect(await read('index.html')).toBe('two')
})

test('only the last two editions are kept', async () => {
  for (const text of ['1', '2', '3', '4']) await publish(page('index.html', text))
  expect(await readdir(join(folder, 'editions'))).toEqual(['3', '4'])
})

test('the folder of the edition before last is brought up to date, whatever came and went in between', async () => {
  await publish(page('index.html', '1'), page('a/index.html', 'a'), page('b/index.html', 'b'), page('c', 'c'))
  await publish(page('index.html', '2'), page('b/index.html', 'B'), page('d/index.html', 'd'))
  const kept = await stat(join(folder, 'editions/1/public/index.html'))
  await publish(
    page('index.html', '1'),
    page('b/index.html', 'B'),
    page('c/index.html', 'c'),
    page('d/index.html', 'd'),
  )
  expect((await stat(join(folder, 'site/index.html'))).ino).toBe(kept.ino)
  expect(await read('b/index.html')).toBe('B')
  expect(await read('c/index.html')).toBe('c')
  expect(await read('d/index.html')).toBe('d')
  expect((await readdir(join(folder, 'site'))).sort()).toEqual(['b', 'c', 'd', 'index.html'])
  // The edition that stood before is untouched: somebody may still be reading it.
  expect(await readFile(join(folder, 'editions/2/public/index.html'), 'utf8')).toBe('2')
})

test('a file that two editions share is never written into', async () => {
  await publish(page('index.html', '1'), page('a', 'a'))
  await publish(page('index.html', '2'), page('a', 'a'))
  await publish(page('index.html', '3'), page('a', 'A'))
  expect(await readFile(join(folder, 'editions/2/public/a'), 'utf8')).toBe('a')
  expect(await read('a')).toBe('A')
})

test('a folder whose list is gone is not trusted', async () => {
  await publish(page('index.html', '1'))
  await publish(page('index.html', '2'))
  await rm(join(folder, 'editions/1/manifest.json'))
  await writeFile(join(folder, 'editions/1/public/half.html'), 'half')
  await publish(page('index.html', '3'))
  expect(await readdir(join(folder, 'editions'))).toEqual(['2', '3'])
  expect(await readdir(join(folder, 'editions/3/public'))).toEqual(['index.html'])
})

test('a path that leads out of the site is refused', async () => {
  await expect(publish(page('../../etc/passwd', 'x'))).rejects.toMatchObject({ code: 'path-escapes' })
  await expect(writeTree(join(folder, 'content'), [{ path: '../x', text: '' }])).rejects.toMatchObject({
    code: 'path-escapes',
  })
})

test('a folder that stands where the site belongs is not overwritten', async () => {
  await mkdir(join(folder, 'site'))
  await writeFile(join(folder, 'site/mine.txt'), 'mine')
  await expect(publish(page('index.html', 'x'))).rejects.toMatchObject({ code: 'site-in-the-way' })
  expect(await read('mine.txt')).toBe('mine')
})

test('content files are written when they differ, removed when they are gone, and those of others left alone', async () => {
  const content = join(folder, 'content')
  await writeTree(content, [
    { path: '_news/a.md', text: 'a' },
    { path: '_news/b.md', text: 'b' },
    { path: '_news/c.md', text: 'c' },
  ])
  await writeFile(join(content, '_news/mine.md'), 'mine')
  await writeFile(join(content, '_news/c.md'), 'changed by hand')
  const before = await stat(join(content, '_news/a.md'))
  const result = await writeTree(content, [{ path: '_news/a.md', text: 'a' }])
  expect(result).toEqual({ written: [], removed: ['_news/b.md'], kept: 1 })
  expect((await readdir(join(content, '_news'))).sort()).toEqual(['a.md', 'c.md', 'mine.md'])
  expect((await stat(join(content, '_news/a.md'))).mtimeMs).toBe(before.mtimeMs)
})

test('content files that cannot all be written are all left as they were', async () => {
  const content = join(folder, 'content')
  await writeTree(content, [{ path: '_news/a.md', text: 'a' }])
  await writeFile(join(content, 'in-the-way'), '')
  const files = [
    { path: '_news/a.md', text: 'a, changed' },
    { path: '_people/b.md', text: 'b' },
    { path: 'in-the-way/c.md', text: 'c' },
  ]
  await expect(writeTree(content, files)).rejects.toMatchObject({ code: 'content-failed' })
  expect(await readFile(join(content, '_news/a.md'), 'utf8')).toBe('a')
  expect((await readdir(content)).sort()).toEqual(['.broadsheet-files.json', '_news', 'in-the-way'])
})

test('content files that a killed publish brought, and the next one does not have, are removed', async () => {
  const content = join(folder, 'content')
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  await writeTree(content, [{ path: 'kept.md', text: 'kept' }])
  await mkdir(join(content, '.broadsheet-part'))
  const left = { 'came.md': hash('came'), 'kept.md': hash('kept'), 'never-came.md': hash('never') }
  await writeFile(join(content, '.broadsheet-part/list'), JSON.stringify(left))
  await writeFile(join(content, 'came.md'), 'came')
  expect(await writeTree(content, [{ path: 'kept.md', text: 'kept' }])).toMatchObject({ removed: ['came.md'], kept: 1 })
  expect((await readdir(content)).sort()).toEqual(['.broadsheet-files.json', 'kept.md'])
})

test('what would change can be asked without changing it', async () => {
  const content = join(folder, 'content')
  await writeTree(content, [
    { path: 'a/b/c.md', text: 'c' },
    { path: 'd.md', text: 'd' },
  ])
  const files = [
    { path: 'd.md', text: 'd' },
    { path: 'e.md', text: 'e' },
  ]
  expect(await previewTree(content, files)).toEqual({ written: ['e.md'], removed: ['a/b/c.md'], kept: 1 })
  expect((await readdir(content)).sort()).toEqual(['.broadsheet-files.json', 'a', 'd.md'])
  await writeTree(content, files)
  expect((await readdir(content)).sort()).toEqual(['.broadsheet-files.json', 'd.md', 'e.md'])
})

test('a link that points nowhere is simply replaced', async () => {
  await symlink('nowhere', join(folder, 'site'))
  await publish(page('index.html', 'x'))
  expect(await read('index.html')).toBe('x')
  await chmod(join(folder, 'editions'), 0o755)
})
