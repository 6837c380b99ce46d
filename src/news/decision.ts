import type { ArticleId, DecisionId, StoryId } from './id.ts'

/**
 * What an editor did, who, when and why. Decisions are only ever added. Replayed in order over what the machine made
 * of the same articles, they always win: an undo is a further decision that names the one it takes back.
 */
export interface Decision {
  readonly id: DecisionId
  readonly at: Date
  readonly by: string
  readonly why: string | null
  readonly deed: Deed
}

export type Deed =
  | { readonly do: 'approve'; readonly story: StoryId }
  | { readonly do: 'hold'; readonly story: StoryId; readonly until: string | null }
  | { readonly do: 'kill'; readonly story: StoryId }
  | { readonly do: 'pin'; readonly story: StoryId; readonly place: number | null }
  | { readonly do: 'lead'; readonly story: StoryId; readonly article: ArticleId }
  | {
      readonly do: 'edit'
      readonly story: StoryId
      readonly headline: string | null
      readonly standfirst: string | null
    }
  | { readonly do: 'note'; readonly story: StoryId; readonly text: string | null }
  | { readonly do: 'correct'; readonly story: StoryId; readonly text: string }
  /** `from` becomes part of `story`. */
  | { readonly do: 'merge'; readonly story: StoryId; readonly from: StoryId; readonly articles: readonly ArticleId[] }
  /** `articles` leave `story` and become the story `into`. */
  | { readonly do: 'split'; readonly story: StoryId; readonly into: StoryId; readonly articles: readonly ArticleId[] }
  | { readonly do: 'move'; readonly article: ArticleId; readonly from: StoryId; readonly story: StoryId }
  | { readonly do: 'hide'; readonly article: ArticleId }
  | { readonly do: 'undo'; readonly decision: DecisionId }

/** A story as the machine sees it or as decisions leave it. */
export interface DecidedStory {
  readonly id: StoryId
  readonly members: readonly ArticleId[]
  readonly lead: ArticleId
}

/** What people have said of one story, after replay. */
export interface Verdict {
  readonly state: 'new' | 'approved' | 'held' | 'killed'
  readonly heldUntil: Date | null
  readonly pinnedTo: number | null
  readonly headline: string | null
  readonly standfirst: string | null
  readonly note: string | null
  readonly corrections: readonly { readonly at: Date; readonly text: string }[]
}

const NO_VERDICT: Verdict = {
  state: 'new',
  heldUntil: null,
  pinnedTo: null,
  headline: null,
  standfirst: null,
  note: null,
  corrections: [],
}

export interface Replayed {
  readonly stories: readonly DecidedStory[]
  readonly verdicts: ReadonlyMap<StoryId, Verdict>
  readonly hidden: ReadonlySet<ArticleId>
  /** Articles that a person placed: no later regrouping may move them. */
  readonly placed: ReadonlyMap<ArticleId, StoryId>
}

/** The decisions that still hold: those that no later undo takes back (an undone undo counts for nothing). */
export function standing(decisions: readonly Decision[]): readonly Decision[] {
  const undone = new Set<DecisionId>()
  for (const decision of [...decisions].reverse()) {
    if (decision.deed.do === 'undo' && !undone.has(decision.id)) undone.add(decision.deed.decision)
  }
  return decisions.filter((decision) => decision.deed.do !== 'undo' && !undone.has(decision.id))
}

/**
 * Applies decisions, oldest first, to the machine's stories. A deed whose article or story does not exist (any more)
 * changes nothing. Stories left without members disappear; a lead that left its story is replaced by its first member.
 */
export function replay(machine: readonly DecidedStory[], decisions: readonly Decision[]): Replayed {
  const storyOf = new Map<ArticleId, StoryId>()
  const order = new Map<ArticleId, number>()
  const leads = new Map<StoryId, ArticleId>()
  const known = new Set<StoryId>()
  for (const story of machine) {
    known.add(story.id)
    leads.set(story.id, story.lead)
    for (const article of story.members) {
      storyOf.set(article, story.id)
      order.set(article, order.size)
    }
  }
  const verdicts = new Map<StoryId, Verdict>()
  const hidden = new Set<ArticleId>()
  const placed = new Map<ArticleId, StoryId>()
  const say = (story: StoryId, change: Partial<Verdict>) =>
    verdicts.set(story, { ...(verdicts.get(story) ?? NO_VERDICT), ...change })
  const place = (articles: readonly ArticleId[], story: StoryId) => {
    for (const article of articles) {
      if (!storyOf.has(article)) continue
      storyOf.set(article, story)
      placed.set(article, story)
      known.add(story)
    }
  }

  for (const { deed, at } of standing(decisions)) {
    switch (deed.do) {
      case 'approve':
        say(deed.story, { state: 'approved', heldUntil: null })
        break
      case 'hold':
        say(deed.story, { state: 'held', heldUntil: deed.until === null ? null : new Date(deed.until) })
        break
      case 'kill':
        say(deed.story, { state: 'killed' })
        break
      case 'pin':
        say(deed.story, { pinnedTo: deed.place })
        break
      case 'lead':
        if (storyOf.get(deed.article) === deed.story) leads.set(deed.story, deed.article)
        break
      case 'edit':
        say(deed.story, { headline: deed.headline, standfirst: deed.standfirst })
        break
      case 'note':
        say(deed.story, { note: deed.text })
        break
      case 'correct':
        say(deed.story, {
          corrections: [...(verdicts.get(deed.story)?.corrections ?? []), { at, text: deed.text }],
        })
        break
      case 'merge': {
        // The articles named when it was decided, and whatever the machine has put with them since.
        const since = [...storyOf].filter(([, story]) => story === deed.from).map(([article]) => article)
        const staying = known.has(deed.story) ? [...storyOf].filter(([, s]) => s === deed.story).map(([a]) => a) : []
        place([...deed.articles, ...since, ...staying], deed.story)
        break
      }
      case 'split': {
        place(deed.articles, deed.into)
        const staying = [...storyOf].filter(([, story]) => story === deed.story).map(([article]) => article)
        place(staying, deed.story)
        break
      }
      case 'move':
        place([deed.article], deed.story)
        break
      case 'hide':
        hidden.add(deed.article)
        break
      case 'undo':
        break
    }
  }

  const members = new Map<StoryId, ArticleId[]>()
  for (const [article, story] of [...storyOf].sort((a, b) => order.get(a[0])! - order.get(b[0])!)) {
    const list = members.get(story)
    if (list) list.push(article)
    else members.set(story, [article])
  }
  const stories = [...members].map(([id, list]): DecidedStory => {
    const lead = leads.get(id)
    return { id, members: list, lead: lead && list.includes(lead) ? lead : list[0]! }
  })
  return { stories, verdicts, hidden, placed }
}
