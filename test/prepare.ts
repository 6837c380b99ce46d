import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { openArchive } from '../src/adapters/postgres/index.ts'
import { DEBIAN_15 } from './prepared.ts'

const run = promisify(execFile)
const CLI = join(dirname(dirname(fileURLToPath(import.meta.url))), 'bin/broadsheet.js')

let folder: string

/** Makes once what every test would make anew for itself: to make an archive takes seconds, to copy it none. */
export async function setup({ provide }: TestProject): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-prepared-'))
  const env = { ...process.env }
  delete env.DATABASE_URL
  const paper = join(folder, 'paper')
  await run(process.execPath, [CLI, 'init', paper, '--empty'], { env })
  await run(process.execPath, [CLI, 'feed', 'list', '--dir', paper], { env })
  if (existsSync(DEBIAN_15)) {
    const archive = { kind: 'embedded', folder: join(folder, 'archive-15') } as const
    await (await openArchive(archive, { binaries: DEBIAN_15 })).close()
  }
  provide('prepared', folder)
}

export async function teardown(): Promise<void> {
  await rm(folder, { recursive: true, force: true })
}
