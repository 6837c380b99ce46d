import { bestCut } from './halves.ts'
import { foundStory, type Journal, move } from './journal.ts'
import { comparing, DAY, type Member, meanLink, type OpenStory, speaks, votes } from './member.ts'
import type { Settings } from './settings.ts'
import { ONE, product } from './vector.ts'

/**
 * Splits a story that has become two: when its members fall into halves that are much less alike than the members of
 * each, the more so the cleaner the halves. The bar is relative, so it serves loose and tight stories alike.
 */
export function splitIfTwo(journal: Journal, story: OpenStory): void {
  const { settings } = journal.window
  if (story.members.length < settings.splitFrom || story.members.some((member) => member.placed)) return
  const voters = story.members.filter(votes).slice(-settings.splitVoters)
  if (voters.length < settings.splitFrom) return
  const cut = bestCut(alikeness(voters, settings), settings)
  if (cut === null || cut.slack <= 0) return
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
