import type { ArticleId, SourceId, StoryId } from '../src/news/id.ts'
import { openWindow, step } from '../src/pipeline/group/index.ts'

export interface StreamArticle {
  readonly title: string
  readonly text?: string | null
  readonly publishedAt?: string | null
  readonly source?: string | null
  readonly url?: string | null
}

/** Other settings than a user gets, for measurements. */
export type GroupOptions = Parameters<typeof openWindow>[1]

/** Groups articles as one cold stream in the order given; returns the final story of each. */
export function groupAll(articles: readonly StreamArticle[], options?: GroupOptions): string[] {
  const window = openWindow(undefined, options)
  const stories = new Map<ArticleId, StoryId>()
  let founded = 0
  const needs = { newStoryId: () => `story-${founded++}` as StoryId }
  const ids = articles.map((_, at) => `article-${at}` as ArticleId)
  articles.forEach((article, at) => {
    const { changes } = step(
      window,
      {
        id: ids[at]!,
        title: article.title,
        text: article.text ?? '',
        publishedAt: article.publishedAt ? new Date(article.publishedAt) : null,
        sourceId: (article.source ?? null) as SourceId | null,
        language: 'en',
        genre: 'report',
        url: article.url ?? '',
      },
      needs,
    )
    for (const change of changes) stories.set(change.article, change.story)
  })
  return ids.map((id) => stories.get(id)!)
}
