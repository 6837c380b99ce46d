import type { Command } from 'commander'
import { type DecidingOptions, deciding, decidingCommand, instantOption } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyHold(command: Command): void {
  decidingCommand(command)
    .option('--until <instant>', 'only until then', instantOption)
    .action((words: string, options: DecidingOptions & { until?: Date }) =>
      deciding(options, async (db) => ({
        do: 'hold',
        story: await oneStory(db, words),
        until: options.until ?? null,
      })),
    )
}
