import type { Command } from 'commander'
import { callsOf, isPublishedPiece, pieceById, pieceLogOf } from '../store/index.ts'
import { dollars } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { onePiece } from './find.ts'
import { instant, table } from './print.ts'
import { pieceInWords } from './satire-words.ts'

export function satireShow(command: Command): void {
  newsroomOptions(command)
    .option('--steps', 'also every intermediate answer')
    .action((words: string, options: CommonOptions & { steps?: boolean }) =>
      withNewsroom(options, async ({ store: { db } }) => {
        const id = await onePiece(db, words)
        const piece = (await pieceById(db, id))!
        const [calls, log, published] = [
          await callsOf(db, id),
          await pieceLogOf(db, id),
          await isPublishedPiece(db, id),
        ]
        const text = [
          pieceInWords(piece),
          '',
          table([['check', '', ''], ...piece.checks.map((one) => [one.check, one.verdict, one.evidence])], {
            most: 100,
          }),
          ...(options.steps ? piece.steps.map(({ step, by, said }) => `\n${step} by ${by}:\n${said}`) : []),
          '',
          table([
            ['role', 'model', 'in', 'out', 's', 'cost', ''],
            ...calls.map((one) => [
              ...[one.role, one.model, one.tokensIn, one.tokensOut, one.seconds.toFixed(1)],
              one.money === null ? '?' : dollars(one.money),
              one.fault ?? '',
            ]),
          ]),
          ...log.map(({ at, by, did, why }) => `${instant(at)}  ${by}: ${did}${why ? ` (${why})` : ''}`),
          published ? 'It is published.' : 'It is not published.',
        ].join('\n')
        return { json: { ...piece, published, calls, log }, text }
      }),
    )
}
