import type { Command } from 'commander'
import { AFTER_POLL } from '../news/index.ts'
import { type ListedFeed, listFeeds } from '../store/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'
import { count, instant, table } from './print.ts'

export function feedList(command: Command): void {
  newsroomOptions(command).action((options: object) =>
    withNewsroom(options, async ({ store }) => {
      const feeds = (await listFeeds(store.db)).map((one) => ({ ...one, next: nextOf(one) }))
      const rows = feeds.map((one) => [
        one.id.slice(0, 13),
        one.source,
        one.url,
        one.kind,
        one.state,
        one.lastOutcome ?? 'not polled',
        one.entries,
        instant(one.nextPollAt),
        troubleOf(one),
      ])
      const head = ['id', 'source', 'feed', 'kind', 'state', 'last poll', 'entries', 'next poll', '']
      return {
        json: feeds,
        text:
          feeds.length > 0
            ? [table([head, ...rows]), ...toDo(feeds)].join('\n')
            : 'No feeds yet. Next: broadsheet feed add URL',
      }
    }),
  )
}

function troubleOf({ failures, lastOutcome, lastWhy, state }: ListedFeed): string {
  if (failures === 0) return ''
  const again = state === 'active' && lastOutcome !== 'busy' ? ', asked less and less often' : ''
  return `${lastWhy} (${count(failures, 'failure')} in a row${again})`
}

/** Null for a feed that needs nobody. */
function nextOf({ failures, lastOutcome, state }: ListedFeed): string | null {
  if (state === 'paused') return 'broadsheet feed set FEED --resume, when it is to be read again.'
  return failures > 0 && lastOutcome ? (AFTER_POLL[lastOutcome] ?? null) : null
}

/** One line for each way to fail, with the feeds that it helps. */
function toDo(feeds: readonly (ListedFeed & { next: string | null })[]): string[] {
  const steps = new Set(feeds.flatMap(({ next }) => next ?? []))
  return [...steps].map((step) => {
    const some = feeds.filter(({ next }) => next === step).map(({ id }) => id.slice(0, 13))
    return `Next, for ${some.join(', ')}: ${step}`
  })
}
