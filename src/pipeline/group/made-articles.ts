import type { ArticleId, SourceId, StoryId } from '../../news/id.ts'
import { type GroupArticle, type GroupChange, type GroupWindow, openWindow, step } from './index.ts'

/** Articles and runs for the tests of this folder. */
export const HOUR = 3_600_000
export const MONDAY = Date.UTC(2026, 2, 2, 8)

export const articleId = (id: string): ArticleId => id as ArticleId

export const article = (id: string, title: string, more: Partial<GroupArticle> = {}): GroupArticle => ({
  id: articleId(id),
  title,
  text: '',
  publishedAt: new Date(MONDAY),
  sourceId: 'daily' as SourceId,
  language: 'en',
  genre: 'report',
  url: `https://daily.example/${id}`,
  ...more,
})

export const quake = (id: string, more: Partial<GroupArticle> = {}): GroupArticle =>
  article(id, 'Earthquake of magnitude 6.8 strikes Lisbon', {
    text: 'An earthquake of magnitude 6.8 struck Lisbon on Monday, damaging the Alfama quarter, the Portuguese weather institute said.',
    ...more,
  })

export const bank = (id: string, more: Partial<GroupArticle> = {}): GroupArticle =>
  article(id, 'Central bank of Norway cuts its rate to 3.5 per cent', {
    text: 'Norges Bank lowered its policy rate by a quarter point to 3.5 per cent, the first cut since autumn, governor Bache said.',
    ...more,
  })

/** Story ids named after their founder and numbered, so that a test reads like a list. */
export function numberedStories(): { newStoryId: (founder: ArticleId) => StoryId } {
  let founded = 0
  return { newStoryId: (founder) => `${founder}/${founded++}` as StoryId }
}

export interface Run {
  readonly window: GroupWindow
  readonly changes: readonly GroupChange[]
  readonly stories: ReadonlyMap<ArticleId, StoryId>
  /** The members of each story in order of founding, as `a b`. */
  readonly groups: readonly string[]
}

export function run(articles: readonly GroupArticle[], window: GroupWindow = openWindow()): Run {
  const stories = new Map<ArticleId, StoryId>()
  const changes: GroupChange[] = []
  const ids = numberedStories()
  for (const one of articles) {
    for (const change of step(window, one, ids).changes) {
      changes.push(change)
      stories.set(change.article, change.story)
    }
  }
  const members = new Map<StoryId, ArticleId[]>()
  for (const [id, story] of stories) members.set(story, [...(members.get(story) ?? []), id])
  return { window, changes, stories, groups: [...members.values()].map((all) => all.join(' ')) }
}
