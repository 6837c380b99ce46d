import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BroadsheetError, messageOf } from '../../news/index.ts'
import { safePath } from './safe-path.ts'

export interface TreeWritten {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/** Lists what we wrote, so that what is gone can be removed and files of others are never touched. */
const MANIFEST = '.broadsheet-files.json'

/**
 * Writes plain files into a folder that others may use too: each whole or not at all, only when its bytes differ.
 * Removes what an earlier call wrote and this one does not name, unless somebody has changed it since.
 */
export async function writeTree(
  folder: string,
  files: readonly { readonly path: string; readonly text: string }[],
): Promise<TreeWritten> {
  const before = await readManifest(folder)
  const now: Record<string, string> = {}
  const written: string[] = []
  const removed: string[] = []
  try {
    for (const { path, text } of files) {
      now[path] = hash(text)
      const full = safePath(folder, path)
      if ((await textOf(full)) === text) continue
      await mkdir(dirname(full), { recursive: true })
      await writeFile(`${full}.part`, text, { flush: true })
      await rename(`${full}.part`, full)
      written.push(path)
    }
    for (const [path, old] of Object.entries(before)) {
      if (Object.hasOwn(now, path)) continue
      const full = safePath(folder, path)
      const text = await textOf(full)
      if (text === null || hash(text) !== old) continue
      await rm(full)
      await rmdir(dirname(full)).catch(() => {})
      removed.push(path)
    }
    if (JSON.stringify(before) !== JSON.stringify(now)) {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, `${MANIFEST}.part`), JSON.stringify(now), { flush: true })
      await rename(join(folder, `${MANIFEST}.part`), join(folder, MANIFEST))
    }
  } catch (cause) {
    if (cause instanceof BroadsheetError) throw cause
    throw new BroadsheetError('content-failed', {
      what: `The content files could not be written to ${folder}: ${messageOf(cause)}`,
      next: 'Each file is whole, old or new. Make room or mend the permissions, then publish again.',
      cause,
    })
  }
  return { written, removed, kept: files.length - written.length }
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex')

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function readManifest(folder: string): Promise<Record<string, string>> {
  const text = await textOf(join(folder, MANIFEST))
  try {
    return text === null ? {} : JSON.parse(text)
  } catch {
    // A damaged list only means that nothing old is removed this time.
    return {}
  }
}
