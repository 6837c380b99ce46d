import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BroadsheetError, messageOf } from '../../news/index.ts'
import { type FileList, isSameList, keepList, readListIfAny, writeList } from './list.ts'
import { safePath } from './safe-path.ts'
import { leftUnfinished, switchIn } from './switch-in.ts'

export interface TreeWritten {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

export interface TextFile {
  readonly path: string
  readonly text: string
}

/** Lists what we wrote, so that what is gone can be removed and files of others are never touched. */
export const MANIFEST = '.broadsheet-files.json'

/**
 * Writes plain files into a folder that others may use too: each only when its bytes differ, all of them or, when that
 * fails, none. Removes what an earlier call wrote and this one does not name, unless somebody has changed it since.
 */
export async function writeTree(folder: string, files: readonly TextFile[]): Promise<TreeWritten> {
  try {
    const { before, left, now, write, remove } = await plan(folder, files)
    if (write.length > 0 || remove.length > 0 || left.size > 0 || !isSameList(before, now)) {
      const list = ordered(now, before)
      await switchIn(folder, {
        write: write.map(({ path, text }) => ({ path, put: (file) => writeFile(file, text, { flush: true }) })),
        remove,
        list: { path: MANIFEST, put: (file) => writeList(file, list) },
      })
      keepList(join(folder, MANIFEST), list)
    }
    return { written: write.map(({ path }) => path), removed: remove, kept: files.length - write.length }
  } catch (cause) {
    if (cause instanceof BroadsheetError) throw cause
    throw new BroadsheetError('content-failed', {
      what: `The content files could not be written to ${folder}: ${messageOf(cause)}`,
      next: 'They are as they were. Make room or mend the permissions, then publish again.',
      cause,
    })
  }
}

/** What writing these files would change. */
export async function previewTree(folder: string, files: readonly TextFile[]): Promise<TreeWritten> {
  const { write, remove } = await plan(folder, files)
  return { written: write.map(({ path }) => path), removed: remove, kept: files.length - write.length }
}

/** The files that stand there as we wrote them, with the hashes of their texts. */
export const listTree = (folder: string): Promise<FileList> => readListIfAny(join(folder, MANIFEST))

/**
 * Of these files, those that we wrote and somebody has deleted since. A folder that was emptied says nothing of the
 * single file: it is filled again.
 */
export async function goneFromTree(folder: string, among: readonly string[]): Promise<string[]> {
  if (among.length === 0) return []
  const listed = await listTree(folder)
  const isThere = (path: string) => existsSync(safePath(folder, path))
  const gone = among.filter((path) => listed.has(path) && !isThere(path))
  return gone.length > 0 && [...listed.keys()].some(isThere) ? gone : []
}

async function plan(folder: string, files: readonly TextFile[]) {
  const before = await listTree(folder)
  const left = await leftUnfinished(folder)
  const now = new Map<string, string>()
  const write: TextFile[] = []
  const seen = seenIn(folder)
  for (const file of files) {
    const own = hashOf(file)
    now.set(file.path, own)
    // Most have not been touched: for those there is nothing to wait for.
    const known = stillAs(seen, folder, file.path)
    if ((known === undefined ? await hashAt(seen, folder, file.path) : known) !== own) write.push(file)
  }
  const remove: string[] = []
  const ours = left.size > 0 ? new Set([...before.keys(), ...left.keys()]) : before.keys()
  for (const path of ours) {
    if (now.has(path)) continue
    const there = await hashAt(seen, folder, path)
    if (there !== null && (there === before.get(path) || there === left.get(path))) remove.push(path)
  }
  return { before, left, now, write: write.sort(byPath), remove }
}

const byPath = (a: TextFile, b: TextFile) => (a.path < b.path ? -1 : 1)

/** Ordered by path. What was listed before is in order, so that little is left to sort. */
function ordered(now: FileList, before: FileList): FileList {
  const paths: string[] = []
  for (const path of before.keys()) if (now.has(path)) paths.push(path)
  if (paths.length < now.size) {
    for (const path of now.keys()) if (!before.has(path)) paths.push(path)
    paths.sort()
  }
  const list = new Map<string, string>()
  for (const path of paths) list.set(path, now.get(path)!)
  return list
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Made once for each file value: renditions give the same one as long as it says the same. */
const hashes = new WeakMap<TextFile, string>()

function hashOf(file: TextFile): string {
  const known = hashes.get(file)
  if (known !== undefined) return known
  const own = hash(file.text)
  hashes.set(file, own)
  return own
}

/** A file on disk as this process saw it last: one that has not been touched since is not read again. */
interface Seen {
  readonly file: string
  readonly ino: number
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly hash: string
}

const seenFiles = new Map<string, Map<string, Seen>>()

function seenIn(folder: string): Map<string, Seen> {
  const seen = seenFiles.get(folder) ?? new Map()
  seenFiles.set(folder, seen)
  return seen
}

/** The hash of the text at a path; null when there is none, undefined when it must be read to be known. */
function stillAs(seen: ReadonlyMap<string, Seen>, folder: string, path: string): string | null | undefined {
  const known = seen.get(path)
  const stat = statSync(known?.file ?? safePath(folder, path), { throwIfNoEntry: false })
  if (!stat?.isFile()) return null
  const { ino, size, mtimeMs, ctimeMs } = stat
  const isSame =
    known && known.ino === ino && known.size === size && known.mtimeMs === mtimeMs && known.ctimeMs === ctimeMs
  return isSame ? known.hash : undefined
}

async function hashAt(seen: Map<string, Seen>, folder: string, path: string): Promise<string | null> {
  const known = stillAs(seen, folder, path)
  if (known !== undefined) return known
  const file = safePath(folder, path)
  // Before it is read: a change meanwhile is seen the next time.
  const stat = statSync(file, { throwIfNoEntry: false })
  const text = stat && (await textOf(file))
  if (!stat || typeof text !== 'string') return null
  const { ino, size, mtimeMs, ctimeMs } = stat
  const own = hash(text)
  seen.set(path, { file, ino, size, mtimeMs, ctimeMs, hash: own })
  return own
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code!)) return null
    throw error
  }
}
