import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { mkdir, open, readdir, readlink, rename, rm, symlink } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { BroadsheetError, messageOf } from '../../news/index.ts'
import { type FileList, forgetList, keepList, readList, writeList } from './list.ts'
import { safePath } from './safe-path.ts'

/** One file of a rendition: what it shows, as a hash, and how to make it. Unchanged files are never made. */
export interface RenderedFile {
  readonly path: string
  readonly hash: string
  render(): string | Uint8Array | Promise<string | Uint8Array>
  /** Where it lies ready, outside the edition: then it is linked from there, and not rendered. It must never change. */
  readonly ready?: string
}

/** Which files to write, remove and keep: the publish stage's plan. */
export type PlanFiles = (
  previous: FileList,
  wanted: FileList,
) => { readonly write: readonly string[]; readonly remove: readonly string[]; readonly keep: readonly string[] }

export interface EditionPlace {
  /** Folder that holds the editions, such as DIR/.broadsheet/editions. */
  readonly home: string
  /** What readers are shown: a link to the edition that stands, such as DIR/site. */
  readonly link: string
}

export interface EditionWritten {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/** Each edition keeps its list of paths and hashes outside the folder that readers see. */
const MANIFEST = 'manifest.json'
export const PUBLIC = 'public'

/**
 * Writes an edition and switches to it in whole. Two folders take turns: the one that no reader sees any more is brought
 * up to date, file by file, then the link is renamed over the old one. What is unchanged stays, what the standing edition
 * has is linked from it, the rest is written: a publish costs what changed. Readers see the old paper until then, also
 * when this fails. When nothing has changed nothing on disk is touched.
 */
export async function writeEdition(
  place: EditionPlace,
  files: readonly RenderedFile[],
  plan: PlanFiles,
): Promise<EditionWritten> {
  const standing = await standingEdition(place)
  const wanted = wantedOf(files)
  const { write, remove, keep } = plan(standing?.list ?? NOTHING, wanted.list)
  if (standing && write.length === 0 && remove.length === 0) return { written: [], removed: [], kept: keep.length }
  const number = (standing?.number ?? 0) + 1
  const folder = join(place.home, String(number))
  try {
    await mkdir(place.home, { recursive: true })
    const spare = standing && (await takeSpare(place.home, standing.number, folder))
    // What a publish that was killed left behind.
    await clearOthers(place.home, standing ? [number, standing.number] : [number])
    if (!spare) await rm(folder, { recursive: true, force: true })
    await fill(folder, spare ?? NOTHING, standing, wanted)
    await switchTo(place, join(folder, PUBLIC))
  } catch (cause) {
    await rm(folder, { recursive: true, force: true }).catch(() => {})
    if (cause instanceof BroadsheetError) throw cause
    throw new BroadsheetError('publish-failed', {
      what: `The new edition could not be written to ${folder}: ${messageOf(cause)}`,
      next: 'The last good paper stays up. Make room or mend the permissions, then publish again.',
      cause,
    })
  }
  return { written: write, removed: remove, kept: keep.length }
}

/** What writing these files would change. */
export async function previewEdition(
  place: EditionPlace,
  files: readonly RenderedFile[],
  plan: PlanFiles,
): Promise<EditionWritten> {
  const { write, remove, keep } = plan((await standingEdition(place))?.list ?? NOTHING, wantedOf(files).list)
  return { written: write, removed: remove, kept: keep.length }
}

const NOTHING: FileList = new Map()

interface Wanted {
  readonly files: readonly RenderedFile[]
  readonly list: FileList
}

/** Of files that would be one, the first stands. */
function wantedOf(files: readonly RenderedFile[]): Wanted {
  const list = new Map<string, string>()
  const first = files.filter(({ path, hash }) => {
    if (list.has(path)) return false
    list.set(path, hash)
    return true
  })
  return { files: first, list }
}

interface Standing {
  readonly number: number
  readonly folder: string
  readonly list: FileList
}

/** The edition that the link shows; null when there is none, or none that this program wrote. */
export async function standingEdition(place: EditionPlace): Promise<Standing | null> {
  try {
    const folder = dirname(join(dirname(place.link), await readlink(place.link)))
    const number = Number(relative(place.home, folder))
    if (!Number.isSafeInteger(number)) return null
    const list = await readList(join(folder, MANIFEST))
    return list && { number, folder, list }
  } catch {
    return null
  }
}

/**
 * The edition before the standing one becomes the folder of the next. Its list is taken away first, so that nobody
 * trusts the folder when this is killed on the way. Null when there is none, or none whose list can be read.
 */
async function takeSpare(home: string, standing: number, folder: string): Promise<FileList | null> {
  const numbers = (await readdir(home)).filter((name) => /^\d+$/.test(name)).map(Number)
  const before = Math.max(...numbers.filter((number) => number < standing))
  try {
    const file = join(home, String(before), MANIFEST)
    const list = await readList(file)
    forgetList(file)
    await rm(file)
    await rm(folder, { recursive: true, force: true })
    await rename(join(home, String(before)), folder)
    return list
  } catch {
    return null
  }
}

/** Files made and written at once: enough to keep a disk busy while the next are made. */
const AT_ONCE = 16

/** Brings a folder that holds what `before` lists to the files wanted. */
async function fill(
  folder: string,
  before: FileList,
  standing: Standing | null,
  { files, list }: Wanted,
): Promise<void> {
  const root = join(folder, PUBLIC)
  for (const path of before.keys()) if (!list.has(path)) takeAway(root, path)

  const folders = new Set<string>()
  const changed: { file: RenderedFile; path: string }[] = []
  for (const file of files) {
    const was = before.get(file.path)
    if (was === file.hash) continue
    const path = safePath(root, file.path)
    const parent = dirname(path)
    if (!folders.has(parent)) {
      mkdirSync(parent, { recursive: true })
      folders.add(parent)
    }
    if (standing?.list.get(file.path) === file.hash) {
      if (was !== undefined) rmSync(path, { force: true })
      // One after the other and without waiting: ten thousand links take a tenth of a second, ten thousand promises ten times that.
      linkOrCopy(join(standing.folder, PUBLIC, file.path), path)
    } else changed.push({ file, path })
  }
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    const made = await Promise.allSettled(
      changed.slice(start, start + AT_ONCE).map(async ({ file, path }) => {
        // Never written into: the standing edition may share the file.
        if (before.has(file.path)) await rm(path, { force: true })
        if (file.ready !== undefined) linkOrCopy(file.ready, path)
        else await write(path, file)
      }),
    )
    // Only when all have ended: what is still being written cannot be cleared away.
    const failed = made.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }
  await writeList(join(folder, MANIFEST), list)
  await flush(folder)
  keepList(join(folder, MANIFEST), list)
}

