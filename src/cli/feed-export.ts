import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { exportOpml } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function feedExport(command: Command): void {
  newsroomOptions(command).action((file: string | undefined, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const { opml, feeds } = await exportOpml(newsroom)
      if (file === undefined) return { json: { opml }, text: opml.trimEnd() }
      writeFileSync(file, opml)
      return { json: { file, feeds }, text: `${count(feeds, 'feed')} written to ${file}.` }
    }),
  )
}
