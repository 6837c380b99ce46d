import type { ArticleId, ShownArticle, ShownStory, StoryId } from '../../news/index.ts'

/** Gives back the value made before when it would be made of the very same things. */
export type Recall<Key, Value> = (key: Key, of: readonly unknown[], make: () => Value) => Value

/**
 * What is remembered from one paper to the next. A paper composed with it is the same as one composed without, but what
 * has not changed is the same object as before, so that all that is worked out from it need not be worked out again.
 */
export interface ComposeMemory {
  /** Null: may not be shown. */
  readonly article: Recall<ArticleId, ShownArticle | null>
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
  const turns: (() => void)[] = []
  const recall = <Key, Value>(): Recall<Key, Value> => {
    let before = new Map<Key, { of: readonly unknown[]; value: Value }>()
    let now: typeof before = new Map()
    turns.push(() => {
      before = now
      now = new Map()
    })
    return (key, of, make) => {
      const known = before.get(key)
      const isSame = known?.of.length === of.length && known.of.every((one, at) => one === of[at])
      const entry = isSame ? known : { of, value: make() }
      now.set(key, entry)
      return entry.value
    }
  }
  return {
    names: new WeakMap(),
    ...{ article: recall(), slug: recall(), story: recall(), relatable: recall(), related: recall() },
    turn: () => {
      for (const turn of turns) turn()
    },
  }
}
