import { and, asc, desc, eq, gte, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { ArticleId, DecidedStory, Evidence, Factor, StoryId } from '../news/index.ts'
import type { SourcedArticle } from './articles.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './db.ts'
import { articles, members, sources, stories } from './schema.ts'

export type StoryRow = typeof stories.$inferSelect

/** What grouping decided about one article. */
export interface Placement {
  readonly articleId: ArticleId
  readonly storyId: StoryId
  readonly because: readonly Evidence[]
  readonly copyOf: ArticleId | null
  readonly instant: Date
  readonly memory: Uint8Array
}

/** Stores new placements; their stories come into being with them. */
export async function placeArticles(db: Db, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return
  await touchStories(
    db,
    placements.map((one) => one.storyId),
  )
  await db.insert(members).values([...placements])
  await db
    .update(articles)
    .set({ stage: 'grouped' })
    .where(
      inArray(
        articles.id,
        placements.map((one) => one.articleId),
      ),
    )
}

/** Moves an article that is placed already. Both stories are to be ranked again. */
export async function moveArticle(
  db: Db,
  move: { article: ArticleId; from: StoryId; story: StoryId; because: readonly Evidence[] },
): Promise<void> {
  await touchStories(db, [move.from, move.story])
  await db
    .update(members)
    .set({ storyId: move.story, because: move.because })
    .where(eq(members.articleId, move.article))
}

/** Makes sure that these stories exist, and marks them for ranking. */
export async function touchStories(db: Db, ids: readonly StoryId[]): Promise<void> {
  const unique = [...new Set(ids)]
  if (unique.length === 0) return
  await db
    .insert(stories)
    .values(unique.map((id) => ({ id })))
    .onConflictDoUpdate({ target: stories.id, set: { stale: true } })
}

/** Members whose article was published at this instant or later: what an open window is made of. */
export async function membersSince(db: Db, since: Date) {
  return db
    .select({ id: members.articleId, story: members.storyId, memory: members.memory })
    .from(members)
    .where(gte(members.instant, since))
}

/** The newest instant that grouping has seen. */
export async function newestMember(db: Db): Promise<Date | null> {
  const [row] = await db.select({ at: members.instant }).from(members).orderBy(desc(members.instant)).limit(1)
  return row?.at ?? null
}

/** How many articles grouping has placed: tells whether a window in memory is still the archive's. */
export async function countMembers(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql`count(*)`.mapWith(Number) }).from(members)
  return row!.n
}

/** Stories whose members changed, and, given an instant, those whose news is young enough for heat to move. */
export async function storiesToRank(db: Db, since: Date | null): Promise<StoryId[]> {
  const rows = await db
    .select({ id: stories.id })
    .from(stories)
    .where(or(eq(stories.stale, true), since === null ? undefined : gte(stories.lastAt, since)))
    .orderBy(asc(stories.id))
  return rows.map((row) => row.id)
}

/** Whether any story waits for ranking: members came or went since. */
export async function anyStale(db: Db): Promise<boolean> {
  return (await db.select({ id: stories.id }).from(stories).where(eq(stories.stale, true)).limit(1)).length > 0
}

export async function storiesById(db: Db, ids: readonly StoryId[]): Promise<StoryRow[]> {
  if (ids.length === 0) return []
  return db
    .select()
    .from(stories)
    .where(inArray(stories.id, [...ids]))
}

/** The machine's members of these stories (of all stories when none are named), oldest first. */
export async function membersOf(db: Db, ids: readonly StoryId[] | 'all') {
  return memberRows(db, ids === 'all' ? undefined : inArray(members.storyId, [...ids]))
}

/** What the machine says of these articles' places, oldest first. */
export async function membersAmong(db: Db, ids: readonly ArticleId[]) {
  return ids.length === 0 ? [] : memberRows(db, inArray(members.articleId, [...ids]))
}

async function memberRows(db: Db, where: SQL | undefined) {
  return db
    .select({
      storyId: members.storyId,
      articleId: members.articleId,
      because: members.because,
      copyOf: members.copyOf,
      publishedAt: articles.publishedAt,
    })
    .from(members)
    .innerJoin(articles, eq(articles.id, members.articleId))
    .where(where)
    .orderBy(asc(articles.publishedAt), sql`${articles.url} collate "C"`)
}

