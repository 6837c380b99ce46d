import { copyFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { defineConfig } from 'tsdown'
import { filesUnder } from './scripts/files.ts'

// One JavaScript file for each of ours, in the same places: what the program reads beside its code (migrations, a new
// newsroom's files, fonts, the worker thread) is found there in the package as in the checkout.
export default defineConfig({
  entry: ['src/cli/main.ts', 'src/adapters/threads/extract-worker.ts'],
  outDir: 'dist',
  root: 'src',
  unbundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  dts: false,
  hooks: {
    'build:done': async () => {
      for (const path of filesUnder('src', /(?<!\.tsx?)$/)) {
        if (path.includes('/testdata/')) continue
        const copy = path.replace(/^src\//, 'dist/')
        await mkdir(dirname(copy), { recursive: true })
        await copyFile(path, copy)
      }
    },
  },
})
