import { type ArticleId, type Decision, named, type Replayed, replay, type StoryId } from '../news/index.ts'
import * as archive from '../store/index.ts'

export interface Decided extends Replayed {
  /** Every story that a decision may have changed: of these `stories` holds those that there are, of others none. */
  readonly touched: ReadonlySet<StoryId>
}

interface Options {
  readonly decisions?: readonly Decision[]
  /** Stories that are wanted as well, and those that these articles are in. */
  readonly also?: { readonly stories: readonly StoryId[]; readonly articles: readonly ArticleId[] }
}

/** The stories that people have decided upon, as they stand. All others are as the machine has them. */
export async function decidedStories(db: archive.Db, { decisions, also }: Options = {}): Promise<Decided> {
  const all = decisions ?? (await archive.allDecisions(db))
  const { stories, articles } = named(all)
  for (const story of also?.stories ?? []) stories.add(story)
  for (const article of also?.articles ?? []) articles.add(article)
  const machine = stories.size + articles.size === 0 ? [] : await archive.machineStories(db, { stories, articles })
  return { ...replay(machine, all), touched: new Set([...stories, ...machine.map(({ id }) => id)]) }
}
