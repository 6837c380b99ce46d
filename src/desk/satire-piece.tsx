import type { Child, FC } from 'hono/jsx'
import { mayAct, type PieceDeed } from '../news/index.ts'
import type { CallRow, PieceRow } from '../store/index.ts'
import { dollars } from '../worker/index.ts'
import { Page } from './layout.tsx'
import { langOf, Moment, Outside } from './parts.tsx'
import type { PieceFacts } from './piece-facts.ts'
import { counted, type Printing } from './printing.ts'
import { DecidePiece, EditPiece } from './satire-forms.tsx'
import { SourceTexts } from './satire-sources.tsx'
import { piecePagePath, type Standing, StandingTag } from './satire-standing.tsx'

/** A piece beside what it was made from, with all that a person needs to decide about it. */
export const PiecePage: FC<{ print: Printing; facts: PieceFacts }> = ({ print, facts }) => {
  const { piece, standing, refused } = facts
  const decides = mayAct(print.visitor.role, 'editor')
  const title = piece.headline || `On: ${piece.sources[0]!.title}`
  return (
    <Page print={print} facts={{ title, part: 'satire' }}>
      {refused === null ? null : (
        <p class="note" role="alert">
          {refused.why}
        </p>
      )}
      <div class="pair piece-page">
        <div>
          <div class="facing">
            <PieceText print={print} facts={facts} title={title} />
            <SourceTexts print={print} piece={piece} articles={facts.articles} />
          </div>
          {decides && EDITABLE.has(standing) ? <EditPiece print={print} piece={piece} typed={refused} /> : null}
          <Steps piece={piece} />
        </div>
        <div class="beside">
          {decides ? <DecidePiece print={print} facts={facts} /> : null}
          <Checks piece={piece} />
          <Ledger calls={facts.calls} />
          <Log print={print} log={facts.log} />
        </div>
      </div>
    </Page>
  )
}

const EDITABLE: ReadonlySet<Standing> = new Set(['waiting', 'held', 'failed', 'rejected', 'withdrawn', 'left'])

const PieceText: FC<{ print: Printing; facts: PieceFacts; title: string }> = ({ print, facts, title }) => {
  const { piece, standing, picture, readAt } = facts
  return (
    <article class="piece">
      <div data-part="standing">
        <StandingTag standing={standing} />
        {piece.why ? <p class="note">{piece.why}</p> : null}
      </div>
      <p class="label">{piece.label}</p>
      <h1 lang={langOf(piece.language)} dir="auto">
        {title}
      </h1>
      <p class="meta">
        Written by <b>{piece.byline}</b>
        {piece.editedBy ? `, looked over by ${piece.editedBy}` : null} ·{' '}
        <Moment print={print} at={piece.writtenAt} full />
      </p>
      {readAt === null ? null : (
        <p class="meta links">
          <a href={readAt}>As readers see it</a>
        </p>
      )}
      {picture === null ? null : (
        <figure>
          <img
            src={print.href(`${piecePagePath(piece.id)}picture`, { of: piece.picture!.slice(0, 16) })}
            alt={piece.pictureAlt}
            width={picture.width}
            height={picture.height}
          />
          <figcaption class="meta">{picture.madeBy}</figcaption>
        </figure>
      )}
      <div class="prose" lang={langOf(piece.language)} dir="auto">
        {piece.body === '' ? <p class="quiet">Nothing is written yet.</p> : null}
        {piece.body
          .split(/\n\n+/)
          .filter(Boolean)
          .map((paragraph) => (
            <p>{paragraph}</p>
          ))}
      </div>
      <p class="meta inspired">
        AInspired by:{' '}
        {piece.sources.map(({ title, url }, nth) => (
          <>
            {nth > 0 ? ', ' : null}
            <Outside url={url} words={title} />
          </>
        ))}
      </p>
    </article>
  )
}

const Checks: FC<{ piece: PieceRow }> = ({ piece: { checks } }) => {
  const failed = checks.filter(({ verdict }) => verdict === 'failed').length
  return (
    <Part
      id="checks"
      title={`Checks: ${failed > 0 ? `${failed} of ${checks.length} failed` : `${checks.length} passed`}`}
    >
      <table class="reasons checks">
        <tbody>
          {checks.map(({ check, verdict, evidence }) => (
            <tr>
              <td class={verdict === 'failed' ? 'hot' : undefined}>{verdict}</td>
              <th scope="row">{check}</th>
              <td dir="auto">{evidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

const Steps: FC<{ piece: PieceRow }> = ({ piece: { steps, prompts, because } }) => (
  <Part id="steps" title="How it was made">
    <p class="meta">Taken for: {because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')}</p>
    {steps.map(({ step, by, said }, nth) => (
      <details class="why">
        <summary>
          {nth + 1}. {step} by {by}
        </summary>
        <pre class="said" dir="auto">
          {said}
        </pre>
      </details>
    ))}
    <p class="meta">
      Prompts:{' '}
      {Object.entries(prompts)
        .map(([name, version]) => `${name} ${version.slice(0, 8)}`)
        .join(', ') || 'none'}
    </p>
  </Part>
)

const Ledger: FC<{ calls: readonly CallRow[] }> = ({ calls }) => {
  const spent = calls.reduce((sum, { money }) => sum + (money ?? 0), 0)
  return (
    <Part id="ledger" title={`Ledger: ${counted(calls.length, 'call')}, ${dollars(spent)}`}>
      <table class="reasons ledger">
        <tbody>
          {calls.map(({ role, model, tokensIn, tokensOut, seconds, money, fault }) => (
            <tr>
              <td>{money === null ? 'no price' : dollars(money)}</td>
              <th scope="row">{role}</th>
              <td>
                {model}, {tokensIn.toLocaleString('en')} + {tokensOut.toLocaleString('en')} tokens, {seconds.toFixed(1)}{' '}
                s{fault ? <span class="hot"> {fault}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

const DEEDS: Readonly<Record<PieceDeed, string>> = {
  write: 'had it written',
  edit: 'edited it',
  retry: 'had it written again',
  approve: 'approved it',
  reject: 'rejected it',
  withdraw: 'withdrew it',
}

const Log: FC<{ print: Printing; log: PieceFacts['log'] }> = ({ print, log }) => (
  <Part id="log" title="Log">
    {log.length === 0 ? <p class="meta">Nobody did anything yet.</p> : null}
    <ul class="lines">
      {log.map(({ at, by, did, why }) => (
        <li>
          <p class="meta">
            <Moment print={print} at={at} />
          </p>
          <p dir="auto">
            <b>{by}</b> {DEEDS[did]}
            {why ? `: ${why}` : null}
          </p>
        </li>
      ))}
    </ul>
  </Part>
)

const Part: FC<{ id: string; title: string; children?: Child }> = ({ id, title, children }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)
