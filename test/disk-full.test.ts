import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { deliverToFolder, editionFiles, writeEdition, writeTree } from '../src/adapters/files/index.ts'
import { planPublish } from '../src/pipeline/publish/index.ts'

/** A disk of one megabyte, or none where this user may not make one. */
function smallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

const disk = await mkdtemp(join(tmpdir(), 'broadsheet-full-'))
const isSmall = smallDisk(disk)
if (!isSmall) {
  await rm(disk, { recursive: true })
  console.warn('Nothing is tried on a full disk: a tmpfs cannot be mounted here (root can)')
}

const PAGE = 20_000
const pages = (count: number, mark: string) =>
  Array.from({ length: count }, (_, number) => {
    const text = mark.repeat(PAGE)
    return { path: `story/${number}/index.html`, hash: mark, text, render: () => text }
  })

/** Everything on the disk: paths with the first character of each file. */
async function shown(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    if ((await stat(join(folder, name))).isFile())
      found[name] = (await readFile(join(folder, name), 'utf8')).slice(0, 1)
  }
  return found
}

describe.skipIf(!isSmall)('on a full disk', () => {
  const place = { home: join(disk, 'editions'), link: join(disk, 'site') }
  const publish = (files: ReturnType<typeof pages>) => writeEdition(place, files, planPublish)
  const full = (code: string) => ({
    code,
    message: expect.stringContaining('ENOSPC'),
    next: expect.stringMatching(/Make room/),
  })

  beforeAll(() => {
    process.on('exit', leave)
  })
  beforeEach(async () => {
    for (const name of await readdir(disk)) await rm(join(disk, name), { recursive: true })
  })
  afterAll(async () => {
    leave()
    await rm(disk, { recursive: true, force: true })
  })

  test('the last good edition stays up, nothing half-written stays, and it goes on when there is room', async () => {
    await publish(pages(20, 'a'))
    const before = await shown(join(disk, 'site/'))
    await expect(publish(pages(60, 'b'))).rejects.toMatchObject(full('publish-failed'))
    expect(await shown(join(disk, 'site/'))).toEqual(before)
    expect(await readdir(join(disk, 'editions'))).toEqual(['1'])
    // Two editions stand beside each other for a moment: both fit, and the next as well.
    for (const mark of ['c', 'd']) await publish(pages(20, mark))
    expect(Object.values(await shown(join(disk, 'site/')))).toEqual(Array(20).fill('d'))
  })

  test('content files are as they were, all of them', async () => {
    const content = join(disk, 'content')
    await writeTree(content, pages(20, 'a'))
    const before = await shown(content)
    await expect(
      writeTree(content, [...pages(20, 'b'), { path: 'new/x.md', text: 'x'.repeat(900_000) }]),
    ).rejects.toMatchObject(full('content-failed'))
    expect(await shown(content)).toEqual(before)
    expect((await readdir(content)).sort()).toEqual(['.broadsheet-files.json', 'story'])
    await writeTree(content, pages(20, 'c'))
    expect(Object.values(await shown(join(content, 'story')))).toEqual(Array(20).fill('c'))
  })

  test('a folder that editions are delivered to is as it was', async () => {
    const paper = await mkdtemp(join(tmpdir(), 'broadsheet-room-'))
    const roomy = { home: join(paper, 'editions'), link: join(paper, 'site') }
    const folder = join(disk, 'www')
    const deliver = async () => deliverToFolder({ folder, files: (await editionFiles(roomy))!, own: [] })
    await writeEdition(roomy, pages(20, 'a'), planPublish)
    await deliver()
    const before = await shown(folder)
    await writeEdition(roomy, pages(60, 'b'), planPublish)
    await expect(deliver()).rejects.toMatchObject(full('delivery-failed'))
    expect(await shown(folder)).toEqual(before)
    await rm(paper, { recursive: true })
  })

  test('a disk without a byte left changes nothing', async () => {
    await publish(pages(2, 'a'))
    await writeTree(join(disk, 'content'), pages(2, 'a'))
    await mkdir(join(disk, 'other'))
    await writeFile(join(disk, 'other/filler'), 'x'.repeat(2 ** 20)).catch(() => {})
    await expect(publish(pages(2, 'b'))).rejects.toMatchObject(full('publish-failed'))
    await expect(writeTree(join(disk, 'content'), pages(2, 'b'))).rejects.toMatchObject(full('content-failed'))
    expect(Object.values(await shown(join(disk, 'site/')))).toEqual(['a', 'a'])
    expect(Object.values(await shown(join(disk, 'content/story')))).toEqual(['a', 'a'])
  })
})

function leave(): void {
  try {
    execFileSync('umount', [disk], { stdio: 'pipe' })
  } catch {
    // Unmounted already.
  }
}
