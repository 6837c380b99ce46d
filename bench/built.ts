import { copyFile, mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'
import { filesUnder } from '../scripts/files.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = '.cache/bench'

/** Builds a program of bench/ as the package is built, since that is what people run, and says where it lies. */
export async function built(entry: string): Promise<string> {
  await rm(join(ROOT, OUT), { recursive: true, force: true })
  await build({
    ...{ config: false, cwd: ROOT, root: '.', outDir: OUT, logLevel: 'error' },
    ...{ entry: [entry, 'src/adapters/threads/extract-worker.ts'], unbundle: true, format: 'esm' },
    ...{ platform: 'node', target: 'node20', fixedExtension: false, dts: false },
  })
  for (const path of filesUnder('src', /(?<!\.tsx?)$/)) {
    const copy = join(ROOT, OUT, path)
    await mkdir(dirname(copy), { recursive: true })
    await copyFile(join(ROOT, path), copy)
  }
  return join(ROOT, OUT, entry.replace(/\.ts$/, '.js'))
}
