import type { FC } from 'hono/jsx'
import type { Evidence, PiecePicture } from '../news/index.ts'
import type { ArticleRow, CallRow, listPieces, PieceRow, pieceLogOf } from '../store/index.ts'
import { dollars } from '../worker/index.ts'
import { Form, Page } from './layout.tsx'
import { Moment } from './parts.tsx'
import type { Printing } from './printing.ts'

/** The satire desk's drafts: what waits for a person, with everything that a person needs to decide. */

export const draftPath = ({ id }: Pick<PieceRow, 'id'>) => `satire/${id}/`

export interface DraftsFacts {
  readonly enabled: boolean
  readonly writer: string | null
  readonly pieces: Awaited<ReturnType<typeof listPieces>>
  readonly refused: readonly { readonly at: Date; readonly headline: string; readonly because: readonly Evidence[] }[]
}

export const DraftsPage: FC<{ print: Printing; facts: DraftsFacts }> = ({ print, facts }) => (
  <Page print={print} facts={{ title: 'Satire', part: 'satire/' }}>
    <div class="head">
      <h1>Satire</h1>
      <p class="meta">nothing is published before a person approved that very text</p>
    </div>
    {facts.enabled && facts.writer !== null ? (
      <Form print={print} action={print.href('satire/write')} class="deeds">
        <button type="submit">Write about the hottest story that may be joked about</button>
        <span class="meta"> by {facts.writer}; this takes a minute</span>
      </Form>
    ) : (
      <p class="empty">
        {facts.enabled ? 'No model writes here yet. Next: set ' : 'The satire desk is switched off. Next: set '}
        <code>{facts.enabled ? 'models.writer' : 'satire.enabled'}</code> in newsroom.yaml
      </p>
    )}
    {facts.pieces.length === 0 ? <p class="empty">Nothing has been written yet.</p> : null}
    <ol class="lines">
      {facts.pieces.map(({ piece, slug }) => (
        <li>
          <Moment print={print} at={piece.writtenAt} />
          <div>
            <h3>
              <a href={print.href(draftPath(piece))}>{piece.headline || '(nothing written yet)'}</a>
            </h3>
            <p class="meta">
              {piece.byline}
              {slug === null && piece.why ? ` · ${piece.why}` : ''}
            </p>
          </div>
          <p class="state">{slug === null ? piece.state : 'published'}</p>
        </li>
      ))}
    </ol>
    {facts.refused.length > 0 ? (
      <section aria-labelledby="refused">
        <h2 id="refused">Refused by the guard</h2>
        <ol class="lines">
          {facts.refused.map(({ at, headline, because }) => (
            <li>
              <Moment print={print} at={at} />
              <div>
                <h3>{headline}</h3>
                <p class="meta">{because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')}</p>
              </div>
              <p class="state">refused</p>
            </li>
          ))}
        </ol>
      </section>
    ) : null}
  </Page>
)

export interface DraftFacts {
  readonly piece: PieceRow
  readonly published: boolean
  readonly picture: { readonly bytes: Uint8Array; readonly about: PiecePicture } | null
  readonly sources: readonly ArticleRow[]
  readonly calls: readonly CallRow[]
  readonly log: Awaited<ReturnType<typeof pieceLogOf>>
}

export const DraftPage: FC<{ print: Printing; facts: DraftFacts }> = ({ print, facts }) => {
  const { piece, published, picture, sources } = facts
  return (
    <Page print={print} facts={{ title: piece.headline || 'A piece', part: 'satire/' }}>
      <div class="head">
        <h1>{piece.headline || '(nothing written yet)'}</h1>
        <p class="meta">
          Satire · {published ? 'published' : piece.state} · written by {piece.byline}
          {piece.editedBy ? `, looked over by ${piece.editedBy}` : ''}
        </p>
        {piece.why && !published ? <p class="note">{piece.why}</p> : null}
      </div>
      <Deciding print={print} facts={facts} />
      <div class="pair">
        <section aria-labelledby="text">
          <h2 id="text">The piece</h2>
          {piece.body.split(/\n\n+/).map((paragraph) => (
            <p dir="auto">{paragraph}</p>
          ))}
          {picture ? (
            <figure>
              <img
                src={`data:${picture.about.type};base64,${Buffer.from(picture.bytes).toString('base64')}`}
                alt={piece.pictureAlt}
              />
              <figcaption class="meta">
                {picture.about.madeBy === 'type'
                  ? 'Set in type; no model drew this.'
                  : `Drawn by ${picture.about.madeBy.model}: ${picture.about.madeBy.prompt}`}
              </figcaption>
            </figure>
          ) : null}
        </section>
        <section aria-labelledby="source">
          <h2 id="source">What it is made from</h2>
          {sources.map(({ title, url, text }) => (
            <details open={sources.length === 1}>
              <summary>
                <a href={url} rel="external">
                  {title}
                </a>
              </summary>
              {(text ?? '').split(/\n\n+/).map((paragraph) => (
                <p dir="auto">{paragraph}</p>
              ))}
            </details>
          ))}
        </section>
      </div>
      <Evidences facts={facts} print={print} />
    </Page>
  )
}

const Deciding: FC<{ print: Printing; facts: DraftFacts }> = ({ print, facts: { piece, published } }) => {
  const action = print.href(`${draftPath(piece)}decide`)
  const Seen = () => <input type="hidden" name="hash" value={piece.hash} />
  if (published) {
    return (
      <Form print={print} action={action} class="deeds">
        <Seen />
        <button type="submit" name="do" value="withdraw">
          Withdraw from every page and feed
        </button>
      </Form>
    )
  }
  return (
    <>
      <Form print={print} action={action} class="deeds">
        <Seen />
        {piece.state === 'waiting' ? (
          <button type="submit" name="do" value="approve">
            Approve this text and picture
          </button>
        ) : null}
        <button type="submit" name="do" value="reject">
          Reject
        </button>
      </Form>
      <Form print={print} action={action} class="deeds">
        <Seen />
        <label>
          Another go, with a note <input type="text" name="note" maxlength={500} />
        </label>
        <button type="submit" name="do" value="retry">
          Write again
        </button>
      </Form>
      <details>
        <summary>Edit</summary>
        <Form print={print} action={action} class="deeds">
          <Seen />
          <label>
            Headline <input type="text" name="headline" value={piece.headline} maxlength={140} />
          </label>
          <label>
            Text
            <textarea name="body" rows={18}>
              {piece.body}
            </textarea>
          </label>
          <button type="submit" name="do" value="edit">
            Keep, and check again
          </button>
        </Form>
      </details>
    </>
  )
}

const Evidences: FC<{ print: Printing; facts: DraftFacts }> = ({ print, facts: { piece, calls, log } }) => (
  <>
    <section aria-labelledby="checks">
      <h2 id="checks">Checks</h2>
      <table class="reasons">
        <tbody>
          {piece.checks.map(({ check, verdict, evidence }) => (
            <tr>
              <th scope="row">{check}</th>
              <td>{verdict === 'passed' ? 'passed' : <b>failed</b>}</td>
              <td>{evidence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <section aria-labelledby="why">
      <h2 id="why">Why this story</h2>
      <p>{piece.because.map(({ note, weight }) => `${note} (${Math.round((weight ?? 0) * 10) / 10})`).join(' · ')}</p>
    </section>
    <section aria-labelledby="ledger">
      <h2 id="ledger">Ledger</h2>
      <table class="reasons">
        <tbody>
          {calls.map((call) => (
            <tr>
              <th scope="row">{call.role}</th>
              <td>{call.model}</td>
              <td>
                {call.tokensIn} in, {call.tokensOut} out
              </td>
              <td>{call.seconds.toFixed(1)} s</td>
              <td>{call.money === null ? 'price unknown' : dollars(call.money)}</td>
              <td>{call.fault ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
    <section aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <p class="meta">
        Prompts:{' '}
        {Object.entries(piece.prompts)
          .map(([name, version]) => `${name} ${version}`)
          .join(', ') || 'none yet'}
      </p>
      {piece.steps.map(({ step, by, said }) => (
        <details>
          <summary>
            {step} by {by}
          </summary>
          <pre class="said">{said}</pre>
        </details>
      ))}
    </section>
    <section aria-labelledby="log">
      <h2 id="log">Log</h2>
      <ol>
        {log.map(({ at, by, did, why, hash }) => (
          <li>
            <Moment print={print} at={at} /> {by}: {did}
            {why ? ` (${why})` : ''} <span class="meta">text {hash.slice(0, 12)}</span>
          </li>
        ))}
      </ol>
    </section>
  </>
)