/** The machine's stories that these stories and articles belong to, whole, for decisions to be replayed over. */
export async function machineStories(
  db: Db,
  about: { stories: Iterable<StoryId>; articles: Iterable<ArticleId> },
): Promise<DecidedStory[]> {
  const ids = sql.param([...about.stories])
  const rows = await db
    .select({ id: members.storyId, article: members.articleId, lead: stories.leadId })
    .from(members)
    .innerJoin(stories, eq(stories.id, members.storyId))
    .innerJoin(articles, eq(articles.id, members.articleId))
    .where(
      sql`${members.storyId} = any(${ids}::uuid[]) or ${members.storyId} in
        (select story_id from members where article_id = any(${sql.param([...about.articles])}::uuid[]))`,
    )
    .orderBy(asc(articles.publishedAt), sql`${articles.url} collate "C"`)
  const leads = await db
    .select({ id: stories.id, lead: stories.leadId })
    .from(stories)
    .where(sql`${stories.id} = any(${ids}::uuid[])`)
  const found = new Map(leads.map(({ id, lead }) => [id, { lead, members: [] as ArticleId[] }]))
  for (const { id, article, lead } of rows) {
    const story = found.get(id)
    if (story) story.members.push(article)
    else found.set(id, { lead, members: [article] })
  }
  return [...found].flatMap(([id, { lead, members }]): DecidedStory[] => {
    const leads = lead ?? members[0]
    return leads === undefined ? [] : [{ id, members, lead: leads }]
  })
}

export interface Ranking {
  readonly id: StoryId
  readonly leadId: ArticleId | null
  readonly leadBecause: readonly Evidence[]
  readonly heat: readonly Factor[]
  readonly lastAt: Date | null
}

export async function rankStories(db: Db, rankings: readonly Ranking[]): Promise<void> {
  for (let start = 0; start < rankings.length; start += 500) {
    const batch = rankings.slice(start, start + 500)
    const json = JSON.stringify(batch)
    await db.execute(sql`
      update ${stories} as s
      set lead_id = r."leadId", lead_because = r."leadBecause", heat = r.heat, last_at = r."lastAt", stale = false
      from jsonb_to_recordset(${json}::jsonb)
        as r(id uuid, "leadId" uuid, "leadBecause" jsonb, heat jsonb, "lastAt" timestamptz)
      where s.id = r.id`)
  }
  if (rankings.length > 0) await tellDesks(db)
}

/** Slugs are given once, at the first publication. */
export async function giveSlugs(db: Db, slugs: ReadonlyMap<StoryId, string>): Promise<void> {
  for (const [id, slug] of slugs)
    await db
      .update(stories)
      .set({ slug })
      .where(and(eq(stories.id, id), isNull(stories.slug)))
}

export async function countStories(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql`count(distinct ${members.storyId})`.mapWith(Number) }).from(members)
  return row!.n
}

/** The articles that lead the stories with these slugs. */
export async function leadsOf(db: Db, slugs: readonly string[]): Promise<Map<string, ArticleId>> {
  if (slugs.length === 0) return new Map()
  const rows = await db
    .select({ slug: stories.slug, lead: stories.leadId })
    .from(stories)
    .where(inArray(stories.slug, [...slugs]))
  return new Map(rows.flatMap(({ slug, lead }) => (slug && lead ? [[slug, lead] as const] : [])))
}

/** By slug, by id, or by the beginning of an id. */
export async function findStories(db: Db, words: string): Promise<StoryId[]> {
  const rows = await db
    .select({ id: stories.id })
    .from(stories)
    .where(or(eq(stories.slug, words), sql`${stories.id}::text like ${`${words}%`}`))
    .limit(5)
  return rows.map((row) => row.id)
}

/** The grouped articles published from an instant on, with their sources, oldest first. */
export async function groupedArticles(db: Db, since: Date): Promise<SourcedArticle[]> {
  return db
    .select({ row: articles, source: sources })
    .from(articles)
    .innerJoin(members, eq(members.articleId, articles.id))
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(gte(articles.publishedAt, since))
    .orderBy(asc(articles.publishedAt), sql`${articles.url} collate "C"`)
}

export async function allStories(db: Db): Promise<StoryRow[]> {
  return db.select().from(stories).orderBy(asc(stories.id))
}
