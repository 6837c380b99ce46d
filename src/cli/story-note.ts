import type { Command } from 'commander'
import { deciding, decidingCommand } from './deciding.ts'
import { oneStory } from './find.ts'

export function storyNote(story: Command): void {
  decidingCommand(
    story,
    'note <story> [words]',
    'an editor’s note that stands with the story; without words it goes',
  ).action((story: string, words: string | undefined, options: object) =>
    deciding(options, async (db) => ({ do: 'note', story: await oneStory(db, story), text: words || null })),
  )
}
