import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyApprove(story: Command): void {
  decidingCommand(story, 'approve <story>', 'it may be published; takes back a hold or a kill').action(
    (words: string, options: object) =>
      deciding(options, async (db) => ({ do: 'approve', story: await oneStory(db, words) })),
  )
}
