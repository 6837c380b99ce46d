import type { Command } from 'commander'
import { setPassword } from '../worker/index.ts'
import { withNewsroom } from './command.ts'
import { passwordFrom, type SecretOptions, secretOptions, waysIn } from './person-options.ts'

export function personPassword(command: Command): void {
  secretOptions(command).action((name: string, options: SecretOptions) =>
    withNewsroom(options, async (newsroom) => {
      const password = await passwordFrom(options)
      if (password === null) return waysIn(newsroom, name)
      await setPassword(newsroom, name, password)
      return { json: { name }, text: `${name} logs in by the new password.` }
    }),
  )
}
