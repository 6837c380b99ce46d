import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { pieceById } from '../store/index.ts'
import { decidePiece, type PieceWish } from '../worker/index.ts'
import { type CommonOptions, withNewsroom } from './command.ts'
import { decidingCommand } from './deciding.ts'
import { onePiece } from './find.ts'
import { pieceInWords } from './satire-words.ts'

/** What a person says of a piece: approve, reject, withdraw, retry, edit. */
interface DecideOptions extends CommonOptions {
  readonly why?: string
  readonly note?: string
  readonly hash?: string
  readonly headline?: string
  readonly body?: string
}

export function satireApprove(command: Command): void {
  decidingCommand(command)
    .option('--hash <hash>', 'the hash of the text that you read, or its beginning: another text is not approved')
    .action((words: string, options: DecideOptions) =>
      decide(words, options, (full) => ({ do: 'approve', hash: full, why: why(options) })),
    )
}

export function satireReject(command: Command): void {
  decidingCommand(command).action((words: string, options: DecideOptions) =>
    decide(words, options, () => ({ do: 'reject', why: why(options) })),
  )
}

export function satireWithdraw(command: Command): void {
  decidingCommand(command).action((words: string, options: DecideOptions) =>
    decide(words, options, () => ({ do: 'withdraw', why: why(options) })),
  )
}

export function satireRetry(command: Command): void {
  decidingCommand(command)
    .option('--note <words>', 'what the writer shall change')
    .action((words: string, options: DecideOptions) =>
      decide(words, options, () => ({ do: 'retry', note: options.note ?? null })),
    )
}

export function satireEdit(command: Command): void {
  decidingCommand(command)
    .option('--headline <words>')
    .option('--body <file>', 'a file that holds the new body; - reads standard input')
    .action((words: string, options: DecideOptions) =>
      decide(words, options, () => ({
        do: 'edit',
        headline: options.headline ?? null,
        body: options.body === undefined ? null : readFileSync(options.body === '-' ? 0 : options.body, 'utf8'),
        why: why(options),
      })),
    )
}

const why = ({ why }: DecideOptions): string | null => why ?? null

function decide(words: string, options: DecideOptions, wish: (hash: string | null) => PieceWish): Promise<void> {
  return withNewsroom(options, async (newsroom) => {
    const { db } = newsroom.store
    const id = await onePiece(db, words)
    const before = (await pieceById(db, id))!
    if (options.hash !== undefined && !before.hash.startsWith(options.hash)) {
      throw new BroadsheetError('piece-changed', {
        what: 'The text is another than the one you read',
        next: `Read it again: broadsheet satire show ${id}`,
      })
    }
    const asked = wish(options.hash === undefined ? null : before.hash)
    const piece = await decidePiece(newsroom, id, asked)
    const said = asked.do === 'approve' ? 'Approved. Next: broadsheet publish' : pieceInWords(piece)
    return { json: piece, text: said }
  })
}
