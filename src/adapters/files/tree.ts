import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BroadsheetError, messageOf } from '../../news/index.ts'
import { safePath } from './safe-path.ts'
import { switchIn } from './switch-in.ts'

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

type Manifest = Readonly<Record<string, string>>

/**
 * Writes plain files into a folder that others may use too: each only when its bytes differ, all of them or, when that
 * fails, none. Removes what an earlier call wrote and this one does not name, unless somebody has changed it since.
 */
export async function writeTree(folder: string, files: readonly TextFile[]): Promise<TreeWritten> {
  try {
    const { before, now, write, remove } = await plan(folder, files)
    if (write.length > 0 || remove.length > 0 || JSON.stringify(before) !== JSON.stringify(now)) {
      await switchIn(folder, {
        write: write.map(({ path, text }) => ({ path, put: (file) => writeFile(file, text, { flush: true }) })),
        remove,
        list: { path: MANIFEST, put: (file) => writeList(file, now) },
      })
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

export const writeList = (file: string, files: Manifest): Promise<void> =>
  writeFile(file, JSON.stringify(files), { flush: true })

/** The files that stand there as we wrote them, with the hashes of their texts. */
export const listTree = (folder: string): Promise<Manifest> => readManifest(folder)

async function plan(folder: string, files: readonly TextFile[]) {
  const before = await readManifest(folder)
  const now: Record<string, string> = {}
  const write: TextFile[] = []
  for (const file of files) {
    const own = hashOf(file)
    now[file.path] = own
    if ((await hashAt(safePath(folder, file.path))) !== own) write.push(file)
  }
  const remove: string[] = []
  for (const [path, old] of Object.entries(before)) {
    if (Object.hasOwn(now, path)) continue
    if ((await hashAt(safePath(folder, path))) === old) remove.push(path)
  }
  return { before, now, write, remove }
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

/** Files on disk as this process saw them last: one that has not been touched since is not read again. */
const seen = new Map<string, { readonly stamp: string; readonly hash: string }>()

/** The hash of the text at a path; null when there is none. */
async function hashAt(path: string): Promise<string | null> {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true })
  if (!stat?.isFile()) return null
  const stamp = [stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(' ')
  const known = seen.get(path)
  if (known?.stamp === stamp) return known.hash
  const text = await textOf(path)
  if (text === null) return null
  const own = hash(text)
  seen.set(path, { stamp, hash: own })
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

async function readManifest(folder: string): Promise<Manifest> {
  const text = await textOf(join(folder, MANIFEST))
  try {
    return text === null ? {} : JSON.parse(text)
  } catch {
    // A damaged list only means that nothing old is removed this time.
    return {}
  }
}
