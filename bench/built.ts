import { copyFile, mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'

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
  // What the program reads beside its code: migrations, a new newsroom's files, fonts.
  for (const file of await readdir(join(ROOT, 'src'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || /\.tsx?$/.test(file.name)) continue
    const path = join(file.parentPath, file.name)
    const copy = join(ROOT, OUT, relative(ROOT, path))
    await mkdir(dirname(copy), { recursive: true })
    await copyFile(path, copy)
  }
  return join(ROOT, OUT, entry.replace(/\.ts$/, '.js'))
}
