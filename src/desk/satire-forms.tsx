import type { Child, FC } from 'hono/jsx'
import type { PieceRow } from '../store/index.ts'
import { Form } from './layout.tsx'
import type { PieceFacts } from './piece-facts.ts'
import type { Printing } from './printing.ts'
import { piecePagePath, type Standing } from './satire-standing.tsx'

/** A form that decides about the very text that stands beside it. */
const PieceForm: FC<{ print: Printing; piece: PieceRow; class: string; label: string; children?: Child }> = ({
  print,
  piece,
  children,
  ...rest
}) => (
  <Form print={print} action={print.href(`${piecePagePath(piece.id)}decide`)} {...rest}>
    <input type="hidden" name="hash" value={piece.hash} />
    {children}
  </Form>
)

/** What may be done with a piece, by where it stands. */
const MAY: Readonly<Record<Standing, readonly ('approve' | 'reject' | 'withdraw' | 'retry')[]>> = {
  'under way': [],
  left: ['retry', 'reject'],
  waiting: ['approve', 'retry', 'reject'],
  held: ['retry', 'reject'],
  failed: ['retry', 'reject'],
  approved: ['withdraw'],
  published: ['withdraw'],
  rejected: ['retry'],
  withdrawn: ['retry'],
}

export const DecidePiece: FC<{ print: Printing; facts: PieceFacts }> = ({ print, facts }) => {
  const { piece, standing, hasWriter } = facts
  const may = MAY[standing]
  return (
    <section class="decide" aria-labelledby="decide" data-part="decide">
      <h2 id="decide">Decide</h2>
      {standing === 'under way' ? (
        <p class="meta">
          It is being written; this may take minutes. <a href={print.href(piecePagePath(piece.id))}>Look again</a>
        </p>
      ) : null}
      {standing === 'held' ? (
        <p class="meta">What a check holds cannot be approved: edit it, or have it written again.</p>
      ) : null}
      {standing === 'waiting' ? (
        <p class="meta">Your yes holds for this very text and picture, {piece.hash.slice(0, 12)}, and no other.</p>
      ) : null}
      {may.some((deed) => deed !== 'retry') ? (
        <PieceForm print={print} piece={piece} class="ask tall" label="Approve, reject or withdraw">
          <label>
            Why (for the log)
            <input type="text" name="why" autocomplete="off" />
          </label>
          <div class="deeds">
            {may.includes('approve') ? <Do deed="approve" words="Approve and publish" /> : null}
            {may.includes('reject') ? <Do deed="reject" words="Reject" /> : null}
            {may.includes('withdraw') ? <Do deed="withdraw" words="Withdraw from every page" /> : null}
          </div>
        </PieceForm>
      ) : null}
      {may.includes('retry') ? <Retry print={print} piece={piece} hasWriter={hasWriter} /> : null}
    </section>
  )
}

const Do: FC<{ deed: string; words: string }> = ({ deed, words }) => (
  <button type="submit" name="do" value={deed}>
    {words}
  </button>
)

const Retry: FC<{ print: Printing; piece: PieceRow; hasWriter: boolean }> = ({ print, piece, hasWriter }) =>
  hasWriter ? (
    <PieceForm print={print} piece={piece} class="ask tall" label="Have it written again">
      <label>
        What the writer shall change
        <textarea name="note" rows={3} />
      </label>
      <Do deed="retry" words="Have it written again" />
    </PieceForm>
  ) : (
    <p class="meta">
      It cannot be written again: set <code>models.writer</code> in newsroom.yaml.
    </p>
  )

/** The words of the piece, to be changed: another text, which is checked again and needs a yes of its own. */
export const EditPiece: FC<{ print: Printing; piece: PieceRow; typed: PieceFacts['refused'] }> = ({
  print,
  piece,
  typed,
}) => (
  <section aria-labelledby="edit">
    <h2 id="edit">Edit</h2>
    <PieceForm print={print} piece={piece} class="ask tall" label="Edit its words">
      <label>
        Headline
        <input type="text" name="headline" value={typed?.headline ?? piece.headline} dir="auto" autocomplete="off" />
      </label>
      <label>
        Text, a blank line between paragraphs
        <textarea name="body" rows={18} dir="auto">
          {typed?.body ?? piece.body}
        </textarea>
      </label>
      <Do deed="edit" words="Keep and check again" />
    </PieceForm>
  </section>
)
