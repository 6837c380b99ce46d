import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export interface Step {
  readonly name: string
  /** A program, as in node_modules/.bin, and its arguments. */
  readonly command: readonly [string, ...string[]]
}

export interface Ended {
  readonly ok: boolean
  readonly output: string
}

export type Run = (command: Step['command']) => Promise<Ended>

export interface Count {
  readonly passed: number
  readonly failed: number
}

/** Runs all steps, `atOnce` at a time, whatever becomes of each; a line for each with its time, output only of failures. */
export async function runSteps(
  steps: readonly Step[],
  { atOnce, run, say }: { atOnce: number; run: Run; say: (line: string) => void },
): Promise<Count> {
  const waiting = [...steps]
  const width = Math.max(...steps.map(({ name }) => name.length))
  let failed = 0
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const started = performance.now()
      const { ok, output } = await run(step.command)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      if (!ok) failed += 1
      say(`${ok ? 'ok    ' : 'FAILED'} ${step.name.padEnd(width)} ${seconds.padStart(5)} s`)
      if (!ok) say(indent(output.trim() || 'it said nothing'))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return { passed: steps.length - failed, failed }
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '       ')
}

const ENV = { ...process.env, PATH: [join('node_modules', '.bin'), process.env.PATH].join(delimiter) }

/** Runs a program of node_modules/.bin and keeps what it says. */
export const runQuietly: Run = (command) =>
  new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, {
      env: ENV,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
      timeout: QUIET_LIMIT_MS,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code, signal) =>
      resolve({ ok: code === 0, output: signal ? `${output}\nended by ${signal}` : output }),
    )
  })

/** Runs a program of node_modules/.bin with this terminal, and ends it when it takes too long. */
export const runAloud = (command: Step['command'], limitMs: number): Promise<{ ok: boolean; late: boolean }> =>
  new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, { env: ENV, stdio: 'inherit', shell: isWindows })
    let late = false
    const limit = setTimeout(() => {
      late = true
      child.kill('SIGTERM')
      setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref()
    }, limitMs)
    const end = (ok: boolean) => {
      clearTimeout(limit)
      resolve({ ok, late })
    }
    child.on('error', () => end(false))
    child.on('close', (code) => end(code === 0))
  })

/** A check that takes longer hangs. */
const QUIET_LIMIT_MS = 120_000

/** What does not end by itself within this time after being asked to is ended. */
const KILL_AFTER_MS = 10_000

/** Programs in .bin are .cmd files there, which only a shell starts. */
const isWindows = process.platform === 'win32'
