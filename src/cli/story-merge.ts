import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyMerge(command: Command): void {
  decidingCommand(command).action((words: string, other: string, options: object) =>
    deciding(options, async (db) => ({
      do: 'merge',
      story: await oneStory(db, words),
      from: await oneStory(db, other),
    })),
  )
}
