import type { Member } from './member.ts'
import type { Settings } from './settings.ts'
import { product } from './vector.ts'

/**
 * The inverted index of one language: open articles by their heaviest terms, of copies the first only. Articles stand in it by slot, a small
 * number that is given out again once they are closed, so that looking up walks through plain numbers.
 */
export interface Postings {
  readonly byTerm: Map<number, Posting>
  readonly slots: Map<Member, number>
  readonly members: (Member | null)[]
  readonly free: number[]
  /** Scratch: what each slot shares with the article that is looked up. Zero when at rest. */
  shared: Float64Array
}

/** Slots and weights in order of arrival. */
interface Posting {
  readonly slots: number[]
  readonly weights: number[]
}

export interface Neighbour {
  readonly member: Member
  readonly dot: number
}

const FIRST_ROOM = 1024

export function openPostings(): Postings {
  return { byTerm: new Map(), slots: new Map(), members: [], free: [], shared: new Float64Array(FIRST_ROOM) }
}

export function post(postings: Postings, member: Member, settings: Settings): void {
  const slot = postings.free.pop() ?? postings.members.length
  postings.members[slot] = member
  postings.slots.set(member, slot)
  if (slot >= postings.shared.length) postings.shared = new Float64Array(2 * postings.shared.length)
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const term = member.terms[at]!
    let posting = postings.byTerm.get(term)
    if (!posting) {
      posting = { slots: [], weights: [] }
      postings.byTerm.set(term, posting)
    }
    let place = posting.slots.length
    while (place > 0 && postings.members[posting.slots[place - 1]!]!.arrival > member.arrival) place--
    posting.slots.splice(place, 0, slot)
    posting.weights.splice(place, 0, member.weights[at]!)
  }
}

export function unpost(postings: Postings, member: Member, settings: Settings): void {
  const slot = postings.slots.get(member)
  if (slot === undefined) return
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const term = member.terms[at]!
    const posting = postings.byTerm.get(term)!
    // What closes came early, so it stands near the front.
    const place = posting.slots.indexOf(slot)
    posting.slots.splice(place, 1)
    posting.weights.splice(place, 1)
    if (posting.slots.length === 0) postings.byTerm.delete(term)
  }
  postings.slots.delete(member)
  postings.members[slot] = null
  postings.free.push(slot)
}

/** The open articles that share most with the loaded one, nearest first, compared in full. */
export function nearest(postings: Postings, member: Member, settings: Settings): Neighbour[] {
  const touched = gather(postings, member, settings)
  return best(postings, touched, settings.candidates)
    .map((other) => ({ member: other, dot: product(other, member.lexicon.probe) }))
    .sort((a, b) => b.dot - a.dot || b.member.arrival - a.member.arrival)
}

function gather(postings: Postings, member: Member, settings: Settings): number[] {
  const { shared, byTerm } = postings
  const touched: number[] = []
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const posting = byTerm.get(member.terms[at]!)
    if (!posting) continue
    const weight = member.weights[at]!
    const { slots, weights } = posting
    const stop = Math.max(0, slots.length - settings.postingsRead)
    for (let place = slots.length - 1; place >= stop; place--) {
      const slot = slots[place]!
      if (shared[slot] === 0) touched.push(slot)
      shared[slot]! += weight * weights[place]!
    }
  }
  return touched
}

/** The members that share most, of equals the newest; clears the scratch. */
function best(postings: Postings, touched: readonly number[], wanted: number): Member[] {
  const chosen: { member: Member; shares: number }[] = []
  for (const slot of touched) {
    const shares = postings.shared[slot]!
    postings.shared[slot] = 0
    const last = chosen.at(-1)
    if (chosen.length === wanted && shares < last!.shares) continue
    const member = postings.members[slot]!
    let place = chosen.length
    while (place > 0 && before(shares, member, chosen[place - 1]!)) place--
    chosen.splice(place, 0, { member, shares })
    if (chosen.length > wanted) chosen.pop()
  }
  return chosen.map(({ member }) => member)
}

function before(shares: number, member: Member, other: { member: Member; shares: number }): boolean {
  return shares > other.shares || (shares === other.shares && member.arrival > other.member.arrival)
}
