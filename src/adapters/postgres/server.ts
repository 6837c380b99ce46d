import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { BroadsheetError } from '../../news/error.ts'
import { type Account, findAccount, lastLine, refusesRoot, runAs } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { type Place, runningIn } from './place.ts'
import { codeOf } from './pool.ts'

/**
 * What the server runs with. Small enough for a laptop beside other work, and safe against power cuts: fsync and
 * synchronous_commit stay as PostgreSQL has them.
 */
const SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '60',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  // Nobody replicates a private server; less to write.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '512MB',
  // Disks are SSDs, queries are small.
  random_page_cost: '1.1',
  jit: 'off',
  // Containers give 64 MB of shared memory, which parallel queries overrun.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  unix_socket_permissions: '0700',
  // Starts, stops and crashes; not every statement that a constraint refused.
  log_min_messages: 'log',
  log_checkpoints: 'off',
  cluster_name: 'broadsheet',
}

/** The log starts afresh beyond this; a start and a stop write about one kilobyte. */
const LOG_LIMIT_BYTES = 1_000_000

/** How a server that we started ended, if it did. */
export interface End {
  readonly failed: boolean
  /** What it said last. */
  readonly words: string
}

export interface Start {
  /** Null while it runs. */
  ended(): End | null
}

export interface Launcher {
  start(): Promise<Start>
  stopByProgram(): Promise<void>
}

/** Everything that has to be there before a server can start, made once a process. */
export async function prepareLauncher(
  place: Place,
  options: { binaries?: string | undefined; onProgress: (line: string) => void },
): Promise<Launcher> {
  await mkdir(place.folder, { recursive: true, mode: 0o700 })
  const binaries = await findBinaries(join(place.folder, 'lib'), options.binaries)
  const account = await findAccount(binaries, place.data)
  if (account.ids && (await lstat(place.folder)).uid !== account.ids.uid) await give(place.folder, account.ids)
  if (!(await versionOf(place.data))) {
    options.onProgress('Making the archive')
    await makeData(place, binaries, account)
  }
  await checkVersion(place, account)
  return {
    start: () => startServer(place, binaries, account),
    stopByProgram: async () => {
      await runAs(account, binaries, [binaries.pgCtl, 'stop', '-D', place.data, '-m', 'fast'])
    },
  }
}

async function versionOf(data: string): Promise<string | null> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })
  return version?.trim() ?? null
}

async function checkVersion(place: Place, account: Account): Promise<void> {
  const version = await versionOf(place.data)
  if (version === String(account.major)) return
  throw new BroadsheetError('archive-version', {
    what: `the archive in ${place.data} was made by PostgreSQL ${version}; Broadsheet now comes with ${account.major}`,
    next: `export it with the Broadsheet that made it and import it here, or set DATABASE_URL to a PostgreSQL ${version} that holds it`,
  })
}

/**
 * Made aside and moved in whole: a process that is killed half-way, or two that begin at once, leave one whole data
 * folder or none.
 */
async function makeData(place: Place, binaries: Binaries, account: Account): Promise<void> {
  const aside = await mkdtemp(join(place.folder, 'making-'))
  if (account.ids) await give(aside, account.ids)
  const made = join(aside, 'data')
  let words = ''
  for (const locale of localesFor(account.major)) {
    const args = ['-D', made, '-U', place.user, '-E', 'UTF8', ...locale, ...(await accessOf(place, account))]
    const { failed, output } = await runAs(account, binaries, [binaries.initdb, ...args])
    words = failed ? lastLine(output) : ''
    if (!failed) break
    await rm(made, { recursive: true, force: true })
  }
  if (!words) await rename(made, place.data).catch(() => {})
  await rm(aside, { recursive: true, force: true })
  if (await versionOf(place.data)) return await removeLeftovers(place)
  if (account.ids) throw refusesRoot(words)
  throw new BroadsheetError('archive-not-made', {
    what: `PostgreSQL could not make the archive in ${place.data}: ${words}`,
    next: 'make sure that the disk has room (100 MB), that you may write there and that your user has a name (id -un); or set DATABASE_URL',
  })
}

/** Sorted by code point and the same on every system; upper and lower case known for all of Unicode. */
function localesFor(major: number): string[][] {
  if (major < 17) return [['--locale=C.UTF-8'], ['--locale=C']]
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  return [[...builtin, '--lc-ctype=C.UTF-8'], builtin]
}

/** On a socket in a private folder whoever gets there may enter; over TCP anyone on the machine gets there. */
async function accessOf({ passwordFile }: Place, { ids }: Account): Promise<string[]> {
  if (!passwordFile) return ['--auth-local=trust', '--auth-host=reject']
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(unlessExists)
  if (ids) await chown(passwordFile, ids.uid, ids.gid)
  return ['--auth=scram-sha-256', `--pwfile=${passwordFile}`]
}

