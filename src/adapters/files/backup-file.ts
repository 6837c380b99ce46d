import { createReadStream, createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
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
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) yield line
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
