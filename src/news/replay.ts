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
 */
export function replay(machine: readonly DecidedStory[], decisions: readonly Decision[]): Replayed {
  const places = openPlaces(machine)
  const leads = new Map(machine.map(({ id, lead }) => [id, lead]))
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
  const stories = places.stories().map(({ id, members }): DecidedStory => {
    const lead = leads.get(id)
    return { id, members, lead: lead && members.includes(lead) ? lead : members[0]! }
  })
  return { stories, verdicts, hidden, muted, placed: places.placed, moved: places.moved }
}

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

/** Which article stands in which story, while decisions are replayed. */
function openPlaces(machine: readonly DecidedStory[]) {
  const storyOf = new Map<ArticleId, StoryId>()
  const order = new Map<ArticleId, number>()
  const members = new Map<StoryId, Set<ArticleId>>()
  const placed = new Map<ArticleId, StoryId>()
  const moved = new Set<ArticleId>()
  const enter = (article: ArticleId, story: StoryId) => {
    const from = storyOf.get(article)
    if (from !== undefined) members.get(from)?.delete(article)
    storyOf.set(article, story)
    const list = members.get(story)
    if (list) list.add(article)
    else members.set(story, new Set([article]))
  }
  for (const { id, members } of machine) {
    for (const article of members) {
      enter(article, id)
      order.set(article, order.size)
    }
  }
  return {
    placed,
    moved,
    put: (articles: readonly ArticleId[], story: StoryId) => {
      for (const article of articles) {
        if (!storyOf.has(article)) continue
        enter(article, story)
        placed.set(article, story)
        moved.add(article)
      }
    },
    /** What the machine has put into `from` since goes the same way, but may still be moved by it. */
    pour: (from: StoryId, story: StoryId) => {
      for (const article of [...(members.get(from) ?? [])]) enter(article, story)
    },
    /** Keeps these articles where they are, if that is the story; says whether any was. */
    bind: (articles: readonly ArticleId[], story: StoryId) => {
      const there = articles.filter((article) => storyOf.get(article) === story)
      for (const article of there) placed.set(article, story)
      return there.length > 0
    },
    stories: () =>
      [...members].flatMap(([id, list]) =>
        list.size === 0 ? [] : [{ id, members: [...list].sort((a, b) => order.get(a)! - order.get(b)!) }],
      ),
  }
}
