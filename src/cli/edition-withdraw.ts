import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function editionWithdraw(edition: Command): void {
  decidingCommand(
    edition,
    'withdraw <story> <words>',
    'take a story out of the paper; at its address stands from then on why',
  ).action((story: string, text: string, options: object) =>
    deciding(options, async (db) => ({ do: 'withdraw', story: await oneStory(db, story), text })),
  )
}
