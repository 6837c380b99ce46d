import type { Masthead, Topic } from '../../news/index.ts'

/** What a letter says beside its stories. */
export interface LetterFacts {
  readonly masthead: Masthead
  readonly topics: readonly Topic[]
  readonly number: number
  /** The instant of the paper's newest news. */
  readonly asOf: Date
  readonly subject: string
  /** Who sends it, as the law of many countries asks; may be empty. */
  readonly postalAddress: string
}
