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

/** Of an article and its copies, the first is looked up for all. */
export const isFirst = (member: Member): boolean => member.copies === null || member.copies[0] === member

/** Of an article and its copies in one story, the first speaks for all. */
export function speaks(member: Member): boolean {
  return member.copies === null || member.copies.find((other) => other.story === member.story) === member
}

/** Its copies that stand in the same story. */
export function copiesBeside(member: Member): Member[] {
  return (member.copies ?? []).filter((other) => other !== member && other.story === member.story)
}
