import type { Member } from './member.ts'
import type { Neighbour } from './postings.ts'
import type { Settings } from './settings.ts'
import { type Sketch, shareInCommon } from './sketch.ts'
import { ONE } from './vector.ts'

/** The nearest open article whose text this one repeats. */
export function originalOf(
  sketch: Sketch,
  near: readonly Neighbour[],
  settings: Settings,
): { member: Member; share: number } | null {
  for (const { member, dot } of near) {
    if (dot < settings.copyCosine * ONE) return null
    const share = shareInCommon(sketch, member.sketch)
    if (share >= settings.copyShare) return { member, share }
  }
  return null
}

/** Its copies that stand in the same story. */
export function copiesBeside(member: Member): Member[] {
  return (member.copies ?? []).filter((other) => other !== member && other.story === member.story)
}
