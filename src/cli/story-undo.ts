import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneDecision } from './find.ts'

export function storyUndo(story: Command): void {
  decidingCommand(
    story,
    'undo [decision]',
    'take a decision back, the last one if none is named; the log keeps both',
  ).action((words: string | undefined, options: object) =>
    deciding(options, async (db) => ({
      do: 'undo',
      decision: words === undefined ? null : await oneDecision(db, words),
    })),
  )
}
