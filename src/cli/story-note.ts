import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyNote(command: Command): void {
  decidingCommand(command).action((story: string, words: string | undefined, options: object) =>
    deciding(options, async (db) => ({ do: 'note', story: await oneStory(db, story), text: words || null })),
  )
}
