import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { BroadsheetError, messageOf } from '../../news/index.ts'

/** Writes a backup's lines to a file, beside it first: a backup that is there is whole. Only its owner may read it. */
export async function writeBackup(path: string, lines: AsyncIterable<string>): Promise<void> {
  let lost: { readonly cause: unknown } | null = null
  const heard = async function* () {
    try {
      yield* lines
    } catch (cause) {
      lost = { cause }
      throw cause
    }
  }
  try {
    mkdirSync(dirname(path), { recursive: true })
    const file = createWriteStream(`${path}.part`, { mode: 0o600, flush: true })
    await pipeline(Readable.from(heard()), createGzip(), file)
    renameSync(`${path}.part`, path)
  } catch (cause) {
    clear(`${path}.part`)
    // What the lines come from is at fault, not the file.
    if (lost !== null) throw cause
    throw new BroadsheetError('backup-failed', {
      what: `The backup could not be written to ${path}: ${messageOf(cause)}`,
      next: 'Name a file on a disk with room that you may write to.',
      cause,
    })
  }
}

function clear(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Where nothing can be written there is nothing to clear away.
  }
}

/** The lines of a backup's file, without their ends. */
export async function* readBackup(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const unpacked = file.pipe(createGunzip())
  file.once('error', (error) => unpacked.destroy(error))
  try {
    yield* linesOf(unpacked)
  } catch (cause) {
    throw new BroadsheetError('backup-unreadable', {
      what: `${path} cannot be read: ${messageOf(cause)}`,
      next: 'Name a file that "broadsheet backup" wrote, or take another backup; nothing was restored.',
      cause,
    })
  } finally {
    file.destroy()
  }
}

/** Characters of a line: the largest row, a piece with its picture, has a tenth of it; a made one could fill any memory. */
const LONGEST_LINE = 64_000_000

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  let length = 0
  const more = (part: string) => {
    length += part.length
    if (length > LONGEST_LINE) throw new Error(`a line of it is longer than ${LONGEST_LINE / 1e6} million characters`)
    begun.push(part)
  }
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n')
    more(first)
    for (const other of others) {
      yield begun.join('')
      begun = []
      length = 0
      more(other)
    }
  }
  if (length > 0) yield begun.join('')
}
