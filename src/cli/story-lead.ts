import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle, oneStory } from './find.ts'

export function storyLead(command: Command): void {
  decidingCommand(command).action((words: string, article: string, options: object) =>
    deciding(options, async (db) => ({
      do: 'lead',
      story: await oneStory(db, words),
      article: await oneArticle(db, article),
    })),
  )
}
