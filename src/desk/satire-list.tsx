import type { FC } from 'hono/jsx'
import { type Candidate, mayAct } from '../news/index.ts'
import type { CallSum, PieceRow } from '../store/index.ts'
import { dollars } from '../worker/index.ts'
import { Head, Page } from './layout.tsx'
import { Moment } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'
import { Picks, type Refusal, Refusals, Refused } from './satire-picks.tsx'
import { piecePagePath, STANDINGS, type Standing } from './satire-standing.tsx'
import type { SatireTask } from './satire-tasks.ts'

const LONGEST = 200

export interface ListedPiece {
  readonly piece: PieceRow
  readonly standing: Standing
}

export interface Ledger {
  readonly today: readonly CallSum[]
  readonly month: readonly CallSum[]
  readonly budget: { readonly piece: number | null; readonly day: number | null }
}

export interface SatireFacts {
  readonly isOn: boolean
  /** The model that writes; null when none is named. */
  readonly writer: string | null
  readonly pieces: readonly ListedPiece[]
  readonly tasks: readonly SatireTask[]
  readonly candidates: readonly Candidate[]
  readonly refusals: readonly Refusal[]
  readonly ledger: Ledger
}

const ORDER = Object.keys(STANDINGS) as Standing[]

export const SatirePage: FC<{ print: Printing; facts: SatireFacts }> = ({ print, facts }) => {
  const { pieces, isOn, writer, candidates } = facts
  const waiting = pieces.filter(({ standing }) => standing === 'waiting').length
  const mayWrite = isOn && writer !== null && mayAct(print.visitor.role, 'editor')
  return (
    <Page print={print} facts={{ title: 'Satire', part: 'satire/' }}>
      <Head title="Satire" n={pieces.length} one="piece">
        <p class="meta">{waiting > 0 ? <span class="hot">{waiting} waiting for a person</span> : null}</p>
      </Head>
      <Missing isOn={isOn} writer={writer} />
      <div class="pair drafts-page">
        <div>
          <div data-part="pieces">
            <UnderWay print={print} tasks={facts.tasks} />
            {ORDER.map((standing) => (
              <Drafts
                print={print}
                standing={standing}
                pieces={pieces.filter((one) => one.standing === standing).map(({ piece }) => piece)}
              />
            ))}
            {pieces.length === 0 && facts.tasks.length === 0 ? <p class="empty">No pieces yet.</p> : null}
          </div>
        </div>
        <div class="beside">
          <LedgerSums ledger={facts.ledger} />
          {isOn ? <Picks print={print} candidates={candidates} mayWrite={mayWrite} /> : null}
          {isOn ? <Refused print={print} candidates={candidates} /> : null}
          <Refusals print={print} refusals={facts.refusals} />
        </div>
      </div>
    </Page>
  )
}

/** What is to be configured first, in one line. */
const Missing: FC<{ isOn: boolean; writer: string | null }> = ({ isOn, writer }) => {
  if (!isOn) {
    return (
      <p class="note">
        The satire desk is switched off. Next: set <code>satire.enabled: true</code> in newsroom.yaml and start the
        newsroom again.
      </p>
    )
  }
  if (writer !== null) return null
  return (
    <p class="note">
      No model is named for the writer. Next: set <code>models.writer</code> in newsroom.yaml, such as{' '}
      <code>mistral:mistral-large-latest</code>, and try it with <code>broadsheet model check</code>
    </p>
  )
}

/** New pieces that are being written, and what came to nothing. */
const UnderWay: FC<{ print: Printing; tasks: readonly SatireTask[] }> = ({ print, tasks }) =>
  tasks.length === 0 ? null : (
    <section aria-labelledby="asked">
      <h2 id="asked">Asked for</h2>
      <ul class="lines drafts">
        {tasks.map(({ headline, by, since, ended }) => (
          <li>
            <p class="meta">
              <Moment print={print} at={since} /> {by}
            </p>
            <div>
              <p class="tag">{ended === null ? 'Being written' : ended.kind === 'refused' ? 'Refused' : 'Stopped'}</p>
              <h3 dir="auto">{clip(headline, LONGEST)}</h3>
              {ended === null ? null : ended.kind === 'stopped' ? (
                <p class="meta">{ended.why}</p>
              ) : (
                <p class="meta">{ended.because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )

const Drafts: FC<{ print: Printing; standing: Standing; pieces: readonly PieceRow[] }> = ({
  print,
  standing,
  pieces,
}) => {
  if (pieces.length === 0) return null
  const id = `state-${standing.replace(' ', '-')}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {STANDINGS[standing].name} ({pieces.length})
      </h2>
      <ul class="lines drafts">
        {pieces.map((piece) => (
          <li>
            <p class="meta">
              <Moment print={print} at={piece.writtenAt} /> {piece.byline}
            </p>
            <div>
              <h3 dir="auto">
                <a href={print.href(piecePagePath(piece.id))}>
                  {clip(piece.headline || piece.sources[0]!.title, LONGEST)}
                </a>
              </h3>
              {piece.why ? <p class="meta">{clip(piece.why, LONGEST)}</p> : null}
              <p class="meta" dir="auto">
                On: {clip(piece.sources[0]!.title, LONGEST)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const LedgerSums: FC<{ ledger: Ledger }> = ({ ledger: { today, month, budget } }) => {
  const spent = today.reduce((sum, { money }) => sum + (money ?? 0), 0)
  return (
    <section aria-labelledby="ledger" data-part="ledger">
      <h2 id="ledger">Ledger</h2>
      <dl class="facts">
        <div>
          <dt>Today</dt>
          <dd>
            {dollars(spent)} spent{budget.day === null ? ', no limit' : ` of ${dollars(budget.day)}`}
          </dd>
        </div>
        <div>
          <dt>A piece</dt>
          <dd>{budget.piece === null ? 'no limit' : `at most ${dollars(budget.piece)}`}</dd>
        </div>
      </dl>
      {month.length === 0 ? (
        <p class="meta">No model was asked in 30 days.</p>
      ) : (
        <table class="reasons ledger">
          <caption class="meta">The last 30 days</caption>
          <tbody>
            {month.map((one) => (
              <tr>
                <td>{one.money === null ? 'no price' : dollars(one.money)}</td>
                <th scope="row">{one.model}</th>
                <td>
                  {counted(one.calls, 'call')}, {(one.tokensIn + one.tokensOut).toLocaleString('en')} tokens
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
