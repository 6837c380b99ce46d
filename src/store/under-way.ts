import { eq, isNull, sql } from 'drizzle-orm'
import type { ArticleId, FeedId, RoundId } from '../news/index.ts'
import type { Db } from './db.ts'
import { articles, feeds, polls } from './schema.ts'

/** What feeds and articles are called, by id: for whoever reads of a job that was about them. */
export async function subjectsOf(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const these = sql.param([...ids])
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    select id, coalesce(nullif(title, ''), url) as name from ${articles} where id = any (${these}::uuid[])
    union all select id, url from ${feeds} where id = any (${these}::uuid[])`)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Noted while what is under way has no jobs, since it came here without them. */
export const UNASKED = 'under-way-unasked'

/** What waits for a stage: polls that were planned and not made, articles that were listed or extracted and went no further. */
export async function underWay(db: Db): Promise<{
  readonly polls: readonly { readonly round: RoundId; readonly feed: FeedId; readonly url: string }[]
  readonly listed: readonly { readonly id: ArticleId; readonly url: string }[]
  readonly extracted: readonly { readonly id: ArticleId; readonly url: string }[]
}> {
  const waiting = await db
    .select({ round: polls.roundId, feed: polls.feedId, url: feeds.url })
    .from(polls)
    .innerJoin(feeds, eq(feeds.id, polls.feedId))
    .where(isNull(polls.outcome))
  const some = await db
    .select({ id: articles.id, url: articles.url, stage: articles.stage })
    .from(articles)
    .where(sql`${articles.stage} in ('listed', 'extracted')`)
  const at = (stage: string) => some.filter((one) => one.stage === stage).map(({ id, url }) => ({ id, url }))
  return { polls: waiting, listed: at('listed'), extracted: at('extracted') }
}
