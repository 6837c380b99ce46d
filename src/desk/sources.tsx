import type { Child, FC } from 'hono/jsx'
import { AFTER_POLL, type Decision, type DecisionId, mayAct, type PollOutcome, standing } from '../news/index.ts'
import type { entriesOfFeeds, ListedFeed, SourceWorth } from '../store/index.ts'
import { Form, Head, Page, Pager } from './layout.tsx'
import { Age, Moment, Outside } from './parts.tsx'
import { clip, counted, type Printing } from './printing.ts'

const FEEDS_A_PAGE = 100
const LONGEST = 160

const OUTCOMES: Readonly<Record<PollOutcome, string>> = {
  fresh: 'something new',
  unchanged: 'nothing new',
  moved: 'moved to another address',
  gone: 'gone',
  busy: 'asked us to wait',
  unreadable: 'an answer, but not a feed',
  unreachable: 'no answer',
  refused: 'we may not fetch it',
}

/** Those that need somebody first, the rest by name. */
const order = (feeds: readonly ListedFeed[]): ListedFeed[] => [
  ...feeds.filter(isFailing),
  ...feeds.filter((feed) => !isFailing(feed)),
]
const isFailing = ({ failures }: ListedFeed) => failures > 0

interface SourcesFacts {
  readonly feeds: readonly ListedFeed[]
  readonly page: number
  /** Over how many days sources are judged. */
  readonly days: number
  readonly worth: ReadonlyMap<string, SourceWorth>
  readonly entries: Awaited<ReturnType<typeof entriesOfFeeds>>
  /** Domains that no reader sees, with the decision that hid them. */
  readonly muted: ReadonlyMap<string, DecisionId>
}

/** The sources that are hidden while their stories stay. */
export function mutedSources(decisions: readonly Decision[]): ReadonlyMap<string, DecisionId> {
  return new Map(standing(decisions).flatMap(({ id, deed }) => (deed.do === 'mute' ? [[deed.source, id]] : [])))
}

export const SourcesPage: FC<{ print: Printing; facts: SourcesFacts }> = ({ print, facts }) => {
  const { feeds } = facts
  const pages = Math.max(1, Math.ceil(feeds.length / FEEDS_A_PAGE))
  const page = Math.min(pages, facts.page)
  const failing = feeds.filter(isFailing).length
  const decides = mayAct(print.visitor.role, 'editor')
  return (
    <Page print={print} facts={{ title: 'Sources', part: 'sources/' }}>
      <Head title="Sources" n={feeds.length} one="feed">
        <p class="meta">
          {failing > 0 ? <span class="hot">{failing} failing</span> : feeds.length > 0 ? 'all well' : null}
        </p>
        <p class="meta links">
          <a href={print.href('sources/sources.opml')} download>
            All as OPML
          </a>
        </p>
      </Head>
      {decides ? <Add print={print} /> : null}
      {feeds.length === 0 ? (
        <p class="empty">
          No feeds yet. Add one by the address of its paper, or <code>broadsheet feed add URL</code>
        </p>
      ) : (
        <ul class="feeds">
          {order(feeds)
            .slice((page - 1) * FEEDS_A_PAGE, page * FEEDS_A_PAGE)
            .map((feed) => (
              <FeedLine print={print} feed={feed} facts={facts} decides={decides} />
            ))}
        </ul>
      )}
      <Pager page={page} pages={pages} of="feeds" href={(n) => print.href('sources/', { page: n === 1 ? null : n })} />
    </Page>
  )
}

const Add: FC<{ print: Printing }> = ({ print }) => (
  <div class="filter">
    <Form print={print} action={print.href('sources/preview')} class="ask" label="Add a source">
      <label>
        Add a source: the address of a paper, a page or a feed
        <input name="address" required autocomplete="off" />
      </label>
      <button type="submit">See what would come in</button>
    </Form>
    <Form
      print={print}
      action={print.href('sources/import')}
      class="ask"
      label="Add a list of sources"
      enctype="multipart/form-data"
    >
      <label>
        Add all feeds of a list (OPML)
        <input type="file" name="list" accept=".opml,.xml,text/x-opml" required />
      </label>
      <button type="submit">Add them</button>
    </Form>
  </div>
)

interface FeedFacts {
  readonly print: Printing
  readonly feed: ListedFeed
  readonly facts: SourcesFacts
  readonly decides: boolean
}

