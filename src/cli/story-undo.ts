import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneDecision } from './find.ts'

export function storyUndo(command: Command): void {
  decidingCommand(command).action((words: string | undefined, options: object) =>
    deciding(options, async (db) => ({
      do: 'undo',
      decision: words === undefined ? null : await oneDecision(db, words),
    })),
  )
}
