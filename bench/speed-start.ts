import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'tsdown'
import { numberOption } from './arguments.ts'
import { usedBy } from './processes.ts'
import type { Score } from './yardsticks.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CLI = join(ROOT, 'bin/broadsheet.js')

/**
 * What it costs to give a simple command: CPU of its process and of what it starts and waits for, the mean of `n` times, from what is
 * built; those on a newsroom start its archive and stop it again.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 10)
  await build({ cwd: ROOT, logLevel: 'error' })
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-start-'))
  const paper = join(folder, 'paper')
  try {
    give([CLI, 'init', paper, '--empty'])
    // The first that opens the archive makes it, which is not what is timed.
    give([CLI, 'status', '--dir', paper])
    const timed = {
      'node alone': () => ['--eval', '0'],
      '--version': () => [CLI, '--version'],
      '--help': () => [CLI, '--help'],
      init: (turn: number) => [CLI, 'init', join(folder, `paper-${turn}`)],
      'feed list': () => [CLI, 'feed', 'list', '--dir', paper],
      status: () => [CLI, 'status', '--dir', paper],
    }
    const costs = Object.entries(timed).map(([name, words]) => [name, cost(n, words)] as const)
    const pick = (what: 'cpuMs' | 'wallMs') => Object.fromEntries(costs.map(([name, found]) => [name, found[what]]))
    const rows = costs.map(
      ([name, { cpuMs, wallMs }]) =>
        `${name.padEnd(12)} ${`${cpuMs}`.padStart(5)} ms CPU ${`${wallMs}`.padStart(6)} ms`,
    )
    return { json: { n, cpuMs: pick('cpuMs'), wallMs: pick('wallMs') }, table: rows.join('\n') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function cost(n: number, words: (turn: number) => string[]): { cpuMs: number; wallMs: number } {
  const [cpuBefore, started] = [childrensCpu(), performance.now()]
  for (let turn = 0; turn < n; turn++) give(words(turn))
  const each = (total: number) => Math.round(total / n)
  return { cpuMs: each((childrensCpu() - cpuBefore) * 1000), wallMs: each(performance.now() - started) }
}

function childrensCpu(): number {
  const { user, system } = process.cpuUsage()
  return usedBy(process.pid)!.cpuSeconds - (user + system) / 1e6
}

function give(words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with ${status}: ${stderr}`)
}
