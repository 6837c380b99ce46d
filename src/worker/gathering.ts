/** How much is gathered before it is worked. */
export interface GatheringLimits<One> {
  /** How long the first waits for others. */
  readonly afterMs: number
  /** Worked at once when so much has come together. */
  readonly most: number
  /** While so many pieces of work are under way, what comes is gathered on, but for what is full. */
  readonly atOnce?: number
  /** What one counts for; 1 when left out. */
  readonly weigh?: (one: One) => number
}

/**
 * Answers many that ask within a moment with one piece of work, which gives one result for each, in their order. A
 * failure reaches all who asked together.
 */
export function openGathering<One, Result>(
  work: (some: readonly One[]) => Promise<readonly Result[]>,
  { afterMs, most, atOnce = Number.POSITIVE_INFINITY, weigh = () => 1 }: GatheringLimits<One>,
): (one: One) => Promise<Result> {
  let waiting: { one: One; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = []
  let weight = 0
  let underWay = 0
  let timer: NodeJS.Timeout | null = null
  let isDue = false
  const begin = () => {
    if (timer) clearTimeout(timer)
    timer = null
    isDue = false
    const some = waiting
    waiting = []
    weight = 0
    underWay++
    work(some.map(({ one }) => one))
      .finally(() => underWay--)
      .then(
        (results) => {
          for (const [at, { resolve }] of some.entries()) resolve(results[at]!)
        },
        (error) => {
          for (const { reject } of some) reject(error)
        },
      )
      .finally(() => {
        if (isDue && underWay < atOnce) begin()
      })
  }
  const due = () => {
    if (underWay < atOnce) begin()
    else isDue = true
  }
  return (one) =>
    new Promise((resolve, reject) => {
      waiting.push({ one, resolve, reject })
      weight += weigh(one)
      if (weight >= most) begin()
      else timer ??= setTimeout(due, afterMs)
    })
}
