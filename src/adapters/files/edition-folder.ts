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
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { flushFolder } from './flush.ts'
import { type FileList, keepList, writeList } from './list.ts'
import { safePath } from './safe-path.ts'

/** One file of a rendition: what it shows, as a hash, and how to make it. Unchanged files are never made. */
export interface RenderedFile {
  readonly path: string
  readonly hash: string
  render(): string | Uint8Array | Promise<string | Uint8Array>
  /** Where it lies ready, outside the edition: then it is linked from there, and not rendered. It must never change. */
  readonly ready?: string
}

/** Each edition keeps its list of paths and hashes outside the folder that readers see. */
export const MANIFEST = 'manifest.json'
export const PUBLIC = 'public'

export interface Standing {
  readonly number: number
  readonly folder: string
  readonly list: FileList
}

export interface Wanted {
  readonly files: readonly RenderedFile[]
  readonly list: FileList
}

/** Files made and written at once: enough to keep a disk busy while the next are made. */
const AT_ONCE = 16

/** Brings a folder that holds what `before` lists to the files wanted. */
export async function fill(
  folder: string,
  before: FileList,
  standing: Standing | null,
  { files, list }: Wanted,
): Promise<void> {
  const root = join(folder, PUBLIC)
  for (const path of before.keys()) if (!list.has(path)) takeAway(root, path)

  let last = ''
  // Files of one folder mostly come one after the other.
  const placeOf = ({ path }: RenderedFile): string => {
    const full = safePath(root, path)
    const parent = dirname(full)
    if (parent !== last) mkdirSync(parent, { recursive: true })
    last = parent
    return full
  }
  const changed: RenderedFile[] = []
  for (const file of files) {
    const was = before.get(file.path)
    if (was === file.hash) continue
    if (standing?.list.get(file.path) === file.hash) {
      const path = placeOf(file)
      if (was !== undefined) rmSync(path, { force: true })
      // One after the other and without waiting: ten thousand links take a tenth of a second, ten thousand promises ten times that.
      linkOrCopy(join(standing.folder, PUBLIC, file.path), path)
    } else changed.push(file)
  }
  for (let start = 0; start < changed.length; start += AT_ONCE) {
    const made = await Promise.allSettled(
      changed.slice(start, start + AT_ONCE).map(async (file) => {
        const path = placeOf(file)
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
  await flushFolder(folder)
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

/**
 * Brings a folder that holds what `before` lists to the files of the standing edition: each is linked from there, and is
 * whole at all times, for readers who were shown the folder a moment ago.
 */
export async function follow(folder: string, before: FileList, standing: Standing): Promise<void> {
  const root = join(folder, PUBLIC)
  const next = join(folder, 'next')
  await rm(next, { force: true })
  for (const [path, hash] of standing.list) {
    if (before.get(path) === hash) continue
    const file = safePath(root, path)
    await mkdir(dirname(file), { recursive: true })
    linkOrCopy(join(standing.folder, PUBLIC, path), next)
    await rename(next, file)
  }
  for (const path of before.keys()) if (!standing.list.has(path)) takeAway(root, path)
  linkOrCopy(join(standing.folder, MANIFEST), join(folder, MANIFEST))
  keepList(join(folder, MANIFEST), standing.list)
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
