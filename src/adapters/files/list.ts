import { statSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'

/** What was written to a folder: for each path the hash of what it shows. */
export type FileList = ReadonlyMap<string, string>

/** Lists as this process read or wrote them last: tens of thousands of lines are not read again for one that changed. */
const kept = new Map<string, { readonly stamp: string; readonly list: FileList }>()

/** Null when there is none; throws when what is there cannot be read as one. */
export async function readList(file: string): Promise<FileList | null> {
  const stamp = stampOf(file)
  if (stamp === null) return null
  const known = kept.get(file)
  if (known?.stamp === stamp) return known.list
  const list = listOf(JSON.parse(await readFile(file, 'utf8')))
  kept.set(file, { stamp, list })
  return list
}

/** A list that is not there, or damaged, lists nothing: then nothing old is removed. */
export async function readListIfAny(file: string): Promise<FileList> {
  try {
    return (await readList(file)) ?? new Map()
  } catch (error) {
    if (error instanceof SyntaxError) return new Map()
    throw error
  }
}

/** As two columns: tens of thousands of lines are written in a sixth of the time that single ones take. */
interface Columns {
  readonly paths: readonly string[]
  readonly hashes: readonly string[]
}

export async function writeList(file: string, list: FileList): Promise<void> {
  const columns: Columns = { paths: [...list.keys()], hashes: [...list.values()] }
  await writeFile(file, JSON.stringify(columns), { flush: true })
}

/** Also from the form of before 2026-11-22, which had a property for each path. */
function listOf(json: Columns | Record<string, string>): FileList {
  const { paths, hashes } = json
  if (!Array.isArray(paths) || !Array.isArray(hashes)) return new Map(Object.entries(json as Record<string, string>))
  return new Map(paths.map((path, at) => [path, hashes[at]]))
}

/** Remembers a list that was just written, once it stands where it belongs. */
export function keepList(file: string, list: FileList): void {
  const stamp = stampOf(file)
  if (stamp !== null) kept.set(file, { stamp, list })
}

/** Of a list that is gone, or whose folder was moved, nothing needs to be remembered. */
export const forgetList = (file: string): boolean => kept.delete(file)

export function isSameList(a: FileList, b: FileList): boolean {
  if (a.size !== b.size) return false
  for (const [path, hash] of a) if (b.get(path) !== hash) return false
  return true
}

function stampOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false })
  // Not by when the file got another name: editions share their lists.
  return stat?.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : null
}
