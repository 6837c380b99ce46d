import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBackup, writeBackup } from './backup-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-backup-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function* lines(fails?: Error) {
  yield 'one\n'
  if (fails) throw fails
  yield 'two\n'
}

async function all(some: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = []
  for await (const one of some) found.push(one)
  return found
}

test('what was written is read', async () => {
  await writeBackup(join(folder, 'whole.gz'), lines())
  expect(await all(readBackup(join(folder, 'whole.gz')))).toEqual(['one', 'two'])
})

test('an archive that goes away on the way is told as that, and leaves no file', async () => {
  const lost = new Error('Connection terminated unexpectedly')
  await expect(writeBackup(join(folder, 'lost.gz'), lines(lost))).rejects.toBe(lost)
  expect((await readdir(folder)).filter((name) => name.startsWith('lost'))).toEqual([])
})

test('a file that cannot be written is told as that', async () => {
  await writeFile(join(folder, 'taken'), '')
  await expect(writeBackup(join(folder, 'taken/b.gz'), lines())).rejects.toMatchObject({ code: 'backup-failed' })
})
