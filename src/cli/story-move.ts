import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle, oneStory } from './find.ts'

export function storyMove(story: Command): void {
  decidingCommand(story, 'move <article> <story>', 'the article stands in this story').action(
    (article: string, words: string, options: object) =>
      deciding(options, async (db) => ({
        do: 'move',
        article: await oneArticle(db, article),
        story: await oneStory(db, words),
      })),
  )
}
