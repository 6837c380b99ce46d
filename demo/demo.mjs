import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// `npm run demo`, in one process from beginning to end: whoever ends it ends the newsroom with it, and nothing stays behind.

const beside = (file) => fileURLToPath(new URL(file, import.meta.url))
const { status } = spawnSync(process.execPath, [beside('../scripts/prepare.mjs')], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)
// npm does not hand on the signal that ends it: the demonstration ends when whoever started it is gone.
const parent = process.ppid
const watch = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(watch)
  process.kill(process.pid, 'SIGTERM')
}, 500).unref()

const { register } = await import('tsx/esm/api')
register({ tsconfig: beside('../tsconfig.json') })
await import('./run.ts')
