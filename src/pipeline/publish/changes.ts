import { once, type Paper, type ShownStory, type StoryId, type Verdict } from '../../news/index.ts'

/** What readers saw of a story, kept so that the next edition can be compared with it. */
export interface PublishedStory {
  readonly id: StoryId
  readonly headline: string
  readonly standfirst: string
  readonly lead: string
  readonly articles: number
  /** With one digit after the point. */
  readonly heat: number
  readonly topics: readonly string[]
  readonly pinnedTo: number | null
  readonly note: string | null
}

/** By slug. */
export type PublishedStories = ReadonlyMap<string, PublishedStory>

export interface StoryChange {
  readonly change: 'new' | 'changed' | 'gone'
  readonly slug: string
  readonly headline: string
  readonly why: readonly string[]
}

export function publishedStories({ stories }: Paper): PublishedStories {
  const published = new Map<string, PublishedStory>()
  for (const story of stories) published.set(story.slug, publishedStory(story))
  return published
}

const publishedStory = once(
  (story: ShownStory): PublishedStory => ({
    id: story.id,
    headline: story.headline,
    standfirst: story.standfirst,
    lead: story.lead.source.name,
    articles: 1 + story.coverage.length,
    heat: Math.round(story.heat.value * 10) / 10,
    topics: story.topics,
    pinnedTo: story.pinnedTo,
    note: story.note,
  }),
)

export interface Standing {
  readonly before: PublishedStories
  readonly paper: Paper
  /** Whether a story's page will be written; null where no pages are. */
  readonly pageChanges: ((slug: string) => boolean) | null
  /** Every story that there is, shown or not. */
  readonly known: ReadonlySet<StoryId>
  readonly verdicts: ReadonlyMap<StoryId, Verdict>
}

/** Changes: takes what was published and what would be, gives the stories that differ, with the reasons. */
export function storyChanges({ before, paper, pageChanges, known, verdicts }: Standing): StoryChange[] {
  const now = publishedStories(paper)
  const shown = [...now].flatMap(([slug, story]): StoryChange[] => {
    const { headline } = story
    const was = before.get(slug)
    if (was === undefined) return [{ change: 'new', slug, headline, why: whyNew(story, verdicts.get(story.id)) }]
    const why = whyChanged(was, story)
    if (pageChanges ? !pageChanges(slug) : why.length === 0) return []
    return [{ change: 'changed', slug, headline, why: why.length > 0 ? why : ['what stands around it'] }]
  })
  const gone = [...before].flatMap(([slug, { id, headline }]): StoryChange[] =>
    now.has(slug) ? [] : [{ change: 'gone', slug, headline, why: [whyGone(id, known, verdicts)] }],
  )
  return [
    ...shown.filter(({ change }) => change === 'new'),
    ...shown.filter(({ change }) => change === 'changed'),
    ...gone,
  ]
}

const whyNew = ({ articles, heat, lead }: PublishedStory, verdict: Verdict | undefined): string[] => [
  ...(verdict?.state === 'approved' ? ['approved'] : []),
  articles === 1 ? `1 article, ${lead}` : `${articles} articles, led by ${lead}`,
  `heat ${heat}`,
]

function whyChanged(was: PublishedStory, is: PublishedStory): string[] {
  const more = is.articles - was.articles
  return [
    ...(was.headline === is.headline ? [] : [`headline, was “${was.headline}”`]),
    ...(was.standfirst === is.standfirst ? [] : ['standfirst']),
    ...(was.lead === is.lead ? [] : [`led by ${is.lead}, was ${was.lead}`]),
    ...(more === 0
      ? []
      : [`${more > 0 ? `${more} more` : `${-more} fewer`} ${Math.abs(more) === 1 ? 'article' : 'articles'}`]),
    ...(was.note === is.note ? [] : [is.note === null ? 'note taken off' : 'note']),
    ...(was.pinnedTo === is.pinnedTo ? [] : [is.pinnedTo === null ? 'no longer pinned' : `pinned to ${is.pinnedTo}`]),
    ...(was.topics.join('\n') === is.topics.join('\n') ? [] : [`topics ${is.topics.join(', ') || 'none'}`]),
    ...(was.heat === is.heat ? [] : [`heat ${was.heat} to ${is.heat}`]),
  ]
}

function whyGone(id: StoryId, known: ReadonlySet<StoryId>, verdicts: ReadonlyMap<StoryId, Verdict>): string {
  const state = verdicts.get(id)?.state
  if (state === 'killed' || state === 'held') return state
  return known.has(id)
    ? 'no longer shown: threshold, topics or hidden articles'
    : 'merged into another, or without articles'
}
