import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle } from './find.ts'

export function articleHide(article: Command): void {
  decidingCommand(article, 'hide <article>', 'it is never shown; its story goes on without it').action(
    (words: string, options: object) =>
      deciding(options, async (db) => ({ do: 'hide', article: await oneArticle(db, words) })),
  )
}
