import type { FC } from 'hono/jsx'
import type { Candidate, Evidence, StoryId } from '../news/index.ts'
import { Form } from './layout.tsx'
import { Because, Moment, rounded, storyPath } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

const LONGEST = 140
const MOST_PICKS = 12
const MOST_REFUSED = 40

const Line: FC<{ print: Printing; candidate: Candidate }> = ({ print, candidate }) => (
  <h3 dir="auto">
    <a href={print.href(storyPath(candidate.slug ?? candidate.story))}>{clip(candidate.headline, LONGEST)}</a>
  </h3>
)

/** What the desk might write about, and a button to have it written. */
export const Picks: FC<{ print: Printing; candidates: readonly Candidate[]; mayWrite: boolean }> = ({
  print,
  candidates,
  mayWrite,
}) => {
  const picks = candidates.filter(({ refused }) => refused === null)
  return (
    <section aria-labelledby="picks">
      <h2 id="picks">May be written about ({picks.length})</h2>
      {picks.length === 0 ? <p class="meta">No story now. A new round brings others.</p> : null}
      <ul class="found">
        {picks.slice(0, MOST_PICKS).map((candidate) => (
          <li>
            <Line print={print} candidate={candidate} />
            <details class="why">
              <summary>
                Heat {rounded(candidate.heat)}
                <span class="unseen"> of {clip(candidate.headline, LONGEST)}</span>
              </summary>
              <Because evidence={candidate.because} />
            </details>
            {mayWrite ? (
              <Form print={print} action={print.href('satire/write')} class="ask">
                <button type="submit" name="story" value={candidate.story}>
                  Have it written<span class="unseen">: {clip(candidate.headline, LONGEST)}</span>
                </button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What it may not, with why. */
export const Refused: FC<{ print: Printing; candidates: readonly Candidate[] }> = ({ print, candidates }) => {
  const refused = candidates.filter(({ refused }) => refused !== null)
  if (refused.length === 0) return null
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">May not ({refused.length})</h2>
      <details class="why">
        <summary>{counted(refused.length, 'story', 'stories')} with the reasons</summary>
        <ul class="found">
          {refused.slice(0, MOST_REFUSED).map((candidate) => (
            <li>
              <Line print={print} candidate={candidate} />
              <Because evidence={candidate.refused!} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}

/** A story that was asked for and refused, as the log has it. */
export interface Refusal {
  readonly story: StoryId
  readonly at: Date
  readonly headline: string
  readonly because: readonly Evidence[]
}

export const Refusals: FC<{ print: Printing; refusals: readonly Refusal[] }> = ({ print, refusals }) =>
  refusals.length === 0 ? null : (
    <section aria-labelledby="refusals">
      <h2 id="refusals">Refused when asked for</h2>
      <ul class="found">
        {refusals.map(({ story, at, headline, because }) => (
          <li>
            <h3 dir="auto">
              <a href={print.href(storyPath(story))}>{clip(headline, LONGEST)}</a>
            </h3>
            <p class="meta">
              <Moment print={print} at={at} />, {because.map(({ evidence, note }) => `${evidence}: ${note}`).join('; ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
