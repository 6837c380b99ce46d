import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Moment } from './crash-blows.ts'
import { clockModule } from './crash-clock.ts'
import { awaitPoint } from './crash-points.ts'
import type { GrowingWire } from './crash-wire.ts'

const COMMAND = fileURLToPath(new URL('../bin/broadsheet.js', import.meta.url))
/** A run has a minute's work at most on a loaded machine; one that takes longer hangs. */
const HANGS_AFTER_MS = 240_000

/** Where a newsroom of ours is at home. */
export interface Place {
  readonly dir: string
  readonly databaseUrl: string | null
  /** Where its clock lies. */
  readonly folder: string
  readonly smtp: string
}

export interface Begun {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>
}

/** Starts a command of the newsroom. */
export function begin({ dir, databaseUrl, folder, smtp }: Place, args: readonly string[]): Begun {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, ['--import', clockModule(folder), COMMAND, ...args], {
    env: {
      ...env,
      NO_COLOR: '1',
      SMTP_URL: smtp,
      BROADSHEET_DIR: dir,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr!.on('data', (data) => {
    err += data
  })
  return { child, ended: once(child, 'exit').then(([code]) => ({ code: code as number | null, err })) }
}

/** Waits for a command that nobody killed: it has to come to a good end by itself, or to an excused one. */
export async function mustEndWell({ child, ended }: Begun, faults: string[], excuse?: RegExp): Promise<void> {
  let hangs = false
  const timer = setTimeout(() => {
    hangs = true
    child.kill('SIGKILL')
  }, HANGS_AFTER_MS)
  const { code, err } = await ended
  clearTimeout(timer)
  const words = child.spawnargs.slice(4).join(' ')
  if (hangs) faults.push(`${words} did not come to an end: ${err.slice(-300)}`)
  else if (code !== 0 && !excuse?.test(err)) faults.push(`${words} ended with ${code}: ${err.slice(-600)}`)
}

/** Where files come and go that are counted. */
const FOLDERS = {
  edition: 'paper/.broadsheet/editions',
  delivery: 'delivered',
  backup: 'paper/backups',
  'backup of an older schema': 'paper/backups',
} as const

/** Resolves when this moment has come; or never, when it is forgotten. */
export function whenIt(
  at: Exclude<Moment, { readonly move: unknown }>,
  wire: GrowingWire,
  folder: string,
): { comes: Promise<void>; forget(): void } {
  if ('ms' in at) return { comes: pause(at.ms), forget: () => {} }
  if ('point' in at) {
    const over = new AbortController()
    return { comes: awaitPoint(folder, at.point, over.signal), forget: () => over.abort() }
  }
  let left = 'files' in at ? at.files : at.answers
  let come = () => {}
  const comes = new Promise<void>((resolve) => {
    come = resolve
  })
  const count = () => {
    left -= 1
    if (left === 0) come()
  }
  if ('answers' in at) return { comes, forget: wire.onAnswer(count) }
  const watcher = watch(join(folder, FOLDERS[at.of]), { recursive: true }, count)
  // Folders come and go under it.
  watcher.on('error', () => {})
  return { comes, forget: () => watcher.close() }
}
