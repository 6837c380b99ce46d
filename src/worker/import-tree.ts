import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { BroadsheetError, messageOf } from '../news/index.ts'

/** What became of files that were imported. `known`: here already, with the same text. */
export interface Imported {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly known: number
}

export interface BrokenFile {
  readonly path: string
  readonly why: string
}

/** Files read with a form's reader, in the order of their paths; those that it refuses are named. */
export function readTree<T>(
  folder: string,
  { wanted, read }: { readonly wanted: (path: string) => boolean; readonly read: (path: string, text: string) => T },
): { readonly files: readonly T[]; readonly broken: readonly BrokenFile[] } {
  const files: T[] = []
  const broken: BrokenFile[] = []
  const found = pathsIn(folder)
  for (const path of found.links) broken.push({ path, why: 'it is a link to a folder; import that folder by itself' })
  const root = realpathSync(folder) + sep
  for (const path of found.files.filter(wanted)) {
    try {
      files.push(read(path, textOf(join(folder, path), root)))
    } catch (error) {
      broken.push({ path, why: messageOf(error) })
    }
  }
  return { files, broken }
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The longest real file has a hundredth of it. */
const MOST_BYTES = 10_000_000

/** What cannot be given back byte for byte is refused here, before anything is kept of it. */
function textOf(file: string, root: string): string {
  // A tree that came from elsewhere must not have us publish what lies beside it.
  if (!realpathSync(file).startsWith(root)) throw new Error('it is a link that leads out of the folder')
  if (statSync(file).size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1e6} MB`)
  let text: string
  try {
    text = DECODER.decode(readFileSync(file))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw cause
    throw new Error('it is not UTF-8; save it as UTF-8 and import again', { cause })
  }
  if (text.includes('\0')) throw new Error('it holds a NUL character, which no text has; take it out and import again')
  return text
}

interface Found {
  readonly files: string[]
  /** Links to folders. They are not followed: they may lead out of the tree, or in circles. */
  readonly links: string[]
}

/** Every file by its path within the folder. What hides behind a dot (`.git`) is no content, nor is what npm installed. */
function pathsIn(folder: string): Found {
  const found: Found = { files: [], links: [] }
  const look = (below: string) => {
    for (const one of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (one.name.startsWith('.') || one.name === 'node_modules' || /\p{Cc}/u.test(one.name)) continue
      const path = below === '' ? one.name : `${below}/${one.name}`
      if (one.isDirectory()) look(path)
      else if (one.isFile()) found.files.push(path)
      else if (one.isSymbolicLink()) {
        const to = kindBehind(join(folder, path))
        if (to === 'file') found.files.push(path)
        else if (to === 'folder') found.links.push(path)
      }
    }
  }
  try {
    look('')
  } catch (cause) {
    throw new BroadsheetError('import-missing', {
      what: `The folder cannot be read: ${folder}`,
      next: 'Name a folder that is there.',
      cause,
      usage: true,
    })
  }
  return { files: found.files.sort(), links: found.links }
}

/** What a link leads to; null for nothing, itself, or what is no file. */
function kindBehind(link: string): 'file' | 'folder' | null {
  try {
    const to = statSync(link)
    return to.isFile() ? 'file' : to.isDirectory() ? 'folder' : null
  } catch {
    return null
  }
}

/** Files put into the archive at once. */
const BATCH = 100

export async function inBatches<T>(
  files: readonly T[],
  keep: (some: readonly T[]) => Promise<Pick<Imported, 'added' | 'changed'>>,
): Promise<Imported> {
  let added = 0
  let changed = 0
  for (let start = 0; start < files.length; start += BATCH) {
    const kept = await keep(files.slice(start, start + BATCH))
    added += kept.added
    changed += kept.changed
  }
  return { read: files.length, added, changed, known: files.length - added - changed }
}
