import type { FC } from 'hono/jsx'
import type { Decision } from '../news/index.ts'
import { type DeskStory, partOf } from './desk-stories.ts'
import { Deed } from './log.tsx'
import { Moment } from './parts.tsx'
import { counted, type Printing } from './printing.ts'

export interface GlanceFacts {
  readonly stories: readonly DeskStory[]
  /** Nothing is published but what a person approved. */
  readonly approvedOnly: boolean
  /** The last decisions, newest first. */
  readonly decided: readonly Decision[]
  readonly headlines: ReadonlyMap<string, string>
}

/** What stands beside the list: the last edition, what waits for a person, what was decided. */
export const AtAGlance: FC<{ print: Printing; facts: GlanceFacts }> = ({ print, facts }) => {
  const { counts, lastEdition } = print
  const { stories, decided, headlines, approvedOnly } = facts
  const unread = approvedOnly ? stories.filter(({ verdict }) => verdict.state === 'new').length : 0
  const held = stories.filter((story) => partOf(story) === 'held').length
  const needs = [
    counts.failing > 0 && { href: print.href('sources/'), words: `${counted(counts.failing, 'feed')} failing` },
    unread > 0 && { href: print.href('', { show: 'out' }), words: `${counted(unread, 'story', 'stories')} to approve` },
    held > 0 && { href: print.href('', { show: 'held' }), words: `${counted(held, 'story', 'stories')} held` },
    counts.drafts > 0 && {
      href: print.href('satire/'),
      words: `${counted(counts.drafts, 'piece')} of satire to decide`,
    },
    counts.waiting > 0 && {
      href: print.href('wire/', { stage: 'held' }),
      words: `${counted(counts.waiting, 'article')} held by a rule`,
    },
  ].filter((need) => need !== false)
  return (
    <aside aria-label="At a glance" data-part="glance">
      <section>
        <h2 class="label">Last edition</h2>
        {lastEdition ? (
          <p>
            <Moment print={print} at={lastEdition.publishedAt} /> · {counted(lastEdition.stories, 'story', 'stories')},{' '}
            {counted(lastEdition.articles, 'article')}
          </p>
        ) : (
          <p>Not published yet. Next: broadsheet publish</p>
        )}
      </section>
      <section>
        <h2 class="label">Needs you</h2>
        {needs.length + counts.alerts.length === 0 ? (
          <p>Nothing.</p>
        ) : (
          <ul>
            {counts.alerts.map(({ what, next }) => (
              <li data-alert title={next}>
                {what}
              </li>
            ))}
            {needs.map(({ href, words }) => (
              <li>
                <a href={href}>{words}</a>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section>
        <h2 class="label">Just decided</h2>
        {decided.length === 0 ? (
          <p>
            Nobody has decided anything yet. Next: <code>broadsheet story --help</code>
          </p>
        ) : (
          <ul>
            {decided.map((decision) => (
              <li>
                <b>
                  <Moment print={print} at={decision.at} />
                </b>{' '}
                {decision.by} <Deed print={print} deed={decision.deed} headlines={headlines} short />
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  )
}
