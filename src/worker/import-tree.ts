import { readdirSync, readFileSync, statSync } from 'node:fs'
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
  for (const path of pathsIn(folder).filter(wanted)) {
    try {
      files.push(read(path, textOf(join(folder, path))))
    } catch (error) {
      broken.push({ path, why: messageOf(error) })
    }
  }
  return { files, broken }
}

const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What cannot be given back byte for byte is refused here, before anything is kept of it. */
function textOf(file: string): string {
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

/** Every file by its path within the folder. What hides behind a dot (`.git`) is no content. */
function pathsIn(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch (cause) {
    throw new BroadsheetError('import-missing', {
      what: `The folder cannot be read: ${folder}`,
      next: 'Name a folder that is there.',
      cause,
      usage: true,
    })
  }
  return names
    .map((name) => name.split(sep).join('/'))
    .filter((path) => !path.split('/').some((part) => part.startsWith('.')) && !/\p{Cc}/u.test(path))
    .filter((path) => statSync(join(folder, path), { throwIfNoEntry: false })?.isFile() === true)
    .sort()
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
