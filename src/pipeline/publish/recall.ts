import type { ShownArticle, ShownStory, StoryId } from '../../news/index.ts'

/** Gives back the value made before when it would be made of the very same things. */
export type Recall<Key, Value> = (key: Key, of: readonly unknown[], make: () => Value) => Value

/**
 * What is remembered from one paper to the next. A paper composed with it is the same as one composed without, but what
 * has not changed is the same object as before, so that all that is worked out from it need not be worked out again.
 */
export interface ComposeMemory {
  /** Of an article as the archive holds it the one that is shown. */
  readonly article: WeakMap<object, { readonly of: readonly unknown[]; readonly value: ShownArticle }>
  /** Those members of a story that may be shown, oldest first. */
  readonly members: Recall<StoryId, readonly ShownArticle[]>
  /** The names in an article, which are not part of what is shown of it. */
  readonly names: WeakMap<ShownArticle, readonly string[]>
  /** The address part that a story's headline asks for. */
  readonly slug: Recall<StoryId, string>
  readonly story: Recall<StoryId, ShownStory>
  readonly relatable: Recall<StoryId, ShownStory & { readonly names: readonly string[] }>
  readonly related: Recall<StoryId, ShownStory>
  /** Forgets what the paper composed last did not ask for. */
  turn(): void
}

export function openComposeMemory(): ComposeMemory {
  const forget: (() => void)[] = []
  let turns = 0
  const recall = <Key, Value>(): Recall<Key, Value> => {
    const entries = new Map<Key, { of: readonly unknown[]; value: Value; asked: number }>()
    let asked = 0
    forget.push(() => {
      if (entries.size > asked) for (const [key, entry] of entries) if (entry.asked !== turns) entries.delete(key)
      asked = 0
    })
    return (key, of, make) => {
      let entry = entries.get(key)
      if (entry === undefined || !isSame(entry.of, of)) {
        entry = { of, value: make(), asked: entry?.asked ?? -1 }
        entries.set(key, entry)
      }
      if (entry.asked !== turns) asked++
      entry.asked = turns
      return entry.value
    }
  }
  return {
    ...{ article: new WeakMap(), names: new WeakMap() },
    ...{ members: recall(), slug: recall(), story: recall(), relatable: recall(), related: recall() },
    turn: () => {
      for (const one of forget) one()
      turns++
    },
  }
}

export function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
