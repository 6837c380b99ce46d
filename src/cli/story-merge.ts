import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyMerge(story: Command): void {
  decidingCommand(story, 'merge <story> <other>', 'the other story becomes part of the story').action(
    (words: string, other: string, options: object) =>
      deciding(options, async (db) => ({
        do: 'merge',
        story: await oneStory(db, words),
        from: await oneStory(db, other),
      })),
  )
}
