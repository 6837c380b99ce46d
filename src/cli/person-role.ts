import type { Command } from 'commander'
import { ROLES, type Role } from '../news/index.ts'
import { setRole } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function personRole(command: Command): void {
  const [, role] = command.registeredArguments
  role!.choices(ROLES).description = 'what they may do'
  newsroomOptions(command).action((name: string, role: Role, options: CommonOptions) =>
    withNewsroom(options, async (newsroom) => {
      await setRole(newsroom, name, role)
      return { json: { name, role }, text: `${name} is ${role} now, and has to log in again.` }
    }),
  )
}
