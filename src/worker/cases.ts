import { named, standing } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidedStories } from './decided.ts'

/** One article of the stories yardstick, and the event that it tells of. */
export interface Case {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly publishedAt: string
  readonly source: string
  readonly url: string
  readonly event: string
}

/**
 * The stories that people decided upon, as they left them, in the form of the stories yardstick: those that they put
 * right by merge, split and move, and those that they saw and let stand. Oldest article first, as it would come in.
 */
export async function decidedCases({ store: { db } }: Pick<Newsroom, 'store'>): Promise<Case[]> {
  const { stories, hidden } = await decidedStories(db)
  const about = named(standing(await archive.allDecisions(db)))
  const seen = stories.filter(
    ({ id, members }) => about.stories.has(id) || members.some((article) => about.articles.has(article)),
  )
  const events = new Map(seen.flatMap(({ id, members }) => members.map((article) => [article, id] as const)))
  const found = await archive.articlesWithSource(
    db,
    [...events.keys()].filter((article) => !hidden.has(article)),
  )
  return found
    .sort((a, b) => +a.row.publishedAt - +b.row.publishedAt || (a.row.url < b.row.url ? -1 : 1))
    .map(({ row, source }) => ({
      id: row.id,
      title: row.title,
      text: row.text ?? row.excerpt,
      publishedAt: row.publishedAt.toISOString(),
      source: source.name,
      url: row.url,
      event: events.get(row.id)!,
    }))
}
