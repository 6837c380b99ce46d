import { describe, expect, it } from 'vitest'
import type { Poll, Via } from '../../news/feed.ts'
import { nextPoll, type PollPlan } from './next-poll.ts'

const NOW = new Date('2026-03-02T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000)
const every = (minutes: number) => Array.from({ length: 12 }, (_, at) => minutesAgo(at * minutes))

const VIA: Via = {
  status: 200,
  etag: null,
  lastModified: null,
  freshForSeconds: null,
  permanentlyAt: null,
  bodyHash: null,
}
const unchanged = (via: Partial<Via> = {}): Poll => ({ outcome: 'unchanged', via: { ...VIA, ...via } })
const busy = (retryAfterSeconds: number | null): Poll => ({ outcome: 'busy', why: '', retryAfterSeconds })
const DOWN: Poll = { outcome: 'unreachable', why: '', status: 500 }
const rest = (ttlMinutes: number | null, skipHours: readonly number[] = []) => ({ rest: { ttlMinutes, skipHours } })

/** Minutes until the next poll. */
function wait(plan: Partial<PollPlan>): number {
  const next = nextPoll({
    poll: unchanged(),
    recent: every(60),
    now: NOW,
    floorMinutes: 10,
    ceilingMinutes: 1440,
    override: null,
    failures: 0,
    ...rest(null),
    place: 0,
    ...plan,
  })
  return (next.getTime() - NOW.getTime()) / 60_000
}

describe('nextPoll', () => {
  it.each<[string, Partial<PollPlan>, number]>([
    ['twice per usual gap', {}, 30],
    ['not below the floor', { recent: every(2) }, 10],
    ['not above the ceiling', { recent: every(10_000) }, 1440],
    ['a quarter of the ceiling for a feed without dates', { recent: [] }, 360],
    ['less often the older its only entry', { recent: [minutesAgo(7200)] }, 720],
    ['less often while a feed is silent', { recent: every(60).map((at) => new Date(at.getTime() - 86_400_000)) }, 144],
    ['not moved by entries from the future', { recent: [...every(60), new Date('2027-01-01')] }, 30],
    ['at a chosen interval', { override: 5 }, 5],
    ['later when the document asks', rest(90), 90],
    ['not earlier when the document asks', rest(5), 30],
    ['later when the answer asks', { poll: unchanged({ freshForSeconds: 7200 }) }, 120],
    ['not longer than the ceiling for a wish', { poll: unchanged({ freshForSeconds: 31_536_000 }) }, 1440],
    ['not below the floor while the source asks for less', { ...rest(1), recent: every(2) }, 10],
    ['a chosen interval over a wish', { ...rest(90), override: 15 }, 15],
    ['after the hours of rest', rest(null, [12, 13, 14]), 180],
    [
      'at once when every hour is for rest',
      rest(
        null,
        Array.from({ length: 24 }, (_, h) => h),
      ),
      30,
    ],
    ['after the hours of rest also when it fails', { ...rest(null, [13]), poll: DOWN, failures: 1 }, 120],
    ['a tenth later in the last place', { place: 1 }, 33],
    ['never later than a chosen interval', { place: 1, override: 5 }, 5],
    ['twice as late after a failure', { poll: DOWN, failures: 1 }, 60],
    ['eight times as late after three', { poll: DOWN, failures: 3 }, 240],
    ['every four hours after many', { poll: DOWN, failures: 500 }, 240],
    ['not below the ceiling after many', { poll: DOWN, failures: 500, ceilingMinutes: 120 }, 120],
    ['a fourth as often as usual when that is less', { poll: DOWN, failures: 9, recent: every(240) }, 480],
    ['at most the ceiling then, too', { poll: DOWN, failures: 9, recent: [minutesAgo(7200)] }, 1440],
    ['after the wait that a busy server asks for', { poll: busy(7200), failures: 1 }, 120],
    ['beyond the ceiling when it asks for that', { poll: busy(2 * 86_400), failures: 1 }, 2880],
    ['a week at most', { poll: busy(31_536_000), failures: 1 }, 10_080],
    ['as after a failure when it names no time', { poll: busy(null), failures: 1 }, 60],
    ['later than a chosen interval when it is busy', { poll: busy(3600), override: 5, failures: 1 }, 60],
  ])('polls %s', (_, plan, minutes) => {
    expect(wait(plan)).toBe(minutes)
  })
})
