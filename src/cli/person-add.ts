import { type Command, Option } from 'commander'
import { ROLES, type Role } from '../news/index.ts'
import { addPerson } from '../worker/index.ts'
import { withNewsroom } from './command.ts'
import { passwordFrom, type SecretOptions, secretOptions, waysIn } from './person-options.ts'

export function personAdd(command: Command): void {
  secretOptions(command)
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .action((name: string, options: SecretOptions & { role: Role }) =>
      withNewsroom(options, async (newsroom) => {
        const { role } = options
        const password = await passwordFrom(options)
        await addPerson(newsroom, { name, role, password })
        if (password === null) return waysIn(newsroom, name)
        return { json: { name, role }, text: `${name} may come to the desk as ${role}.` }
      }),
    )
}
