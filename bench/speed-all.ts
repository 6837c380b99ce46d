import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { textOption } from './arguments.ts'
import type { Score } from './yardsticks.ts'

const SPEED = fileURLToPath(new URL('./speed.ts', import.meta.url))

const STAGES = ['collect', 'extract', 'group', 'rank', 'publish']

/** Every stage's speed, each in a process of its own, so that none runs warm from another or in its memory. */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = textOption(args, 'n')
  const json: Record<string, unknown> = {}
  const tables: string[] = []
  for (const name of STAGES) {
    const run = spawnSync(process.execPath, ['--import', 'tsx', SPEED, name, ...(n === null ? [] : ['--n', n])], {
      encoding: 'utf8',
    })
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr.trim()}`)
    json[name] = JSON.parse(run.stdout)
    tables.push(`${name}\n${run.stderr.trim()}`)
  }
  return { json, table: tables.join('\n\n') }
}
