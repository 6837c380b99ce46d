import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneArticle } from './find.ts'

export function articleHide(command: Command): void {
  decidingCommand(command).action((words: string, options: object) =>
    deciding(options, async (db) => ({ do: 'hide', article: await oneArticle(db, words) })),
  )
}
