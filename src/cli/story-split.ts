import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle, oneStory } from './find.ts'

export function storySplit(story: Command): void {
  decidingCommand(
    story,
    'split <story> <articles...>',
    'these articles leave the story and become one of their own',
  ).action((words: string, articles: string[], options: object) =>
    deciding(options, async (db) => ({
      do: 'split',
      story: await oneStory(db, words),
      articles: await Promise.all(articles.map((one) => oneArticle(db, one))),
    })),
  )
}
