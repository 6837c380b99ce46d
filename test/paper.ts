import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { copyFolder } from './prepared.ts'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A newsroom of a test's own, worked as its user does: through the command line, in processes of their own. */
export interface TestPaper {
  readonly dir: string
  /** Runs a command to its end. */
  bs(...args: string[]): Promise<Outcome>
  /** Runs a command and reads its JSON; fails loudly when the command did. */
  json<T = Record<string, unknown>>(...args: string[]): Promise<T>
  /** Starts a command and hands over the process. */
  begin(...args: string[]): { child: ChildProcess; ended: Promise<Outcome> }
  /** Runs what is given with these variables set for every command in it. */
  withEnv<T>(variables: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T>
  remove(): Promise<void>
}

export async function newPaper(
  options: { databaseUrl?: string; empty?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<TestPaper> {
  const dir = join(await mkdtemp(join(tmpdir(), 'broadsheet-paper-')), 'paper')
  const paper = paperIn(dir, options.databaseUrl, options.env)
  const prepared = join(inject('prepared'), 'paper')
  if (options.empty === false) {
    const made = await paper.bs('init', dir)
    if (made.code !== 0) throw new Error(made.err)
  } else {
    await copyFolder(prepared, dir)
    if (options.databaseUrl) await rm(join(dir, '.broadsheet'), { recursive: true })
  }
  await edit(join(dir, 'newsroom.yaml'), 'allow: []', 'allow: [127.0.0.0/8]')
  return paper
}

/** The newsroom in a folder, with its archive there or in a database. */
export function paperIn(dir: string, databaseUrl?: string, more: NodeJS.ProcessEnv = {}): TestPaper {
  const env: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', ...more }
  delete env.DATABASE_URL
  if (databaseUrl) env.DATABASE_URL = databaseUrl
  const begin: TestPaper['begin'] = (...args) => {
    const child = spawn(process.execPath, [join(ROOT, 'bin/broadsheet.js'), ...args], {
      cwd: ROOT,
      env: { ...env, BROADSHEET_DIR: dir },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) }
  }
  const bs: TestPaper['bs'] = (...args) => begin(...args).ended
  return {
    dir,
    begin,
    bs,
    json: async (...args) => {
      const { code, out, err } = await bs(...args, '--json')
      if (code !== 0) throw new Error(`broadsheet ${args.join(' ')} ended with ${code}: ${err}${out}`)
      return JSON.parse(out)
    },
    withEnv: async (variables, work) => {
      Object.assign(env, variables)
      try {
        return await work()
      } finally {
        for (const name of Object.keys(variables)) delete env[name]
      }
    },
    // What a command that was killed had begun may go on for a moment.
    remove: () => rm(dirname(dir), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  }
}

/** Changes a file's text; the text to be replaced must be there. */
export async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`)
  await writeFile(file, text.replace(from, to))
}

/** Every file below a folder with what tells whether it was touched. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const name of (await readdir(folder, { recursive: true, encoding: 'utf8' })).sort()) {
    const { ino, mtimeMs, size } = await stat(join(folder, name))
    files.set(name, `${ino} ${mtimeMs} ${size}`)
  }
  return files
}

/** Processes of the embedded server that work on this newsroom's data. */
export async function serversOf(dir: string): Promise<number[]> {
  const pids: number[] = []
  for (const pid of (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('postgres') && command.includes(dir)) pids.push(Number(pid))
  }
  return pids
}
