import { execFile } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import { BroadsheetError } from '../../news/error.ts'
import { type Binaries, unsupported } from './binaries.ts'

/** As whom PostgreSQL's programs run. They refuse root, and initdb refuses a user without a name. */
export interface Account {
  /** Goes before the program and its arguments. */
  readonly prefix: readonly string[]
  /** Set when the programs run as somebody else than we do. */
  readonly ids: { readonly uid: number; readonly gid: number } | null
  /** The major version that answered. */
  readonly major: number
}

interface Outcome {
  readonly failed: boolean
  readonly output: string
}

/** Runs one of PostgreSQL's programs to its end, as the account. */
export async function runAs(account: Candidate, binaries: Binaries, command: readonly string[]): Promise<Outcome> {
  const [program, ...args] = [...account.prefix, ...command]
  try {
    const { stdout } = await promisify(execFile)(program!, args, { env: binaries.env, cwd: '/', ...account.ids })
    return { failed: false, output: stdout }
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string }
    return { failed: true, output: stderr || stdout || message }
  }
}

/** The account to run as, chosen by trying: the first as which the server's program answers. */
export async function findAccount(binaries: Binaries, dataFolder: string): Promise<Account> {
  const answer = (candidate: Candidate) => runAs(candidate, binaries, [binaries.postgres, '--version'])
  // It says its version to anybody, even to root: silence means that it does not run on this machine at all.
  const { failed, output } = await answer(AS_WE_ARE)
  const major = failed ? undefined : /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
  if (!major) throw unsupported(lastLine(output))
  let words = ''
  for (const candidate of candidates(dataFolder)) {
    const outcome = candidate === AS_WE_ARE ? { failed, output } : await answer(candidate)
    if (!outcome.failed) return { ...candidate, major: Number(major) }
    words = lastLine(outcome.output)
  }
  throw refusesRoot(words)
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

export function refusesRoot(detail: string): BroadsheetError {
  return new BroadsheetError('archive-root', {
    what: `PostgreSQL refuses to run as root, and there is no other user it could run as here: ${detail}`,
    next: 'run Broadsheet as an ordinary user, or set DATABASE_URL to a PostgreSQL that runs elsewhere',
  })
}

type Candidate = Omit<Account, 'major'>

const AS_WE_ARE: Candidate = { prefix: [], ids: null }

function candidates(dataFolder: string): Candidate[] {
  const uid = process.getuid?.()
  if (uid === undefined) return [AS_WE_ARE]
  const nobody = accountOfNobody()
  // In a user namespace the files stay ours, and folders that only we may enter stay within reach.
  const asNobodyInside: Candidate = {
    prefix: ['unshare', '-U', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'],
    ids: null,
  }
  if (uid !== 0) return hasName() ? [AS_WE_ARE] : [asNobodyInside, AS_WE_ARE]
  const owner = statSync(dataFolder, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return [{ prefix: [], ids: { uid: owner.uid, gid: owner.gid } }]
  return [asNobodyInside, { prefix: [], ids: nobody }]
}

function accountOfNobody(): { uid: number; gid: number } {
  try {
    const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8')) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  } catch {
    // No such file: then the usual number.
  }
  return { uid: 65_534, gid: 65_534 }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}
