import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { writeAbout } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { oneStory } from './find.ts'
import { pieceInWords } from './satire-words.ts'

export function satireWrite(command: Command): void {
  newsroomOptions(command).action((words: string | undefined, options: CommonOptions) =>
    withNewsroom(options, async (newsroom) => {
      if (!newsroom.settings.satire.enabled) {
        throw new BroadsheetError('satire-off', {
          what: 'The satire desk is switched off',
          next: 'Set satire.enabled to true in newsroom.yaml.',
        })
      }
      const story = words === undefined ? null : await oneStory(newsroom.store.db, words)
      const outcome = await writeAbout(newsroom, story)
      if (outcome.kind === 'refused') {
        process.exitCode = 1
        const why = outcome.because.map(({ evidence, note }) => `  ${evidence}: ${note}`).join('\n')
        return { json: outcome, text: `Refused: ${outcome.headline}\n${why}` }
      }
      if (outcome.piece.state === 'failed') process.exitCode = 1
      return { json: outcome, text: pieceInWords(outcome.piece) }
    }),
  )
}
