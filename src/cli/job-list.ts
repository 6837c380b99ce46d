import type { Command } from 'commander'
import { newsroomOptions, withNewsroom } from './command.ts'
import { table } from './print.ts'

const MOST = 200

export function jobList(program: Command): void {
  newsroomOptions(program.command('list'))
    .description('jobs that failed at every attempt, newest first, and why')
    .action((options: object) =>
      withNewsroom(options, async ({ jobs }) => {
        const dead = await jobs.dead(MOST)
        const rows = dead.map(({ id, queue, at, why, data }) => [
          id,
          queue,
          at.toISOString().slice(0, 16),
          why,
          Object.values(data).join(' '),
        ])
        const text = dead.length === 0 ? 'No job is dead.' : table([['ID', 'STAGE', 'AT', 'WHY', 'ABOUT'], ...rows])
        return { json: dead, text }
      }),
    )
}
