import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function editionWithdraw(command: Command): void {
  decidingCommand(command).action((story: string, text: string, options: object) =>
    deciding(options, async (db) => ({ do: 'withdraw', story: await oneStory(db, story), text })),
  )
}
