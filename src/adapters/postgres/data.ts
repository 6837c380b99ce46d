import { randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BroadsheetError, messageOf } from '../../news/error.ts'
import { type Account, lastLine, refusesRoot, runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { forbidden, type Place } from './place.ts'
import { codeOf, unlessExists } from './pool.ts'

/** Makes the folder that everything of the server is in. */
export async function makeFolder(place: Place): Promise<void> {
  try {
    await mkdir(place.folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    if (codeOf(cause) === 'EACCES') throw forbidden(place, cause)
    throw new BroadsheetError('archive-not-made', {
      what: `the archive's folder ${place.folder} cannot be made: ${messageOf(cause)}`,
      next: 'put the newsroom where you may write and the disk has room, or set DATABASE_URL',
      cause,
    })
  }
}

/** Sees to it that the data folder is there, belongs to the account and is of the right version. */
export async function prepareData(
  place: Place,
  binaries: Binaries,
  account: Account,
  onProgress: (line: string) => void,
): Promise<void> {
  if (account.ids && (await lstat(place.folder)).uid !== account.ids.uid) await give(place.folder, account.ids)
  if (!(await versionOf(place.data))) {
    onProgress('Making the archive')
    await makeData(place, binaries, account)
  }
  await checkVersion(place, account)
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

async function removeLeftovers(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (!name.startsWith('making-')) continue
    // Somebody may still be writing there; then the next one removes it.
    await rm(join(place.folder, name), { recursive: true, force: true }).catch(() => {})
  }
}

/** Gives a folder and what it holds to the account that the server runs as. */
async function give(path: string, ids: { uid: number; gid: number }): Promise<void> {
  const found = await lstat(path)
  if (found.isSymbolicLink()) return
  if (found.uid !== ids.uid) await chown(path, ids.uid, ids.gid)
  if (!found.isDirectory()) return
  for (const name of await readdir(path)) await give(join(path, name), ids)
}
