import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { retryDead } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function jobRetry(command: Command): void {
  newsroomOptions(command)
    .option('--all', 'all of them')
    .action((ids: string[], options: { all?: boolean; json?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        if ((ids.length === 0) === !options.all) {
          throw new BroadsheetError('jobs-unnamed', {
            what: 'Name the jobs, or say --all',
            next: 'broadsheet job list shows them.',
            usage: true,
          })
        }
        const revived = await retryDead(newsroom, options.all ? 'all' : ids)
        return { json: { revived }, text: `${count(revived, 'job')} will be done again.` }
      }),
    )
}
