import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function editionCorrect(command: Command): void {
  decidingCommand(command).action((story: string, text: string, options: object) =>
    deciding(options, async (db) => ({ do: 'correct', story: await oneStory(db, story), text })),
  )
}
