import type { FC } from 'hono/jsx'
import { type Decision, type Deed as DeedDone, mayAct, tellDeed } from '../news/index.ts'
import { Form, Head, Page, Pager } from './layout.tsx'
import { type LogAsked, LogFilterForm } from './log-filter.tsx'
import { articlePath, Moment, storyPath } from './parts.tsx'
import { clip, type Printing } from './printing.ts'

const DECISIONS_A_PAGE = 100
const SHORT = 48
/** A headline with the words about it, read in full. */
const LONG = 200

interface DeedFacts {
  readonly print: Printing
  readonly deed: DeedDone
  readonly headlines: ReadonlyMap<string, string>
  readonly short?: boolean
}

/** What was done, in words that lead to what they speak of. */
export const Deed: FC<DeedFacts> = ({ print, deed, headlines, short }) => {
  const link = (path: string, id: string) => {
    const headline = headlines.get(id)
    const words = headline ? `“${clip(headline, short ? SHORT : LONG)}”` : id.slice(0, 13)
    return (
      <a href={print.href(path)} dir="auto">
        {words}
      </a>
    )
  }
  return (
    <>
      {tellDeed(deed).map((part) => {
        if (typeof part === 'string') return clip(part, LONG * 2)
        if ('at' in part) return <Moment print={print} at={part.at} />
        if ('story' in part) return link(storyPath(part.story), part.story)
        if ('article' in part) return link(articlePath(part.article), part.article)
        return <a href={`#d-${part.decision}`}>{part.decision.slice(0, 13)}</a>
      })}
    </>
  )
}

export interface LogFacts {
  /** Newest first, of this page. */
  readonly decisions: readonly Decision[]
  readonly total: number
  readonly page: number
  readonly asked: LogAsked
  /** Whoever has decided anything, and what was ever done. */
  readonly people: readonly string[]
  readonly deeds: readonly string[]
  /** Those that no later one takes back. */
  readonly holding: ReadonlySet<string>
  readonly headlines: ReadonlyMap<string, string>
}

/** Of decisions that are newest first already. */
export const pageOfLog = (found: readonly Decision[], page: number): Decision[] =>
  found.slice((page - 1) * DECISIONS_A_PAGE, page * DECISIONS_A_PAGE)

export const LogPage: FC<{ print: Printing; facts: LogFacts }> = ({ print, facts }) => {
  const { decisions, total, page, asked } = facts
  const isFiltered = Object.values(asked).some((value) => value !== '')
  return (
    <Page print={print} facts={{ title: 'Log', part: 'log/' }}>
      <Head title="Log" n={total} one="decision" />
      <LogFilterForm print={print} facts={facts} isFiltered={isFiltered} />
      {decisions.length > 0 ? (
        <Decisions print={print} facts={facts} />
      ) : isFiltered ? (
        <p class="empty">No decision meets that.</p>
      ) : (
        <p class="empty">
          Nobody has decided anything yet. Next: <code>broadsheet story --help</code>
        </p>
      )}
      <Pager
        page={page}
        pages={Math.ceil(total / DECISIONS_A_PAGE)}
        of="decisions"
        href={(n) => print.href('log/', { ...asked, page: n === 1 ? null : n })}
      />
    </Page>
  )
}

export const Decisions: FC<{ print: Printing; facts: Pick<LogFacts, 'decisions' | 'holding' | 'headlines'> }> = ({
  print,
  facts: { decisions, holding, headlines },
}) => (
  <ol class="lines">
    {decisions.map(({ id, at, by, why, deed }) => (
      <li id={`d-${id}`} class={holding.has(id) || deed.do === 'undo' ? undefined : 'undone'}>
        <p class="meta when">
          <Moment print={print} at={at} />
        </p>
        <p>
          <b>{by}</b> <Deed print={print} deed={deed} headlines={headlines} />
          {why === null ? null : <span class="quiet"> because {clip(why, LONG)}</span>}
        </p>
        <div class="state">
          {holding.has(id) && deed.do !== 'tune' && deed.do !== 'retry' ? (
            <TakeBack print={print} id={id} />
          ) : holding.has(id) || deed.do === 'undo' ? null : (
            <span>Taken back</span>
          )}
        </div>
      </li>
    ))}
  </ol>
)

const TakeBack: FC<{ print: Printing; id: string }> = ({ print, id }) =>
  mayAct(print.visitor.role, 'editor') ? (
    <Form print={print} action={print.href('decide')} class="deeds">
      <input type="hidden" name="decision" value={id} />
      <button type="submit" name="do" value="undo">
        Take back<span class="unseen"> this decision</span>
      </button>
    </Form>
  ) : null