/** What is made is handed on at once: a page that waits for the disk, as some would at all times, is memory. */
async function write(path: string, file: RenderedFile): Promise<void> {
  const made = file.render()
  const open = made instanceof Promise ? put(path, await made) : put(path, made)
  try {
    await flushed(open)
  } finally {
    closeSync(open)
  }
}

const flushed = promisify(fsync)

function put(path: string, content: string | Uint8Array): number {
  const open = openSync(path, 'w')
  try {
    writeFileSync(open, content)
    return open
  } catch (cause) {
    closeSync(open)
    throw cause
  }
}

/** Removes a file, and the folders that it leaves empty. */
function takeAway(root: string, path: string): void {
  rmSync(safePath(root, path), { force: true })
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(root, folder))
    } catch {
      return
    }
  }
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Renaming one link over another is the only step that readers can notice. */
async function switchTo(place: EditionPlace, target: string): Promise<void> {
  const next = `${place.link}.${createHash('sha256').update(target).digest('hex').slice(0, 8)}`
  await rm(next, { force: true })
  await symlink(relative(dirname(place.link), target), next)
  try {
    await rename(next, place.link)
  } catch (cause) {
    await rm(next, { force: true })
    throw new BroadsheetError('site-in-the-way', {
      what: `${place.link} is not a link that Broadsheet made: ${messageOf(cause)}`,
      next: 'Move it away; the paper is published there.',
      cause,
    })
  }
}

async function clearOthers(home: string, keep: readonly number[]): Promise<void> {
  for (const name of await readdir(home)) {
    if (/^\d+$/.test(name) && !keep.includes(Number(name))) await rm(join(home, name), { recursive: true, force: true })
  }
}
