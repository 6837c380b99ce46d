import type { EditionId } from './id.ts'

/** One published state of the paper. */
export interface Edition {
  readonly id: EditionId
  readonly publishedAt: Date
  readonly stories: number
  readonly articles: number
  /** Hash over everything that the edition shows; two editions with one hash are the same paper. */
  readonly hash: string
  readonly written: number
  readonly removed: number
}

/** The publication's identity. */
export interface Masthead {
  readonly name: string
  readonly motto: string
  readonly language: string
  /** IANA zone in which the paper's days begin. */
  readonly timeZone: string
  /** Where readers find the site; ends without a slash. */
  readonly address: string
}

/** The path below which the paper is served, without a slash at its end: empty at the root of its host. */
export const basePathOf = ({ address }: Pick<Masthead, 'address'>): string =>
  new URL(address).pathname.replace(/\/+$/, '')
