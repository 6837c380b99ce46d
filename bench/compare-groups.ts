/** Measures of how well found groups agree with true ones. */
export interface Labelled {
  readonly event: string
  readonly story: string
}

export interface Agreement {
  readonly p: number
  readonly r: number
  readonly f1: number
}

const agreement = (p: number, r: number): Agreement => ({ p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) })

function countBy<T>(all: readonly T[], key: (one: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return counts
}

interface Counts {
  readonly events: Map<string, number>
  readonly stories: Map<string, number>
  readonly both: Map<string, number>
}

const bothKey = ({ event, story }: Labelled) => JSON.stringify([event, story])

const countsOf = (all: readonly Labelled[]): Counts => ({
  events: countBy(all, ({ event }) => event),
  stories: countBy(all, ({ story }) => story),
  both: countBy(all, bothKey),
})

/** B-cubed: for each article the share of its story that is of its event, and of its event that is in its story. */
export function b3Of(all: readonly Labelled[]): Agreement {
  const { events, stories, both } = countsOf(all)
  let precision = 0
  let recall = 0
  for (const one of all) {
    const shared = both.get(bothKey(one))!
    precision += shared / stories.get(one.story)!
    recall += shared / events.get(one.event)!
  }
  return agreement(precision / all.length, recall / all.length)
}

/** Over all pairs of articles: found together, and truly together. */
export function pairOf(all: readonly Labelled[]): Agreement {
  const { events, stories, both } = countsOf(all)
  const pairs = (counts: Map<string, number>) => [...counts.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0)
  return pairAgreement(pairs(both), pairs(stories), pairs(events))
}

export function pairAgreement(right: number, found: number, there: number): Agreement {
  return agreement(found === 0 ? 0 : right / found, there === 0 ? 0 : right / there)
}
