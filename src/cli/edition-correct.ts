import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function editionCorrect(edition: Command): void {
  decidingCommand(
    edition,
    'correct <story> <words>',
    'what was wrong: a dated note on the story’s page, in the feeds and on the page of corrections',
  ).action((story: string, text: string, options: object) =>
    deciding(options, async (db) => ({ do: 'correct', story: await oneStory(db, story), text })),
  )
}
