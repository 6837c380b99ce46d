import { speaks } from './copies.ts'
import type { Member } from './member.ts'
import type { Settings } from './settings.ts'
import { product } from './vector.ts'

/** The inverted index of one language: open articles by their heaviest terms, in order of arrival. */
export type Postings = Map<number, Posting>

interface Posting {
  readonly members: Member[]
  readonly weights: number[]
}

export interface Neighbour {
  readonly member: Member
  readonly dot: number
}

export function post(postings: Postings, member: Member, settings: Settings): void {
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const term = member.terms[at]!
    let posting = postings.get(term)
    if (!posting) {
      posting = { members: [], weights: [] }
      postings.set(term, posting)
    }
    posting.members.push(member)
    posting.weights.push(member.weights[at]!)
  }
}

export function unpost(postings: Postings, member: Member, settings: Settings): void {
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const term = member.terms[at]!
    const posting = postings.get(term)
    if (!posting) continue
    const place = placeOf(posting.members, member)
    posting.members.splice(place, 1)
    posting.weights.splice(place, 1)
    if (posting.members.length === 0) postings.delete(term)
  }
}

function placeOf(members: readonly Member[], member: Member): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (members[middle]!.arrival < member.arrival) low = middle + 1
    else high = middle
  }
  return low
}

/** The open articles that share most with the loaded one, nearest first, compared in full. */
export function nearest(postings: Postings, member: Member, settings: Settings): Neighbour[] {
  const touched: Member[] = []
  const count = Math.min(settings.postings, member.terms.length)
  for (let at = 0; at < count; at++) {
    const posting = postings.get(member.terms[at]!)
    if (!posting) continue
    const weight = member.weights[at]!
    const { members, weights } = posting
    const stop = Math.max(0, members.length - settings.postingsRead)
    for (let place = members.length - 1; place >= stop; place--) {
      const other = members[place]!
      if (!speaks(other)) continue
      if (other.shared === 0) touched.push(other)
      other.shared += weight * weights[place]!
    }
  }
  const best = touched.sort((a, b) => b.shared - a.shared || b.arrival - a.arrival).slice(0, settings.candidates)
  for (const other of touched) other.shared = 0
  return best
    .map((other) => ({ member: other, dot: product(other, member.lexicon.probe) }))
    .sort((a, b) => b.dot - a.dot || b.member.arrival - a.member.arrival)
}
