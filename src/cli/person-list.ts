import type { Command } from 'commander'
import { listPeople } from '../store/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

export function personList(command: Command): void {
  newsroomOptions(command)
    .option('--all', 'also those who may no longer')
    .action((options: CommonOptions & { all?: boolean }) =>
      withNewsroom(options, async ({ store }) => {
        const people = await listPeople(store.db, { removed: options.all === true })
        const rows = people.map(({ name, role, state, addedAt, canLogIn }) => [
          name,
          role,
          `since ${instant(addedAt)}`,
          state === 'removed' ? 'removed' : canLogIn ? '' : 'has no password yet',
        ])
        const nobody = 'Nobody: the desk is open to every browser on this machine, and closed to all others.'
        return {
          json: people,
          text: rows.length === 0 ? nobody : `${table(rows)}\n${count(rows.length, 'person', 'people')}`,
        }
      }),
    )
}