function unlessExists(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}

async function removeLeftovers(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (!name.startsWith('making-')) continue
    // Somebody may still be writing there; then the next one removes it.
    await rm(join(place.folder, name), { recursive: true, force: true }).catch(() => {})
  }
}

async function startServer(place: Place, binaries: Binaries, account: Account): Promise<Start> {
  const settings = { ...SETTINGS, ...(await listening(place, account)) }
  const command = [...account.prefix, binaries.postgres, '-D', place.data]
  for (const [name, value] of Object.entries(settings)) command.push('-c', `${name}=${value}`)
  const log = openLog(place.log)
  const from = fstatSync(log).size
  const child = spawn(command[0]!, command.slice(1), {
    // Its own session: neither a Ctrl-C meant for us nor our death ends it.
    detached: true,
    stdio: ['ignore', log, log],
    env: binaries.env,
    cwd: place.folder,
    windowsHide: true,
    ...account.ids,
  })
  closeSync(log)
  child.unref()
  let ended: End | null = null
  child.once('error', (error) => {
    ended = { failed: true, words: error.message }
  })
  child.once('exit', (code) => {
    ended = { failed: code !== 0, words: lastWords(place.log, from, child.pid) }
  })
  return { ended: () => ended }
}

function openLog(path: string): number {
  const log = openSync(path, 'a', 0o600)
  if (fstatSync(log).size <= LOG_LIMIT_BYTES) return log
  closeSync(log)
  return openSync(path, 'w', 0o600)
}

/** The log is shared with whoever else starts a server here: a line belongs to the process whose number it bears. */
function lastWords(log: string, from: number, pid: number | undefined): string {
  const lines = readFileSync(log).subarray(from).toString('utf8').trim().split('\n')
  const own = lines.filter((line) => line.includes(`[${pid}]`) || !/^\d{4}-.* \[\d+\] /.test(line))
  const last = own.findLast((line) => /FATAL|PANIC/.test(line)) ?? own.at(-1)
  return last?.replace(/^.*? \[\d+\] [A-Z]+: +/, '') || 'it ended without a word'
}

async function listening(place: Place, account: Account): Promise<Record<string, string>> {
  if (place.passwordFile) {
    return { listen_addresses: '127.0.0.1', port: String(await freePort(place)), unix_socket_directories: '' }
  }
  if (place.socketFolder !== place.folder) await makePrivateFolder(place.socketFolder, account)
  return { listen_addresses: '', port: String(place.port), unix_socket_directories: place.socketFolder }
}

/** A folder in the system's temporary one, where anybody may have made it before us. */
async function makePrivateFolder(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(unlessExists)
  const found = await lstat(folder)
  const owners = [process.getuid?.(), account.ids?.uid]
  if (!found.isDirectory() || !owners.includes(found.uid)) {
    throw new BroadsheetError('archive-socket', {
      what: `${folder} is needed for the archive's socket, but belongs to somebody else`,
      next: 'remove it, or move the newsroom to a folder with a shorter path',
    })
  }
  await chmod(folder, 0o700)
  if (account.ids) await chown(folder, account.ids.uid, account.ids.gid)
}

/** The port of the server before, so that the pools of whoever is still there find this one; else any. */
async function freePort(place: Place): Promise<number> {
  const before = (await runningIn(place))?.config.port ?? 0
  return (await portIfFree(before)) ?? (await portIfFree(0)) ?? 0
}

function portIfFree(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(null))
    probe.listen(port, '127.0.0.1', () => {
      const found = (probe.address() as AddressInfo).port
      probe.close(() => resolve(found))
    })
  })
}

/** Gives a folder and what it holds to the account that the server runs as. */
async function give(path: string, ids: { uid: number; gid: number }): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  if (found.uid !== ids.uid) await chown(path, ids.uid, ids.gid)
  if (!found.isDirectory()) return
  for (const name of await readdir(path)) await give(join(path, name), ids)
}

/**
 * After a machine or a container died, the number in a left-behind postmaster.pid may by now be another program's.
 * PostgreSQL, which sees only that the number is alive, would wait for it for ever. Says whether it removed the file.
 */
export async function forgetStrangersPid(place: Place): Promise<boolean> {
  const file = join(place.data, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const pid = Number.parseInt(text, 10)
  if (!(pid > 0) || programOf(pid) === null || isPostgres(pid)) return false
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) return false
  await unlink(file).catch(() => {})
  return true
}

/** Linux tells a process's name; elsewhere we do not know. */
function programOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return null
  }
}

export function isPostgres(pid: number): boolean {
  const name = programOf(pid)
  return name === null ? process.platform !== 'linux' : name.startsWith('postgres')
}
