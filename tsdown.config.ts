import { copyFile, mkdir } from 'node:fs/promises'
import { dirname, posix } from 'node:path'
import { defineConfig } from 'tsdown'
import { filesUnder } from './scripts/files.ts'

/** Stands for the folder of what is built, until it is known in which file of it a module ends up. */
const DIST = '@dist/'

// Our own files are gathered in few, because each costs a start about half a millisecond; libraries stay where npm puts
// them. What a command does not need stays apart, and is loaded only where `import()` asks for it.
export default defineConfig({
  entry: {
    'cli/main': 'src/cli/main.ts',
    'adapters/threads/extract-worker': 'src/adapters/threads/extract-worker.ts',
  },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  fixedExtension: false,
  dts: false,
  inputOptions: { experimental: { chunkOptimization: false } },
  // No module of ours does anything but define what it exports: who asks a folder's index.ts for one thing gets that alone.
  treeshake: { moduleSideEffects: false },
  plugins: [
    {
      // What the program reads beside its code (migrations, a new newsroom's files, fonts, the worker thread) lies in the
      // package as in the checkout, so each module goes on believing that it is where it was written.
      name: 'own-places',
      transform(code, id) {
        const path = posix.relative(posix.join(import.meta.dirname, 'src'), id)
        if (path.startsWith('..') || !code.includes('import.meta.url')) return null
        const place = JSON.stringify(DIST + path.replace(/\.tsx?$/, '.js'))
        return code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`)
      },
      renderChunk(code, { fileName }) {
        if (!code.includes(`"${DIST}`)) return null
        const up = posix.relative(posix.dirname(fileName), '.')
        return code.replaceAll(`"${DIST}`, `"./${up === '' ? '' : `${up}/`}`)
      },
    },
  ],
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
