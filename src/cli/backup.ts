import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { backUp } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'

export function backup(command: Command): void {
  newsroomOptions(command).action((file: string | undefined, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const { folder, now } = newsroom
      const name = `${now().toISOString().slice(0, 19).replace(/[:T]/g, '-')}.ndjson.gz`
      const path = file ?? join(folder.backups, name)
      await backUp(newsroom, path)
      const bytes = statSync(path).size
      return { json: { file: path, bytes }, text: `The archive is in ${path}, ${(bytes / 1e6).toFixed(1)} MB.` }
    }),
  )
}
