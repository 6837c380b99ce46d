import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyApprove(command: Command): void {
  decidingCommand(command).action((words: string, options: object) =>
    deciding(options, async (db) => ({ do: 'approve', story: await oneStory(db, words) })),
  )
}
