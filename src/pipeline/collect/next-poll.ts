import type { Poll, Rest } from '../../news/feed.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Newest entries that show a feed's present habit; older ones tell of another time. */
const HABIT_ENTRIES = 12
/** Polls per usual gap between entries: an entry is then on average seen within a quarter of the gap. */
const POLLS_PER_GAP = 2
/** While a feed is silent, the next poll is at most this share of the silence away, so that sleepers are asked less. */
const SILENCE_SHARE = 0.1
/** Longest part of a wait by which feeds that are due together are drawn apart; it adds up from poll to poll. */
const SPREAD_SHARE = 0.1
/** Longest that a source's wish for rest is followed beyond our own ceiling. */
const LONGEST_REST = 7 * 24 * HOUR

/** A feed that failed for days is asked at least this often, or a fourth as often as usual: it shall not stay away when it is mended. */
const LONGEST_BACK_OFF = 4 * HOUR
const MOST_TIMES_USUAL = 4

export interface PollPlan {
  readonly poll: Poll
  /** Publication instants of the feed's recent entries, in any order. */
  readonly recent: readonly Date[]
  readonly now: Date
  readonly floorMinutes: number
  readonly ceilingMinutes: number
  /** A fixed interval chosen by a person. */
  readonly override: number | null
  /** Polls that failed in a row, this one included. */
  readonly failures: number
  /** What the document last read asks of us. */
  readonly rest: Rest
  /** From 0 to 1, always the same for a feed: its own place among those that would be polled at the same moment. */
  readonly place: number
}

/**
 * When to ask again: by the feed's own habit, between floor and ceiling. What the source says of itself (lifetime,
 * hours of rest, wait) can only make it later, failures double the wait. Each feed adds a little of its own, so that feeds
 * which were once polled together do not stay together.
 */
export function nextPoll(plan: PollPlan): Date {
  const { poll, now, floorMinutes, ceilingMinutes, override } = plan
  const floor = floorMinutes * MINUTE
  const ceiling = Math.max(floor, ceilingMinutes * MINUTE)
  const usual = override === null ? clamp(habit(plan.recent, now, ceiling), floor, ceiling) : override * MINUTE
  const wait = failed(poll) ? backOff(usual, ceiling, plan.failures) : usual
  const wished = Math.min(wish(plan), ceiling)
  const asked = poll.outcome === 'busy' ? Math.min((poll.retryAfterSeconds ?? 0) * 1000, LONGEST_REST) : 0
  // A person's interval outranks what a cache header wishes, not a server that asks us to stay away.
  if (override !== null) return new Date(now.getTime() + Math.max(wait, asked))
  const longest = Math.max(wait, asked, wished)
  return afterRest(new Date(now.getTime() + longest * (1 + SPREAD_SHARE * plan.place)), plan.rest)
}

function clamp(value: number, floor: number, ceiling: number): number {
  return Math.min(Math.max(value, floor), ceiling)
}

/** Share of the ceiling at which feeds are asked that have too few entries to show a rhythm. */
const UNKNOWN_SHARE = 0.25

/** Milliseconds that suit the feed's rhythm. */
function habit(recent: readonly Date[], now: Date, ceiling: number): number {
  const instants = recent
    .map((date) => date.getTime())
    .filter((instant) => instant <= now.getTime())
    .sort((a, b) => b - a)
    .slice(0, HABIT_ENTRIES)
  const silence = instants.length === 0 ? 0 : now.getTime() - instants[0]!
  const gaps = instants.slice(1).map((instant, at) => instants[at]! - instant)
  const rhythm = gaps.length === 0 ? ceiling * UNKNOWN_SHARE : median(gaps) / POLLS_PER_GAP
  return Math.max(rhythm, silence * SILENCE_SHARE)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function failed(poll: Poll): boolean {
  return ['gone', 'busy', 'unreadable', 'unreachable', 'refused'].includes(poll.outcome)
}

function backOff(usual: number, ceiling: number, failures: number): number {
  const longest = Math.min(Math.max(LONGEST_BACK_OFF, MOST_TIMES_USUAL * usual), ceiling)
  return Math.max(usual, Math.min(usual * 2 ** Math.min(failures, 20), longest))
}

/** What the answer and the document wish: the longer of the two lifetimes. */
function wish({ poll, rest }: PollPlan): number {
  const answer = 'via' in poll ? (poll.via.freshForSeconds ?? 0) * 1000 : 0
  return Math.max(answer, (rest.ttlMinutes ?? 0) * MINUTE)
}

/** The first moment outside the hours, in UTC, in which the feed asks for rest. */
function afterRest(next: Date, { skipHours }: Rest): Date {
  const skipped = new Set(skipHours)
  if (skipped.size >= 24) return next
  let moment = next
  while (skipped.has(moment.getUTCHours())) moment = new Date((Math.floor(moment.getTime() / HOUR) + 1) * HOUR)
  return moment
}
