import type { ArticleId, DecisionId, StoryId } from './id.ts'
import type { Correction } from './paper.ts'

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

/** What can be read wrongly from a page. */
export const REPORTED_FACTS = ['title', 'text', 'date', 'author', 'picture', 'kind'] as const
export type ReportedFact = (typeof REPORTED_FACTS)[number]

export interface TunedSetting {
  readonly setting: string
  readonly from: string | number | boolean | null
  readonly to: string | number | boolean | null
}

/** A deed about a story names the articles of it that no regrouping may take away from it any more. */
interface Binding {
  readonly articles?: readonly ArticleId[]
}

export type Deed =
  | ({ readonly do: 'approve'; readonly story: StoryId } & Binding)
  | ({ readonly do: 'hold'; readonly story: StoryId; readonly until: string | null } & Binding)
  | ({ readonly do: 'kill'; readonly story: StoryId } & Binding)
  | ({ readonly do: 'pin'; readonly story: StoryId; readonly place: number | null } & Binding)
  | { readonly do: 'lead'; readonly story: StoryId; readonly article: ArticleId }
  | ({
      readonly do: 'edit'
      readonly story: StoryId
      readonly headline: string | null
      readonly standfirst: string | null
    } & Binding)
  | ({ readonly do: 'note'; readonly story: StoryId; readonly text: string | null } & Binding)
  /** A dated note of what was wrong stands with the story from now on. */
  | ({ readonly do: 'correct'; readonly story: StoryId; readonly text: string } & Binding)
  /** The story leaves the paper; at its address stands a dated notice instead. */
  | ({ readonly do: 'withdraw'; readonly story: StoryId; readonly text: string } & Binding)
  /** `from` becomes part of `story`; `articles` are those of both at that time. */
  | { readonly do: 'merge'; readonly story: StoryId; readonly from: StoryId; readonly articles: readonly ArticleId[] }
  /** `articles` leave `story` and become the story `into`; `staying` are those that did not. */
  | {
      readonly do: 'split'
      readonly story: StoryId
      readonly into: StoryId
      readonly articles: readonly ArticleId[]
      readonly staying?: readonly ArticleId[]
    }
  /** `from` is null for an article that stood in no story yet: it goes to `story` as soon as it is grouped. */
  | { readonly do: 'move'; readonly article: ArticleId; readonly from: StoryId | null; readonly story: StoryId }
  /** The picture of one of its articles stands with the story; null: none does. */
  | ({ readonly do: 'picture'; readonly story: StoryId; readonly article: ArticleId | null } & Binding)
  /** `story` is the one that it was hidden from. */
  | { readonly do: 'hide'; readonly article: ArticleId; readonly story?: StoryId }
  /** No article of this source is shown, while the stories that it has a part in stay. */
  | { readonly do: 'mute'; readonly source: string }
  /** Files of a content tree that was imported: they are not written any more, and the articles that they are not shown. */
  | { readonly do: 'delete'; readonly paths: readonly string[]; readonly articles: readonly ArticleId[] }
  /** What was read from an article's page is wrong: a case for whoever mends the reading. */
  | {
      readonly do: 'report'
      readonly article: ArticleId
      readonly facts: readonly ReportedFact[]
      readonly text: string | null
    }
  /** Settings of the newsroom that were changed, by their names in newsroom.yaml. What it says holds, not this. */
  | { readonly do: 'tune'; readonly changes: readonly TunedSetting[] }
  /** Work that was given up is tried again: how much, and the first of it in words. */
  | { readonly do: 'retry'; readonly count: number; readonly what: readonly string[] }
  | { readonly do: 'undo'; readonly decision: DecisionId }

/** A story as the machine sees it or as decisions leave it. */
export interface DecidedStory {
  readonly id: StoryId
  readonly members: readonly ArticleId[]
  /** The machine's choice may be an article that only a decision brought into the story. */
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
  readonly corrections: readonly Correction[]
  readonly withdrawn: Correction | null
  /** The article whose picture a person chose, or that there shall be none; null when nobody chose. */
  readonly picture: { readonly article: ArticleId | null } | null
}

export const NO_VERDICT: Verdict = {
  state: 'new',
  heldUntil: null,
  pinnedTo: null,
  headline: null,
  standfirst: null,
  note: null,
  corrections: [],
  withdrawn: null,
  picture: null,
}

export interface Replayed {
  readonly stories: readonly DecidedStory[]
  readonly verdicts: ReadonlyMap<StoryId, Verdict>
  readonly hidden: ReadonlySet<ArticleId>
  /** Domains of the sources that are not shown. */
  readonly muted: ReadonlySet<string>
  /** Articles whose story a person chose or decided upon: no later regrouping may move them. */
  readonly placed: ReadonlyMap<ArticleId, StoryId>
  /** Articles that stand where a person put them, by merge, split or move. */
  readonly moved: ReadonlySet<ArticleId>
}

/** The decisions that still hold: those that no later undo takes back (an undone undo counts for nothing). */
export function standing(decisions: readonly Decision[]): readonly Decision[] {
  const undone = new Set<DecisionId>()
  for (const decision of [...decisions].reverse()) {
    if (decision.deed.do === 'undo' && !undone.has(decision.id)) undone.add(decision.deed.decision)
  }
  return decisions.filter((decision) => decision.deed.do !== 'undo' && !undone.has(decision.id))
}

/** Every story and article that these decisions speak of: all that they can change. */
export function named(decisions: readonly Decision[]): { stories: Set<StoryId>; articles: Set<ArticleId> } {
  const stories = new Set<StoryId>()
  const articles = new Set<ArticleId>()
  for (const { deed } of decisions) {
    if ('story' in deed && deed.story !== undefined) stories.add(deed.story)
    if ('from' in deed && deed.from !== null) stories.add(deed.from)
    if ('into' in deed) stories.add(deed.into)
    if ('article' in deed && deed.article !== null) articles.add(deed.article)
    if ('articles' in deed) for (const article of deed.articles ?? []) articles.add(article)
    if ('staying' in deed) for (const article of deed.staying ?? []) articles.add(article)
  }
  return { stories, articles }
}

/** The last decision about each story, an undo being about what its decision was about: who saw another saw an older state. */
export function lastTouches(decisions: readonly Decision[]): ReadonlyMap<StoryId, DecisionId> {
  const last = new Map<StoryId, DecisionId>()
  for (const { decision, stories } of touches(decisions)) for (const story of stories) last.set(story, decision.id)
  return last
}

/** The decisions about a story, oldest first. */
export function touching(decisions: readonly Decision[], story: StoryId): readonly Decision[] {
  return touches(decisions).flatMap(({ decision, stories }) => (stories.has(story) ? [decision] : []))
}

function touches(decisions: readonly Decision[]) {
  const about = new Map<DecisionId, Set<StoryId>>()
  return decisions.map((decision) => {
    const { deed } = decision
    const stories = deed.do === 'undo' ? (about.get(deed.decision) ?? new Set()) : named([decision]).stories
    about.set(decision.id, stories)
    return { decision, stories }
  })
}
