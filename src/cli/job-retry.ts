import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count } from './print.ts'

export function jobRetry(program: Command): void {
  newsroomOptions(program.command('retry [ids...]'))
    .description('have dead jobs worked again, when what failed is mended')
    .option('--all', 'all of them')
    .action((ids: string[], options: { all?: boolean; json?: boolean }) =>
      withNewsroom(options, async ({ jobs }) => {
        if ((ids.length === 0) === !options.all) {
          throw new BroadsheetError('jobs-unnamed', {
            what: 'Name the jobs, or say --all',
            next: 'broadsheet job list shows them.',
            usage: true,
          })
        }
        const revived = await jobs.revive(options.all ? 'all' : ids)
        return { json: { revived }, text: `${count(revived, 'job')} will be worked again.` }
      }),
    )
}
