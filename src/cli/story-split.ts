import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle, oneStory } from './find.ts'

export function storySplit(command: Command): void {
  decidingCommand(command).action((words: string, articles: string[], options: object) =>
    deciding(options, async (db) => ({
      do: 'split',
      story: await oneStory(db, words),
      articles: await Promise.all(articles.map((one) => oneArticle(db, one))),
    })),
  )
}
