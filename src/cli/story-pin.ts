import type { Command } from 'commander'
import { wholeNumber } from './article-list.ts'
import { type DecidingOptions, deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyPin(command: Command): void {
  decidingCommand(command)
    .option('--place <n>', 'which place, 1 for the top', wholeNumber, 1)
    .option('--off', 'take the pin off')
    .action((words: string, options: DecidingOptions & { place: number; off?: boolean }) =>
      deciding(options, async (db) => ({
        do: 'pin',
        story: await oneStory(db, words),
        place: options.off ? null : options.place,
      })),
    )
}
