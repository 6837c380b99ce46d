import type { ArticleId, StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** Stories younger than this many half-lives are ranked at every round; older ones are cold and only change with news. */
const WARM_HALF_LIVES = 10
const HOUR = 3_600_000

/** Works out quality, lead and heat of every story that has changed or is still warm. */
export async function rankStories(newsroom: Newsroom): Promise<number> {
  const { store } = newsroom
  const asOf = await archive.newestInstant(store.db)
  if (asOf === null) return 0
  const warm = newsroom.settings.scoring.half_life_hours * WARM_HALF_LIVES * HOUR
  const ids = await archive.storiesToRank(store.db, new Date(asOf.getTime() - warm))
  for (let start = 0; start < ids.length; start += 500) await rankSome(newsroom, ids.slice(start, start + 500), asOf)
  return ids.length
}

async function rankSome(newsroom: Newsroom, ids: readonly StoryId[], asOf: Date): Promise<void> {
  const { store } = newsroom
  const stories = await archive.storiesById(store.db, ids)
  const memberRows = await archive.membersOf(store.db, ids)
  const facts = await archive.articlesWithSource(
    store.db,
    memberRows.map((row) => row.articleId),
  )
  const byId = new Map(facts.map((fact) => [fact.row.id, fact]))
  const qualities: { id: ArticleId; quality: archive.ArticleRow['quality'] }[] = []

  const rankings = stories.map((story): archive.Ranking => {
    const members = memberRows.flatMap((member) => {
      const fact = byId.get(member.articleId)
      if (member.storyId !== story.id || !fact) return []
      const quality = newsroom.quality(fact, member.copyOf !== null)
      if (JSON.stringify(quality.terms) !== JSON.stringify(fact.row.quality)) {
        qualities.push({ id: fact.row.id, quality: quality.terms })
      }
      return [{ ...fact, copyOf: member.copyOf, quality: quality.value }]
    })
    const ranked = newsroom.rank(members, story.leadId, asOf)
    return { id: story.id, ...ranked, lastAt: members.at(-1)?.row.publishedAt ?? null }
  })
  await store.transaction(async (tx) => {
    await archive.storeQualities(tx.db, qualities)
    await archive.rankStories(tx.db, rankings)
  })
}
