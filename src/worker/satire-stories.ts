import type { Candidate, ShownStory, Topic } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type EarlierPiece, type PickedArticle, type PickedStory, pick } from '../pipeline/satirize/index.ts'
import * as archive from '../store/index.ts'
import { composeDesk } from './publish-edition.ts'

/** Candidates are looked for among so many of the hottest stories. */
const MOST_STORIES = 150

/** The stories that the desk might write about, the hottest first, and those that it may not, with why. */
export async function satireCandidates(newsroom: Newsroom): Promise<readonly Candidate[]> {
  const { everything, decisions: _ } = await composeDesk(newsroom)
  const hottest = everything.paper.stories.slice(0, MOST_STORIES)
  const rows = await articleRows(newsroom, hottest)
  const stories = hottest.map((story) => pickedStory(story, everything.verdicts.get(story.id)?.state, rows))
  return pick(stories, await earlierOf(newsroom), pickSettings(newsroom))
}

export async function pickedStoryOf(newsroom: Newsroom, id: ShownStory['id']): Promise<PickedStory | null> {
  const { everything } = await composeDesk(newsroom)
  const story = everything.paper.stories.find((one) => one.id === id)
  if (!story) return null
  return pickedStory(story, everything.verdicts.get(id)?.state, await articleRows(newsroom, [story]))
}

export const pickSettings = ({ settings, topics, models, now }: Newsroom) => ({
  topics: withThoseBelow(settings.satire.topics, topics),
  days: settings.satire.days,
  now: now(),
  judged: models.nameOf('judge') !== null,
})

/** Pieces that were written before, but for the one that is written anew. */
export async function earlierOf({ store: { db } }: Newsroom, but?: string): Promise<readonly EarlierPiece[]> {
  return (await archive.earlierPieces(db)).filter(({ id }) => id !== but)
}

async function articleRows({ store: { db } }: Newsroom, stories: readonly ShownStory[]) {
  const ids = stories.flatMap(({ lead, coverage }) => [lead.id, ...coverage.map(({ id }) => id)])
  return new Map((await archive.articlesById(db, ids)).map((row) => [row.id, row]))
}

function pickedStory(
  { id, slug, headline, heat, lastAt, topics, lead, coverage }: ShownStory,
  state: string | undefined,
  rows: Awaited<ReturnType<typeof articleRows>>,
): PickedStory {
  const articles = [lead, ...coverage].flatMap((shown): PickedArticle[] => {
    const row = rows.get(shown.id)
    if (!row) return []
    const { title, excerpt, tragedy, because, url, kind, genre, language, text } = row
    const { name } = shown.source
    return [
      { id: row.id, title, excerpt, tragedy, because, url, source: name, kind, genre, language, text: text ?? '' },
    ]
  })
  const stopped = state === 'killed' || state === 'held' ? state : null
  return { id, slug, headline, heat: heat.value, lastAt, stopped, topics, articles }
}

function withThoseBelow(names: readonly string[], topics: readonly Topic[]): ReadonlySet<string> {
  const all = new Set(names)
  // Topics stand in no order: go on until nothing is added.
  for (let size = -1; size !== all.size; ) {
    size = all.size
    for (const { name, parent } of topics) if (parent !== null && all.has(parent)) all.add(name)
  }
  return all
}
