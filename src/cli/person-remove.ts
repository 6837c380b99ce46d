import type { Command } from 'commander'
import { removePerson } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

export function personRemove(command: Command): void {
  newsroomOptions(command).action((name: string, options: CommonOptions) =>
    withNewsroom(options, async (newsroom) => {
      const { left } = await removePerson(newsroom, name)
      const open =
        left > 0 ? '' : '\nNobody is left: the desk is open to every browser on this machine, and closed to all others.'
      return { json: { name, left }, text: `${name} can log in no more.${open}` }
    }),
  )
}
