import type { Poll } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { FeedChange, FeedRow } from '../store/index.ts'

/** What a poll leaves with its feed: when to ask again, and what to remember until then. */
export async function feedAfter(
  row: FeedRow,
  poll: Poll,
  { recent, at, nextPoll }: { recent: readonly Date[]; at: Date; nextPoll: Newsroom['nextPoll'] },
): Promise<FeedChange> {
  const good = poll.outcome === 'fresh' || poll.outcome === 'unchanged' || poll.outcome === 'moved'
  const document = poll.outcome === 'fresh' || poll.outcome === 'moved' ? poll.document : null
  const failures = good ? 0 : row.failures + 1
  const { ttlMinutes, skipHours } = document ?? { ttlMinutes: row.ttlMinutes, skipHours: row.skipHours ?? [] }
  const nextPollAt = await nextPoll({
    // A feed that has listed nothing yet has been silent since it was added.
    ...{ poll, recent: recent.length === 0 ? [row.addedAt] : recent, now: at, override: row.intervalMinutes, failures },
    rest: { ttlMinutes, skipHours },
    place: placeOf(row.id),
  })
  if (!good) {
    if (poll.outcome === 'gone' || row.state === 'retired') {
      return { failures, nextPollAt: lookAgain(at, failures), state: 'retired' }
    }
    return { failures, nextPollAt, ...missingAfter(row, poll, at) }
  }
  const { via } = poll
  const to = via.permanentlyAt
  const times = to !== null && row.redirects?.to === to ? row.redirects.times + 1 : 1
  // Many servers leave the validators out of an answer that says that nothing changed: those we have still hold.
  const kept = poll.outcome === 'unchanged' || document === null ? row : { etag: null, lastModified: null }
  return {
    failures,
    nextPollAt,
    ...{ ttlMinutes, skipHours, missingTimes: 0, missingSince: null },
    lastGoodAt: at,
    ...(row.state === 'retired' && poll.outcome !== 'moved' ? { state: 'active' } : {}),
    etag: via.etag ?? kept.etag,
    lastModified: via.lastModified ?? kept.lastModified,
    bodyHash: via.bodyHash ?? row.bodyHash,
    redirects: poll.outcome === 'moved' || to === null ? null : { to, times },
    ...(poll.outcome === 'moved' ? { url: poll.to } : {}),
    ...(document?.title ? { title: document.title } : {}),
  }
}

const HOUR_MS = 3_600_000
/** As rarely as costs nobody anything. */
const LONGEST_LOOK_HOURS = 7 * 24

/** Servers say that a feed is gone for good also when somebody only made a mistake: it is looked for again, ever more rarely. */
function lookAgain(at: Date, failures: number): Date {
  return new Date(at.getTime() + Math.min(2 ** (failures - 1), LONGEST_LOOK_HOURS) * HOUR_MS)
}

/** Only answers count: a server that is down in between does not say that the feed is there. */
function missingAfter(row: FeedRow, poll: Poll, at: Date): Pick<FeedChange, 'missingTimes' | 'missingSince'> {
  const isMissing = poll.outcome === 'unreachable' && poll.status === 404
  return isMissing ? { missingTimes: row.missingTimes + 1, missingSince: row.missingSince ?? at } : {}
}

/** From 0 to 1, by the last digits of the feed's id, which are random. */
function placeOf(id: FeedRow['id']): number {
  return Number.parseInt(id.slice(-8), 16) / 2 ** 32
}
