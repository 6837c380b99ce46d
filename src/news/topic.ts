/** A subject with keywords, in a tree. Everyday's `_data/topics` files hold the same. */
export interface Topic {
  readonly name: string
  readonly shortName: string | null
  readonly parent: string | null
  readonly keywords: readonly string[]
  readonly hashtags: readonly string[]
}

/** A tree that bites its own tail: nobody could find the way down to such a topic. */
export function isAboveItself({ name, parent }: Topic, topics: readonly Topic[]): boolean {
  const parents = new Map(topics.map((topic) => [topic.name, topic.parent]))
  let at = parent
  for (let steps = 0; at !== null && steps < topics.length; steps++) {
    if (at === name) return true
    at = parents.get(at) ?? null
  }
  return false
}
