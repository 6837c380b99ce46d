import type { Command } from 'commander'
import { type DecidingOptions, deciding, decidingCommand, instantOption } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyHold(story: Command): void {
  decidingCommand(story, 'hold <story>', 'it is not published for now')
    .option('--until <instant>', 'only until then', instantOption)
    .action((words: string, options: DecidingOptions & { until?: Date }) =>
      deciding(options, async (db) => ({
        do: 'hold',
        story: await oneStory(db, words),
        until: options.until ?? null,
      })),
    )
}
