import { spawn } from 'node:child_process'
import { BroadsheetError } from '../../news/index.ts'

export interface GitAnswer {
  readonly code: number
  readonly out: Buffer
  readonly err: string
}

export interface GitCall {
  readonly input?: string | Buffer
  readonly env?: Readonly<Record<string, string>>
}

/** Runs git on one repository. */
export type Git = (args: readonly string[], call?: GitCall) => Promise<GitAnswer>

/** The longest that one step may take, a push of a whole first edition over a slow line included. */
const LONGEST_MS = 15 * 60_000

/** What git is told before every command: no hooks, no background work, nothing of the user's that changes what is made. */
const SETTINGS = {
  'core.hooksPath': '/dev/null',
  'core.fsmonitor': 'false',
  'core.autocrlf': 'false',
  'core.logAllRefUpdates': 'false',
  'gc.autoDetach': 'false',
  'maintenance.auto': 'false',
  'push.gpgSign': 'false',
  'push.followTags': 'false',
  'submodule.recurse': 'false',
  'advice.pushUpdateRejected': 'false',
}

/** Variables of git's own that say how to reach a server; the others would lead it to other repositories. */
const KEPT = /^GIT_(SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_CAINFO|SSL_CAPATH|SSL_CERT|SSL_KEY|HTTP_PROXY_AUTHMETHOD)$/

/** Secrets of the newsroom, which no program that we start has to know. */
const SECRET = /^(DATABASE_URL|SECURED_KEY|BROADSHEET_|SMTP_|.*_API_KEY)/

/** Git on a bare repository of ours: its arguments never pass through a shell, and it speaks only file, ssh and https. */
export function gitIn(folder: string, inherited: NodeJS.ProcessEnv): Git {
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(
      Object.entries(inherited).filter(([name]) => (!name.startsWith('GIT_') || KEPT.test(name)) && !SECRET.test(name)),
    ),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'file:ssh:https',
    // Nobody is there to answer a question.
    GIT_TERMINAL_PROMPT: '0',
    ...(inherited.GIT_SSH_COMMAND || inherited.GIT_SSH ? {} : { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' }),
    GIT_DIR: folder,
  }
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return (args, call = {}) => start([...settings, ...args], { ...env, ...call.env }, call.input)
}

function start(args: readonly string[], env: NodeJS.ProcessEnv, input?: string | Buffer): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { env, stdio: ['pipe', 'pipe', 'pipe'], timeout: LONGEST_MS })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (data: Buffer) => out.push(data))
    child.stderr.on('data', (data: Buffer) => err.push(data))
    child.on('error', (cause) => reject(missing(cause)))
    child.on('close', (code, signal) =>
      resolve({
        code: code ?? 1,
        out: Buffer.concat(out),
        err: signal ? `stopped by ${signal}` : wordsOf(Buffer.concat(err).toString('utf8')),
      }),
    )
    // A git that ends early closes its ear; its exit code says why.
    child.stdin.on('error', () => {})
    child.stdin.end(input ?? '')
  })
}

const missing = (cause: Error) =>
  new BroadsheetError('git-missing', {
    what: `git could not be started: ${cause.message}`,
    next: 'Install git (apt-get install git, brew install git), then publish again.',
    cause,
  })

/** What git and the other side said, in one line, without what would move a terminal's cursor. */
function wordsOf(text: string): string {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.replace(/\p{Cc}/gu, '').trim())
    .filter((line) => line !== '' && !line.startsWith('hint:'))
    .slice(-8)
    .join('; ')
}
