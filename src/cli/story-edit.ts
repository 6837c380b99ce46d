import type { Command } from 'commander'
import { type DecidingOptions, deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyEdit(command: Command): void {
  decidingCommand(command)
    .option('--headline <words>', 'the headline')
    .option('--standfirst <words>', 'the lines under it')
    .action((words: string, options: DecidingOptions & { headline?: string; standfirst?: string }) =>
      deciding(options, async (db) => ({
        do: 'edit',
        story: await oneStory(db, words),
        headline: options.headline || null,
        standfirst: options.standfirst || null,
      })),
    )
}
