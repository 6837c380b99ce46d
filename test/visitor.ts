import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Home } from '../src/adapters/postgres/index.ts'

/** Another process that opened the archive, as a second command of the newsroom does. */
export interface Visitor {
  readonly process: ChildProcess
  query(sql: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
  kill(): Promise<void>
}

export interface VisitOptions {
  /** A command that runs the process as somebody else: `runuser -u nobody --`. */
  readonly as?: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

const PROGRAM = `
  import { createInterface } from 'node:readline'
  import { openArchive } from './src/adapters/postgres/index.ts'
  const say = (value) => console.log(JSON.stringify(value))
  try {
    const archive = await openArchive(JSON.parse(process.argv[1]))
    say('open')
    for await (const line of createInterface(process.stdin)) {
      if (line === 'close') break
      say((await archive.pool.query(line)).rows)
    }
    await archive.close()
    say('closed')
    process.stdin.destroy()
  } catch (error) {
    say({ error: error.message, code: error.code })
    process.exit(1)
  }
`

export async function visit(home: Home, { as = [], env }: VisitOptions = {}): Promise<Visitor> {
  const command = [...as, process.execPath, '--import', 'tsx', '--input-type=module', '-e', PROGRAM]
  const child = spawn(command[0]!, [...command.slice(1), JSON.stringify(home)], {
    cwd: new URL('..', import.meta.url),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: env ?? process.env,
  })
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  const answer = async () => {
    const { value, done } = await answers.next()
    if (done) throw new Error('the visitor is gone')
    const said = JSON.parse(value)
    if (said.error) throw new Error(said.error)
    return said
  }
  const gone = once(child, 'exit')
  await answer()
  return {
    process: child,
    query: (sql) => {
      child.stdin.write(`${sql}\n`)
      return answer()
    },
    close: async () => {
      child.stdin.write('close\n')
      await answer()
      await gone
    },
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
