/**
 * Puts things in an order that tells any two apart. Keeps how it put them the last time: of a paper's thousands most are
 * there again, and what is in order already is sorted in one pass.
 */
export function openOrder<Thing>(compare: (a: Thing, b: Thing) => number): (things: readonly Thing[]) => Thing[] {
  let last: readonly Thing[] = []
  return (things) => {
    const fresh = new Set(things)
    const sorted = last.filter((thing) => fresh.delete(thing))
    for (const thing of fresh) sorted.push(thing)
    sorted.sort(compare)
    last = sorted
    return sorted.slice()
  }
}
