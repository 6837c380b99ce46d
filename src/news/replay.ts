import {
  type DecidedStory,
  type Decision,
  type Deed,
  NO_VERDICT,
  type Replayed,
  standing,
  type Verdict,
} from './decision.ts'
import type { ArticleId, StoryId } from './id.ts'

/**
 * Applies decisions, oldest first, to the machine's stories. A deed whose article or story does not exist (any more)
 * changes nothing. Stories left without members disappear; a lead that left its story is replaced by its first member.
 * A story that nothing was decided about is given back as it came.
 */
export function replay(machine: readonly DecidedStory[], decisions: readonly Decision[]): Replayed {
  const places = openPlaces(machine)
  const leads = new Map<StoryId, ArticleId>()
  const verdicts = new Map<StoryId, Verdict>()
  const hidden = new Set<ArticleId>()
  const muted = new Set<string>()
  for (const { deed, at } of standing(decisions)) {
    if (deed.do === 'lead') {
      if (places.bind([deed.article], deed.story)) leads.set(deed.story, deed.article)
    } else if (deed.do === 'merge') {
      places.put(deed.articles, deed.story)
      places.pour(deed.from, deed.story)
    } else if (deed.do === 'split') {
      places.put(deed.articles, deed.into)
      places.put(deed.staying ?? [], deed.story)
    } else if (deed.do === 'move') {
      places.put([deed.article], deed.story)
    } else if (deed.do === 'hide') {
      hidden.add(deed.article)
    } else if (deed.do === 'delete') {
      for (const article of deed.articles) hidden.add(article)
    } else if (deed.do === 'mute') {
      muted.add(deed.source)
    } else if (deed.do !== 'undo' && deed.do !== 'tune' && deed.do !== 'retry' && deed.do !== 'report') {
      places.bind(deed.articles ?? [], deed.story)
      const before = verdicts.get(deed.story) ?? NO_VERDICT
      verdicts.set(deed.story, { ...before, ...said(deed, at, before) })
    }
  }
  const stories = places.stories().map((story): DecidedStory => {
    const { id, members } = story
    const wanted = leads.get(id) ?? places.leadOf(id)
    const lead = wanted && members.includes(wanted) ? wanted : members[0]!
    return isLedBy(story, lead) ? story : { id, members, lead }
  })
  return { stories, verdicts, hidden, muted, placed: places.placed, moved: places.moved }
}

const isLedBy = (story: Placed, lead: ArticleId): story is DecidedStory => 'lead' in story && story.lead === lead

type Placed = DecidedStory | Pick<DecidedStory, 'id' | 'members'>

type Saying = Exclude<
  Deed,
  { do: 'lead' | 'merge' | 'split' | 'move' | 'hide' | 'delete' | 'mute' | 'report' | 'tune' | 'retry' | 'undo' }
>

function said(deed: Saying, at: Date, before: Verdict): Partial<Verdict> {
  switch (deed.do) {
    case 'approve':
      return { state: 'approved', heldUntil: null }
    case 'hold':
      return { state: 'held', heldUntil: deed.until === null ? null : new Date(deed.until) }
    case 'kill':
      return { state: 'killed' }
    case 'pin':
      return { pinnedTo: deed.place }
    case 'edit':
      return { headline: deed.headline, standfirst: deed.standfirst }
    case 'note':
      return { note: deed.text }
    case 'picture':
      return { picture: { article: deed.article } }
    case 'correct':
      return { corrections: [...before.corrections, { at, text: deed.text }] }
    case 'withdraw':
      return { withdrawn: { at, text: deed.text } }
  }
}

/** Which article stands in which story, while decisions are replayed: what they change, over what the machine has. */
function openPlaces(machine: readonly DecidedStory[]) {
  const made = new Map<StoryId, DecidedStory>()
  for (const story of machine) if (story.members.length > 0) made.set(story.id, story)
  const changed = new Map<StoryId, Set<ArticleId>>()
  const placed = new Map<ArticleId, StoryId>()
  const moved = new Set<ArticleId>()
  let index: Index | null = null
  const touch = (story: StoryId): Set<ArticleId> => {
    const members = changed.get(story) ?? new Set(made.get(story)?.members)
    changed.set(story, members)
    return members
  }
  const enter = (article: ArticleId, from: StoryId, story: StoryId) => {
    touch(from).delete(article)
    touch(story).add(article)
    index?.storyOf.set(article, story)
  }
  // Most papers have decisions that move nothing: only for the others everything is looked through.
  const lookUp = (): Index => {
    index ??= indexOf(machine, changed)
    return index
  }
  return {
    placed,
    moved,
    leadOf: (story: StoryId) => made.get(story)?.lead,
    put: (articles: readonly ArticleId[], story: StoryId) => {
      for (const article of articles) {
        const from = lookUp().storyOf.get(article)
        if (from === undefined) continue
        enter(article, from, story)
        placed.set(article, story)
        moved.add(article)
      }
    },
    /** What the machine has put into `from` since goes the same way, but may still be moved by it. */
    pour: (from: StoryId, story: StoryId) => {
      for (const article of [...(changed.get(from) ?? made.get(from)?.members ?? [])]) enter(article, from, story)
    },
    /** Keeps these articles where they are, if that is the story; says whether any was. */
    bind: (articles: readonly ArticleId[], story: StoryId) => {
      const members = changed.get(story) ?? new Set(made.get(story)?.members)
      const there = articles.filter((article) => members.has(article))
      for (const article of there) placed.set(article, story)
      return there.length > 0
    },
    /** The machine's own as they came, then those that only decisions made. */
    stories: (): Placed[] => {
      const now = (id: StoryId): Placed[] => {
        const members = [...(changed.get(id) ?? [])]
        if (members.length === 0) return []
        const { order } = lookUp()
        return [{ id, members: members.sort((a, b) => order.get(a)! - order.get(b)!) }]
      }
      if (changed.size === 0) return [...made.values()]
      const known = [...made.values()].flatMap((story): Placed[] => (changed.has(story.id) ? now(story.id) : [story]))
      return [...known, ...[...changed.keys()].filter((id) => !made.has(id)).flatMap(now)]
    },
  }
}

interface Index {
  readonly storyOf: Map<ArticleId, StoryId>
  /** In which the machine has the articles. */
  readonly order: ReadonlyMap<ArticleId, number>
}

function indexOf(machine: readonly DecidedStory[], changed: ReadonlyMap<StoryId, ReadonlySet<ArticleId>>): Index {
  const storyOf = new Map<ArticleId, StoryId>()
  const order = new Map<ArticleId, number>()
  for (const { id, members } of machine) {
    for (const article of members) {
      storyOf.set(article, id)
      order.set(article, order.size)
    }
  }
  for (const [id, members] of changed) for (const article of members) storyOf.set(article, id)
  return { storyOf, order }
}
