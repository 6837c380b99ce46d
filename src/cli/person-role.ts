import { Argument, type Command } from 'commander'
import { ROLES, type Role } from '../news/index.ts'
import { setRole } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function personRole(person: Command): void {
  newsroomOptions(person.command('role <name>'))
    .addArgument(new Argument('<role>', 'what they may do').choices(ROLES))
    .description('what somebody may do; ends all their sessions')
    .action((name: string, role: Role, options: CommonOptions) =>
      withNewsroom(options, async (newsroom) => {
        await setRole(newsroom, name, role)
        return { json: { name, role }, text: `${name} is ${role} now, and has to log in again.` }
      }),
    )
}
