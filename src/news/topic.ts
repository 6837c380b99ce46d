/** A subject with keywords, in a tree. Everyday's `_data/topics` files hold the same. */
export interface Topic {
  readonly name: string
  readonly shortName: string | null
  readonly parent: string | null
  readonly keywords: readonly string[]
  readonly hashtags: readonly string[]
}
