import { speaks } from './copies.ts'
import { foundStory, type Journal, move } from './journal.ts'
import { comparing, DAY, type Member, meanLink, type OpenStory, product, votes } from './member.ts'
import type { Settings } from './settings.ts'
import { ONE } from './weigh.ts'

/**
 * Splits a story that has become two: when its members fall into halves that are much less alike than the members of
 * each. The bar is relative, so one number serves short and long, loose and tight stories.
 */
export function splitIfTwo(journal: Journal, story: OpenStory): void {
  const { settings } = journal.window
  if (story.members.length < settings.splitFrom || story.members.some((member) => member.placed)) return
  const voters = story.members.filter(votes).slice(-settings.splitVoters)
  if (voters.length < settings.splitFrom) return
  const cut = bestCut(alikeness(voters, settings), settings)
  if (cut === null || cut.across >= settings.splitRatio * cut.within) return
  const halves = [voters.filter((_, at) => cut.half[at] === 0), voters.filter((_, at) => cut.half[at] === 1)]
  // The larger half keeps the story's name; of equal ones that with the first member.
  const [staying, leaving] = halves[1]!.length > halves[0]!.length ? [halves[1]!, halves[0]!] : [halves[0]!, halves[1]!]
  const fresh = foundStory(journal, leaving[0]!)
  const note = `similarity ${cut.across.toFixed(3)} across, ${cut.within.toFixed(3)} within its two halves`
  for (const member of leaving) move(journal, member, fresh, [{ evidence: 'split', note, weight: cut.across }])
  followers(journal, { staying, leaving, from: story, to: fresh, note })
}

/** Opinions, and members too old to be asked, follow the half that they are nearer to. */
function followers(
  journal: Journal,
  cut: { staying: readonly Member[]; leaving: readonly Member[]; from: OpenStory; to: OpenStory; note: string },
): void {
  const { settings } = journal.window
  const asked = new Set([...cut.staying, ...cut.leaving])
  for (const member of [...cut.from.members]) {
    if (asked.has(member) || member.story !== cut.from || !speaks(member)) continue
    const [stay, go] = comparing(member, () => [
      meanLink(member, { members: [...cut.staying] }, settings) ?? 0,
      meanLink(member, cut.to, settings) ?? 0,
    ])
    if (go! > stay!) move(journal, member, cut.to, [{ evidence: 'split', note: cut.note }])
  }
}

interface Cut {
  readonly half: readonly number[]
  readonly across: number
  readonly within: number
}

/**
 * Cosine of all pairs, less the days of the longest silence between the two: members that others connect day by day
 * are not apart. The stream level would move both sides of the comparison alike and only blur the ratio.
 */
function alikeness(members: readonly Member[], settings: Settings): readonly Float64Array[] {
  const rows = members.map(() => new Float64Array(members.length))
  const byTime = members.map((member, row) => ({ member, row })).sort((a, b) => a.member.instant - b.member.instant)
  byTime.forEach(({ member, row }, at) => {
    comparing(member, () => {
      let silence = 0
      for (let next = at + 1; next < byTime.length; next++) {
        const { member: other, row: column } = byTime[next]!
        silence = Math.max(silence, other.instant - byTime[next - 1]!.member.instant)
        const cosine = product(other, member.lexicon.probe) / ONE
        const alike = cosine - (settings.dayPenalty * silence) / DAY
        rows[row]![column] = alike
        rows[column]![row] = alike
      }
    })
  })
  return rows
}

function bestCut(alike: readonly Float64Array[], settings: Settings): Cut | null {
  const size = alike.length
  const smallest = Math.max(2, Math.ceil(settings.splitShare * size))
  let best: Cut | null = null
  for (let seed = 0; seed < Math.min(size, settings.splitSeeds); seed++) {
    // Seeds are spread over the story's life.
    const first = Math.floor((seed * size) / Math.min(size, settings.splitSeeds))
    const half = partition(alike, first, settings)
    const ones = half.reduce((sum, side) => sum + side, 0)
    if (Math.min(ones, size - ones) < smallest) continue
    const cut = { half, ...compareHalves(alike, half) }
    if (cut.within > 0 && (best === null || cut.across / cut.within < best.across / best.within)) best = cut
  }
  return best
}

function partition(alike: readonly Float64Array[], first: number, settings: Settings): number[] {
  const size = alike.length
  let opposite = first === 0 ? 1 : 0
  for (let at = 0; at < size; at++) if (at !== first && alike[first]![at]! < alike[first]![opposite]!) opposite = at
  let half = alike.map((row, at) => (at === first ? 0 : at === opposite ? 1 : row[first]! >= row[opposite]! ? 0 : 1))
  for (let round = 0; round < settings.splitRounds; round++) {
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
