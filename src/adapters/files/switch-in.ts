import { mkdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { flushFolder } from './flush.ts'
import { type FileList, readListIfAny } from './list.ts'
import { refuseLinksOut, safePath } from './safe-path.ts'

export interface Change {
  /** In the order in which they are to appear; `put` writes the whole file under the name that it is given. */
  readonly write: readonly { readonly path: string; readonly put: (file: string) => Promise<void> }[]
  readonly remove: readonly string[]
  /** The list of what is ours in the folder; the last to change. */
  readonly list: { readonly path: string; readonly put: (file: string) => Promise<void> } | null
}

/** Where files are made ready; in the folder itself, so that moving them is renaming them. */
export const READY = '.broadsheet-part'
/** The list among them; it is whole before the first of them takes its place. */
const LIST = 'list'

/** Files made ready at once: enough to keep a disk busy. */
const AT_ONCE = 16

/**
 * Changes files in a folder that others may use too. All that is new is made ready first: a full disk or a kill until
 * then leaves every file as it was. Then each takes its place by a rename, so that it is whole, old or new; then what is
 * gone is removed. Who is killed on the way leaves the list of what was to stand (`leftUnfinished`).
 */
export async function switchIn(folder: string, { write, remove, list }: Change): Promise<void> {
  const ready = join(folder, READY)
  const made: string[] = []
  let isChanging = false
  try {
    await rm(ready, { recursive: true, force: true })
    await mkdir(ready, { recursive: true })
    refuseLinksOut(folder, [...write.map(({ path }) => path), ...remove])
    for (let start = 0; start < write.length; start += AT_ONCE) {
      const done = await Promise.allSettled(
        write.slice(start, start + AT_ONCE).map(async ({ path, put }, place) => {
          await put(join(ready, String(start + place)))
          const parent = dirname(safePath(folder, path))
          if ((await mkdir(parent, { recursive: true })) !== undefined) made.push(parent)
        }),
      )
      // Only when all have ended: what is still being written cannot be cleared away.
      const failed = done.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
    }
    if (list) await list.put(join(ready, LIST))
    await flushFolder(ready)
    isChanging = true
    for (const [number, { path }] of write.entries()) await rename(join(ready, String(number)), safePath(folder, path))
    for (const path of remove) {
      await rm(safePath(folder, path), { force: true })
      await removeEmpty(folder, dirname(path))
    }
    if (list) await rename(join(ready, LIST), safePath(folder, list.path))
    await rm(ready, { recursive: true, force: true })
  } catch (cause) {
    if (isChanging) throw cause
    await rm(ready, { recursive: true, force: true }).catch(() => {})
    for (const parent of made.reverse()) await removeEmpty(folder, relative(folder, parent)).catch(() => {})
    throw cause
  }
}

/** What a change that never came to its end was to make of the folder: any of it may stand there already. */
export const leftUnfinished = (folder: string): Promise<FileList> => readListIfAny(join(folder, READY, LIST))

/** Removes a folder and those above it as long as they are empty. */
async function removeEmpty(root: string, path: string): Promise<void> {
  for (let folder = path; folder !== '.' && folder !== ''; folder = dirname(folder)) {
    try {
      await rmdir(join(root, folder))
    } catch {
      return
    }
  }
}
