const WAYS = ['log', 'warn', 'error'] as const

/**
 * Runs work of a library that tells the console what it stumbles over, and keeps that from there. Only for work that is
 * over when it returns: nothing else of this thread runs meanwhile.
 */
export function quietly<Result>(work: () => Result): Result {
  const before = WAYS.map((way) => console[way])
  for (const way of WAYS) console[way] = () => {}
  try {
    return work()
  } finally {
    for (const [at, way] of WAYS.entries()) console[way] = before[at]!
  }
}
