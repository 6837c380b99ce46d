import { type ArticleId, type StoryId, sum } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { decidedStories } from './decided.ts'

/** Stories younger than this many half-lives are ranked at every round; older ones are cold and only change with news. */
export const WARM_HALF_LIVES = 10
const HOUR = 3_600_000
/** Stories ranked in one transaction. */
const BATCH = 500

/** Works out quality, lead and heat of stories as decided: of all that changed, and of those that are still warm. */
export async function rankStories(newsroom: Newsroom, which: 'warm' | 'changed' = 'warm'): Promise<number> {
  const { db } = newsroom.store
  const asOf = await archive.newestInstant(db)
  if (asOf === null) return 0
  const warm = newsroom.settings.scoring.half_life_hours * WARM_HALF_LIVES * HOUR
  const ids = await archive.storiesToRank(db, which === 'warm' ? new Date(asOf.getTime() - warm) : null)
  for (let start = 0; start < ids.length; start += BATCH) {
    await newsroom.store.transaction(async (tx) => {
      await archive.holdStories(tx.db)
      await rankSome(newsroom, tx.db, ids.slice(start, start + BATCH), asOf)
    })
  }
  return ids.length
}

async function rankSome(newsroom: Newsroom, db: archive.Db, ids: readonly StoryId[], asOf: Date): Promise<void> {
  const leads = new Map((await archive.storiesById(db, ids)).map(({ id, leadId }) => [id, leadId]))
  const byStory = await membersAsDecided(db, ids)
  const facts = await archive.articlesWithSource(
    db,
    [...byStory.values()].flat().map((row) => row.articleId),
  )
  const signals = await archive.signalsOf(
    db,
    facts.map(({ row }) => row.id),
    asOf,
  )
  const byId = new Map(facts.map((fact) => [fact.row.id, fact]))
  const qualities: { id: ArticleId; quality: archive.ArticleRow['quality'] }[] = []
  const rankings = ids.map((id): archive.Ranking => {
    const members = byStory.get(id)!.flatMap(({ articleId, copyOf }) => {
      const fact = byId.get(articleId)
      if (!fact) return []
      const quality = fact.row.textForgotten ? sum(fact.row.quality) : newsroom.quality(fact, copyOf !== null)
      if (JSON.stringify(quality.terms) !== JSON.stringify(fact.row.quality)) {
        qualities.push({ id: articleId, quality: quality.terms })
      }
      return [{ ...fact, copyOf, quality: quality.value }]
    })
    const ranked = newsroom.rank(members, {
      lead: leads.get(id) ?? null,
      asOf,
      signals: sumOf(members.flatMap(({ row }) => signals.get(row.id) ?? [])),
    })
    return { id, ...ranked, lastAt: members.at(-1)?.row.publishedAt ?? null }
  })
  await archive.storeQualities(db, qualities)
  await archive.rankStories(db, rankings)
}

/** A story has the views of all its articles, and the points of the one with most. */
export function sumOf(signals: readonly archive.SignalSums[]): archive.SignalSums {
  return {
    views: signals.reduce((sum, { views }) => sum + views, 0),
    points: signals.reduce((most, { points }) => Math.max(most, points), 0),
  }
}

type Member = Awaited<ReturnType<typeof archive.membersOf>>[number]

/** The members of these stories, oldest first: where people decided, as they did. */
async function membersAsDecided(db: archive.Db, ids: readonly StoryId[]): Promise<Map<StoryId, Member[]>> {
  const byStory = new Map(ids.map((id) => [id, [] as Member[]]))
  const { touched, stories } = await decidedStories(db)
  const asTheMachineHasThem = ids.filter((id) => !touched.has(id))
  for (const member of await archive.membersOf(db, asTheMachineHasThem)) byStory.get(member.storyId)!.push(member)
  const decided = stories.filter(({ id }) => byStory.has(id))
  const storyOf = new Map(decided.flatMap(({ id, members }) => members.map((article) => [article, id] as const)))
  for (const member of await archive.membersAmong(db, [...storyOf.keys()])) {
    byStory.get(storyOf.get(member.articleId)!)!.push(member)
  }
  return byStory
}
