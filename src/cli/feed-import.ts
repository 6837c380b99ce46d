import type { Command } from 'commander'
import { importOpml } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function feedImport(command: Command): void {
  newsroomOptions(command).action((from: string, options: object) =>
    withNewsroom(options, async (newsroom) => {
      const result = await importOpml(newsroom, from)
      const refused = result.refused.map(({ url, why }) => `  left out ${url}: ${why}`)
      const text = `${count(result.added, 'feed')} added, ${result.known} known already.`
      return { json: result, text: [text, ...refused, 'Next: broadsheet run'].join('\n') }
    }),
  )
}
