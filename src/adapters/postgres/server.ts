import { spawn } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { chmod, chown, lstat, mkdir } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { BroadsheetError } from '../../news/error.ts'
import { type Account, findAccount, runAs } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { makeFolder, prepareData } from './data.ts'
import { type Place, runningIn } from './place.ts'
import { unlessExists } from './pool.ts'

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

/** Everything that has to be there before a server can start. */
export async function prepareLauncher(
  place: Place,
  options: { binaries?: string | undefined; onProgress: (line: string) => void },
): Promise<Launcher> {
  await makeFolder(place)
  const binaries = await findBinaries(join(place.folder, 'lib'), options.binaries)
  const account = await findAccount(binaries, place.data)
  await prepareData(place, binaries, account, options.onProgress)
  return {
    start: () => startServer(place, binaries, account),
    stopByProgram: async () => {
      await runAs(account, binaries, [binaries.pgCtl, 'stop', '-D', place.data, '-m', 'fast'])
    },
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
  // A newsroom that was removed meanwhile took its log along.
  if (!existsSync(log)) return 'its folder is gone'
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