const FeedLine: FC<FeedFacts> = ({ print, feed, facts, decides }) => {
  const { failures, lastOutcome, lastWhy, state } = feed
  const todo =
    state === 'paused'
      ? 'Resume it when it is to be read again.'
      : failures > 0 && lastOutcome
        ? AFTER_POLL[lastOutcome]
        : null
  const muted = facts.muted.get(feed.domain)
  return (
    <li id={`f-${feed.id}`}>
      <div>
        <h2>
          <a href={print.href('wire/', { source: feed.domain })}>{clip(feed.source, LONGEST)}</a>
        </h2>
        <p class="meta">
          <Outside url={feed.url} words={clip(feed.url, LONGEST)} />
        </p>
        {muted === undefined ? null : (
          <Form print={print} action={print.href('decide')} class="deeds">
            <span class="tag">hidden from readers</span>
            <input type="hidden" name="decision" value={muted} />
            {decides ? (
              <button type="submit" name="do" value="undo">
                Show it again
              </button>
            ) : null}
          </Form>
        )}
      </div>
      <div>
        <p class={failures > 0 ? 'hot' : undefined}>
          {lastOutcome === null ? 'not polled yet' : OUTCOMES[lastOutcome]}
          {failures > 0 ? `, ${counted(failures, 'time')} in a row` : null}
        </p>
        {failures > 0 && lastWhy ? <p class="meta">{clip(lastWhy, LONGEST)}</p> : null}
        {todo ? <p class="meta todo">Next: {todo}</p> : null}
        {decides ? <Settings print={print} feed={feed} /> : null}
      </div>
      <Health print={print} feed={feed} facts={facts} />
    </li>
  )
}

const Settings: FC<{ print: Printing; feed: ListedFeed }> = ({ print, feed }) => {
  const of = <span class="unseen">: {clip(feed.source, LONGEST)}</span>
  return (
    <Form print={print} action={print.href(`sources/${feed.id}/set`)} class="deeds">
      {feed.state === 'active' ? (
        <button type="submit" name="do" value="pause">
          Pause{of}
        </button>
      ) : (
        <button type="submit" name="do" value="resume">
          Resume{of}
        </button>
      )}
      <label>
        Every{' '}
        <input
          type="number"
          name="interval"
          min="1"
          max="10080"
          placeholder="auto"
          value={feed.intervalMinutes === null ? '' : String(feed.intervalMinutes)}
        />{' '}
        min{of}
      </label>
      <button type="submit" name="do" value="interval">
        Set{of}
      </button>
    </Form>
  )
}

const Health: FC<Omit<FeedFacts, 'decides'>> = ({ print, feed, facts }) => {
  const { lastGoodAt, nextPollAt, state } = feed
  const worth = facts.worth.get(feed.domain)
  return (
    <dl>
      <Figure name="Last good">
        {lastGoodAt === null ? (
          'never'
        ) : (
          <>
            <Age print={print} at={lastGoodAt} /> ago
          </>
        )}
      </Figure>
      <Figure name="Next poll">
        {state !== 'active' ? state : nextPollAt === null ? 'now' : <Moment print={print} at={nextPollAt} />}
      </Figure>
      <Figure name="Entries">
        {feed.entries.toLocaleString('en')}, {perDay(facts.entries.get(feed.id), print.now)} a day
      </Figure>
      <Figure name="Published">
        {worth === undefined
          ? 'none yet'
          : `${Math.round((worth.published / worth.articles) * 100)} % of ${worth.articles.toLocaleString('en')}`}
      </Figure>
      <Figure name="Behind the first">{behind(worth?.minutesBehind ?? null)}</Figure>
    </dl>
  )
}

const Figure: FC<{ name: string; children?: Child }> = ({ name, children }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const DAY = 86_400_000

/** Over the days since the first poll that is remembered, one at least. */
function perDay(polled: { entries: number; from: Date } | undefined, now: Date): string {
  if (polled === undefined) return '0'
  const days = Math.max(1, (now.getTime() - polled.from.getTime()) / DAY)
  return String(Math.round((polled.entries / days) * 10) / 10)
}

/** How long half of its articles come after the first report of their story. */
function behind(minutes: number | null): string {
  if (minutes === null) return 'alone so far'
  if (minutes < 1) return 'first itself'
  return minutes < 120 ? `${Math.round(minutes)} min` : `${Math.round(minutes / 60)} h`
}
