import { createWriteStream, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Command } from 'commander'
import { BroadsheetError, messageOf } from '../news/index.ts'
import { backupLines } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'

export function backup(program: Command): void {
  newsroomOptions(program.command('backup [file]'))
    .description('write the whole archive, as it stands at one instant, to one file; others may work meanwhile')
    .action((file: string | undefined, options: object) =>
      withNewsroom(options, async ({ store, folder, now }) => {
        const at = now()
        const name = `${at.toISOString().slice(0, 19).replace(/[:T]/g, '-')}.ndjson.gz`
        const path = file ?? join(folder.backups, name)
        if (file === undefined) mkdirSync(folder.backups, { recursive: true })
        try {
          // Written beside and renamed: a backup that is there is whole.
          await pipeline(
            Readable.from(backupLines(store.pool, at)),
            createGzip(),
            createWriteStream(`${path}.part`, { mode: 0o600, flush: true }),
          )
          renameSync(`${path}.part`, path)
        } catch (cause) {
          rmSync(`${path}.part`, { force: true })
          throw new BroadsheetError('backup-failed', {
            what: `The backup could not be written to ${path}: ${messageOf(cause)}`,
            next: 'Name a file on a disk with room that you may write to.',
            cause,
          })
        }
        const bytes = statSync(path).size
        return { json: { file: path, bytes }, text: `The archive is in ${path}, ${(bytes / 1e6).toFixed(1)} MB.` }
      }),
    )
}
