import {
  type ArticleId,
  type Decision,
  type DecisionId,
  lastTouches,
  NO_VERDICT,
  type Paper,
  type PrintedStory,
  printedStory,
  type ShownArticle,
  type ShownStory,
  type StoryId,
  standing,
  type Verdict,
} from '../news/index.ts'

/** A story as editors see it: whether it is in the paper or not, and what people said of it. */
export interface DeskStory {
  readonly story: ShownStory
  /** What its page on the desk is called: its address part once that is fixed, until then its id. */
  readonly key: string
  /** Its place in the paper, 1 for the first; null when it is not in it. */
  readonly place: number | null
  readonly verdict: Verdict
  /** Oldest first, lead included. */
  readonly members: readonly ShownArticle[]
  readonly sources: number
  readonly copies: number
  /** The last decision about it, one taken back included: what an editor saw who sees this. */
  readonly seen: DecisionId | null
  /** The last decision about it that stands: what can be taken back. */
  readonly last: DecisionId | null
  /** Articles that stand where a person put them, and domains that a person hid: of all stories. */
  readonly moved: ReadonlySet<ArticleId>
  readonly muted: ReadonlySet<string>
  /** Whether the last edition shows it, and as it would be shown now. */
  readonly published: 'as it is' | 'otherwise' | null
}

interface Composed {
  readonly everything: {
    readonly paper: Paper
    /** Address parts that are not fixed yet. */
    readonly slugs: ReadonlyMap<StoryId, string>
    readonly verdicts: ReadonlyMap<StoryId, Verdict>
    readonly replayed: Pick<DeskStory, 'moved' | 'muted'>
  }
  readonly paper: Paper
  readonly decisions: readonly Decision[]
  readonly printed: ReadonlyMap<string, Pick<PrintedStory, 'hash'>>
}

/** Every story in front-page order; what is not in the paper stands where its heat would put it. */
export function deskStories({ everything, paper, decisions, printed }: Composed): DeskStory[] {
  const seen = lastTouches(decisions)
  const last = lastTouches(standing(decisions))
  const printedAs = (story: ShownStory | undefined) => (story ? printedStory(story).hash : null)
  const inPaper = new Map(paper.stories.map((story) => [story.id, story]))
  const places = new Map(paper.stories.map(({ id }, at) => [id, at + 1]))
  const { moved, muted } = everything.replayed
  const all = everything.paper.stories.map((story): DeskStory => {
    const members = [story.lead, ...story.coverage].sort(byAge)
    return {
      story,
      key: everything.slugs.has(story.id) ? story.id : story.slug,
      place: places.get(story.id) ?? null,
      verdict: everything.verdicts.get(story.id) ?? NO_VERDICT,
      members,
      sources: new Set(members.map(({ source }) => source.domain)).size,
      copies: members.filter(({ copyOf }) => copyOf !== null).length,
      seen: seen.get(story.id) ?? null,
      last: last.get(story.id) ?? null,
      ...{ moved, muted },
      published: !printed.has(story.id)
        ? null
        : printed.get(story.id)?.hash === printedAs(inPaper.get(story.id))
          ? 'as it is'
          : 'otherwise',
    }
  })
  const placed = all.filter(({ place }) => place !== null).sort((a, b) => a.place! - b.place!)
  const others = all.filter(({ place }) => place === null).sort((a, b) => heatOf(b) - heatOf(a))
  return interleave(placed, others)
}

function interleave(printed: readonly DeskStory[], others: readonly DeskStory[]): DeskStory[] {
  const order: DeskStory[] = []
  let next = 0
  for (const one of printed) {
    // A pinned story stands where a person put it, so its heat tells nothing of its neighbours.
    while (one.story.pinnedTo === null && next < others.length && heatOf(others[next]!) > heatOf(one)) {
      order.push(others[next++]!)
    }
    order.push(one)
  }
  return [...order, ...others.slice(next)]
}

const heatOf = ({ story }: DeskStory) => story.heat.value
const byAge = (a: ShownArticle, b: ShownArticle) => +a.publishedAt - +b.publishedAt || (a.url < b.url ? -1 : 1)

export const SHOWN = ['all', 'paper', 'held', 'killed', 'out'] as const
export type Shown = (typeof SHOWN)[number]

/** Which part of the planner a story belongs to, besides `all`. */
export function partOf({ place, verdict }: DeskStory): Exclude<Shown, 'all'> {
  if (place !== null) return 'paper'
  return verdict.state === 'held' || verdict.state === 'killed' ? verdict.state : 'out'
}
