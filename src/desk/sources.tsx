import type { FC } from 'hono/jsx'
import { AFTER_POLL, type PollOutcome } from '../news/index.ts'
import type { ListedFeed } from '../store/index.ts'
import { Head, Page, Pager } from './layout.tsx'
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

export const SourcesPage: FC<{ print: Printing; feeds: readonly ListedFeed[]; page: number }> = ({
  print,
  feeds,
  page: asked,
}) => {
  const pages = Math.max(1, Math.ceil(feeds.length / FEEDS_A_PAGE))
  const page = Math.min(pages, asked)
  const failing = feeds.filter(isFailing).length
  return (
    <Page print={print} facts={{ title: 'Sources', part: 'sources/' }}>
      <Head title="Sources" n={feeds.length} one="feed">
        <p class="meta">
          {failing > 0 ? <span class="hot">{failing} failing</span> : feeds.length > 0 ? 'all well' : null}
        </p>
      </Head>
      {feeds.length === 0 ? (
        <p class="empty">
          No feeds yet. Next: <code>broadsheet feed add URL</code>
        </p>
      ) : (
        <ul class="feeds">
          {order(feeds)
            .slice((page - 1) * FEEDS_A_PAGE, page * FEEDS_A_PAGE)
            .map((feed) => (
              <FeedLine print={print} feed={feed} />
            ))}
        </ul>
      )}
      <Pager page={page} pages={pages} of="feeds" href={(n) => print.href('sources/', { page: n === 1 ? null : n })} />
    </Page>
  )
}

const FeedLine: FC<{ print: Printing; feed: ListedFeed }> = ({ print, feed }) => {
  const { failures, lastOutcome, lastWhy, lastGoodAt, nextPollAt, state } = feed
  const todo =
    state === 'paused'
      ? 'Resume it when it is to be read again.'
      : failures > 0 && lastOutcome
        ? AFTER_POLL[lastOutcome]
        : null
  return (
    <li>
      <div>
        <h2>
          <a href={print.href('wire/', { source: feed.domain })}>{clip(feed.source, LONGEST)}</a>
        </h2>
        <p class="meta">
          <Outside url={feed.url} words={clip(feed.url, LONGEST)} />
        </p>
      </div>
      <div>
        <p class={failures > 0 ? 'hot' : undefined}>
          {lastOutcome === null ? 'not polled yet' : OUTCOMES[lastOutcome]}
          {failures > 0 ? `, ${counted(failures, 'time')} in a row` : null}
        </p>
        {failures > 0 && lastWhy ? <p class="meta">{clip(lastWhy, LONGEST)}</p> : null}
        {todo ? <p class="meta todo">Next: {todo}</p> : null}
        {failures > 0 || state !== 'active' ? (
          <p class="meta">
            <code>broadsheet feed check {feed.id}</code>
          </p>
        ) : null}
      </div>
      <dl>
        <div>
          <dt>Last good</dt>
          <dd>
            {lastGoodAt === null ? (
              'never'
            ) : (
              <>
                <Age print={print} at={lastGoodAt} /> ago
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>Next poll</dt>
          <dd>{state !== 'active' ? state : nextPollAt === null ? 'now' : <Moment print={print} at={nextPollAt} />}</dd>
        </div>
        <div>
          <dt>Entries</dt>
          <dd>{feed.entries.toLocaleString('en')}</dd>
        </div>
      </dl>
    </li>
  )
}
