import type { Settings } from './settings.ts'

/** A way to cut a story in two. */
export interface Cut {
  /** The half of each member: 0 or 1. */
  readonly half: readonly number[]
  /** Mean similarity of pairs across the cut, and of pairs within either half. */
  readonly across: number
  readonly within: number
  /** How far `across / within` is under the bar: above zero, the story is two. */
  readonly slack: number
}

/** How many of a member's nearest are asked on which side of a cut they stand. */
const NEIGHBOURS = 3

/** The best cut of a story in two, given the similarities of all its pairs; null when there is none worth a look. */
export function bestCut(alike: readonly Float64Array[], settings: Settings): Cut | null {
  const size = alike.length
  const smallest = Math.max(2, Math.ceil(settings.splitShare * size))
  const nearest = alike.map(nearestTo)
  const seeds = Math.min(size, settings.splitSeeds)
  let best: Cut | null = null
  for (let seed = 0; seed < seeds; seed++) {
    // Seeds are spread over the story's life.
    const half = partition(alike, Math.floor((seed * size) / seeds), settings.splitRounds)
    const ones = half.reduce((sum, side) => sum + side, 0)
    if (Math.min(ones, size - ones) < smallest) continue
    const { across, within } = compareHalves(alike, half)
    if (within <= 0) continue
    const bar = settings.splitRatio + settings.splitClean * (cleanness(nearest, half, settings) - settings.cleanPrior)
    const slack = bar - across / within
    if (best === null || slack > best.slack) best = { half, across, within, slack }
  }
  return best
}

/** From one member and the one least like it: each goes to the half that it is nearer to, until all rest. */
function partition(alike: readonly Float64Array[], first: number, rounds: number): number[] {
  let opposite = first === 0 ? 1 : 0
  for (let at = 0; at < alike.length; at++) {
    if (at !== first && alike[first]![at]! < alike[first]![opposite]!) opposite = at
  }
  let half = alike.map((row, at) => (at === first ? 0 : at === opposite ? 1 : row[first]! >= row[opposite]! ? 0 : 1))
  for (let round = 0; round < rounds; round++) {
    const next = half.map((side, at) => {
      const [zero, one] = meansTo(alike[at]!, half, at)
      return zero === one ? side : zero > one ? 0 : 1
    })
    if (next.every((side, at) => side === half[at])) break
    half = next
  }
  return half
}

/** Mean similarity of one member to each half, itself left out. */
function meansTo(row: Float64Array, half: readonly number[], self: number): [number, number] {
  const sums: [number, number] = [0, 0]
  const counts: [number, number] = [0, 0]
  for (let at = 0; at < row.length; at++) {
    if (at === self) continue
    const side = half[at] === 0 ? 0 : 1
    sums[side] += row[at]!
    counts[side]++
  }
  return [counts[0] === 0 ? -1 : sums[0] / counts[0], counts[1] === 0 ? -1 : sums[1] / counts[1]]
}

function compareHalves(alike: readonly Float64Array[], half: readonly number[]): { across: number; within: number } {
  let across = 0
  let within = 0
  let pairsAcross = 0
  let pairsWithin = 0
  for (let a = 0; a < alike.length; a++) {
    for (let b = a + 1; b < alike.length; b++) {
      if (half[a] === half[b]) {
        within += alike[a]![b]!
        pairsWithin++
      } else {
        across += alike[a]![b]!
        pairsAcross++
      }
    }
  }
  return { across: across / Math.max(1, pairsAcross), within: within / Math.max(1, pairsWithin) }
}

function nearestTo(row: Float64Array, self: number): number[] {
  return Array.from(row.keys())
    .filter((at) => at !== self)
    .sort((a, b) => row[b]! - row[a]! || a - b)
    .slice(0, NEIGHBOURS)
}

/**
 * Share of nearest neighbours that stand in their member's own half: close to one between two events, and markedly
 * lower when one event was cut somewhere. Few members prove little, so their share is drawn to what chance cuts show.
 */
function cleanness(nearest: readonly number[][], half: readonly number[], settings: Settings): number {
  const ones = half.reduce((sum, side) => sum + side, 0)
  let own = settings.cleanPrior * settings.cleanPriorNeighbours
  let all = settings.cleanPriorNeighbours
  nearest.forEach((neighbours, at) => {
    // In a half of two there is only one neighbour to have.
    const asked = neighbours.slice(0, (half[at] === 1 ? ones : half.length - ones) - 1)
    own += asked.filter((neighbour) => half[neighbour] === half[at]).length
    all += asked.length
  })
  return own / all
}
