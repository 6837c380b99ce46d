import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle, oneStory } from './find.ts'

export function storyMove(command: Command): void {
  decidingCommand(command).action((article: string, words: string, options: object) =>
    deciding(options, async (db) => ({
      do: 'move',
      article: await oneArticle(db, article),
      story: await oneStory(db, words),
    })),
  )
}
