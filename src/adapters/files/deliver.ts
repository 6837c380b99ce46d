import { constants } from 'node:fs'
import { copyFile, open, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { BroadsheetError, type Delivered, messageOf, type StandingFile } from '../../news/index.ts'
import { type FileList, isSameList, writeList } from './list.ts'
import { safePath } from './safe-path.ts'
import { leftUnfinished, READY, switchIn } from './switch-in.ts'
import { listTree, MANIFEST } from './tree.ts'

export interface FolderErrand {
  readonly folder: string
  readonly files: readonly StandingFile[]
  /** The newsroom's own folders, which are no place to deliver to. */
  readonly own: readonly string[]
}

/**
 * Brings a folder to the files of an edition: copies what changed, file by file and each whole, pages last, so that none
 * is seen before what it needs; then removes what an earlier delivery put there and this one does not have. A folder with
 * files of others in it is only touched when our list stands in it, and theirs never.
 */
export async function deliverToFolder({ folder, files, own }: FolderErrand): Promise<Delivered> {
  await refuseOverlap(folder, own)
  try {
    const before = await ourList(folder)
    const left = await leftUnfinished(folder)
    const write: StandingFile[] = []
    for (const file of files) {
      // What a killed delivery was about to replace may be old or new.
      const listed = left.has(file.path) && left.get(file.path) !== file.hash ? undefined : before.get(file.path)
      if (!(await stands(folder, file, listed))) write.push(file)
    }
    const now = new Map(files.map(({ path, hash }) => [path, hash]))
    const removed = [...new Set([...before.keys(), ...left.keys()])].filter((path) => !now.has(path))
    if (write.length > 0 || removed.length > 0 || left.size > 0 || !isSameList(before, now)) {
      await switchIn(folder, {
        write: write.sort(byNeed).map(({ path, file }) => ({ path, put: (to) => copyWhole(file, to) })),
        remove: removed,
        list: { path: MANIFEST, put: (file) => writeList(file, now) },
      })
    }
    return { written: write.map(({ path }) => path), removed, kept: files.length - write.length }
  } catch (cause) {
    if (cause instanceof BroadsheetError) throw cause
    throw new BroadsheetError('delivery-failed', {
      what: `The edition could not be delivered to ${folder}: ${messageOf(cause)}`,
      next: 'The last good edition stays there. Make room or mend the permissions, then publish again.',
      cause,
    })
  }
}

/** Our list of what is in the folder. An empty folder, or one that is not there yet, becomes ours. */
async function ourList(folder: string): Promise<FileList> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map()
    throw error
  }
  // What we make ready there is ours as well: whoever was killed at the first delivery left no more.
  const isOurs = names.length === 0 || names.includes(MANIFEST) || names.includes(READY)
  if (isOurs) return listTree(folder)
  throw new BroadsheetError('folder-not-ours', {
    what: `${folder} holds files that Broadsheet did not put there`,
    next: `Name an empty folder; or put an empty file ${MANIFEST} into this one, and Broadsheet writes beside what is there.`,
  })
}

/** Whether the file stands in the folder as it should: by our list and its size, else byte for byte. */
async function stands(
  folder: string,
  { path, hash, file }: StandingFile,
  listed: string | undefined,
): Promise<boolean> {
  const there = await stat(safePath(folder, path)).catch(() => null)
  if (!there?.isFile() || there.size !== (await stat(file)).size) return false
  if (listed === hash) return true
  return (await readFile(safePath(folder, path))).equals(await readFile(file))
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Styles, fonts and pictures first, then pages, the front page last. */
const byNeed = (a: StandingFile, b: StandingFile): number => need(a.path) - need(b.path)
const need = (path: string): number => (path === 'index.html' ? 2 : path.endsWith('.html') ? 1 : 0)

async function refuseOverlap(folder: string, own: readonly string[]): Promise<void> {
  const target = await realOf(folder)
  for (const one of own) {
    const other = await realOf(one)
    if (isWithin(target, other) || isWithin(other, target)) {
      throw new BroadsheetError('folder-is-own', {
        what: `${folder} is a folder of the newsroom itself, or has one in it`,
        next: 'Name a folder outside of it.',
        usage: true,
      })
    }
  }
}

const isWithin = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + sep)

/** The path without links, also of what is not there yet. */
async function realOf(path: string): Promise<string> {
  const full = resolve(path)
  try {
    return await realpath(full)
  } catch {
    return full === dirname(full) ? full : join(await realOf(dirname(full)), basename(full))
  }
}
