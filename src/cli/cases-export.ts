import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { BroadsheetError, messageOf } from '../news/index.ts'
import { decidedCases } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function casesExport(command: Command): void {
  newsroomOptions(command).action((file: string | undefined, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const found = await decidedCases(newsroom)
      const lines = found.map((one) => JSON.stringify(one))
      if (file === undefined) return { json: found, text: lines.join('\n') }
      try {
        writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
      } catch (cause) {
        throw new BroadsheetError('cases-failed', {
          what: `The cases could not be written to ${file}: ${messageOf(cause)}`,
          next: 'Name a file in a folder that you may write to.',
          cause,
        })
      }
      const stories = new Set(found.map(({ event }) => event)).size
      return {
        json: { file, articles: found.length, stories },
        text: `${count(found.length, 'article')} of ${count(stories, 'story', 'stories')} written to ${file}.`,
      }
    }),
  )
}
