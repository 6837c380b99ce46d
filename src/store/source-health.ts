import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { articles, members, polls, sources, stories } from './schema.ts'

/** What a source has been worth lately. */
export interface SourceWorth {
  readonly domain: string
  readonly articles: number
  /** Of these, such as stand in a story that was published. */
  readonly published: number
  /** Half of its articles come at most so many minutes after the first report of their story; null when it was never alone. */
  readonly minutesBehind: number | null
}

/** What each source has brought since an instant. Only stories that several sources tell say who was first. */
export async function worthOfSources(db: Db, since: Date): Promise<ReadonlyMap<string, SourceWorth>> {
  const { rows } = await db.execute<{ domain: string; articles: string; published: string; behind: number | null }>(sql`
    with told as (
      select ${members.storyId} as story, min(${articles.publishedAt}) as first, count(distinct ${articles.sourceId}) as n
      from ${members} join ${articles} on ${articles.id} = ${members.articleId}
      where ${articles.publishedAt} >= ${since.toISOString()}::timestamptz
      group by ${members.storyId}
    )
    select ${sources.domain} as domain, count(*) as articles,
      count(*) filter (where ${stories.slug} is not null) as published,
      percentile_cont(0.5) within group (order by extract(epoch from ${articles.publishedAt} - told.first) / 60)
        filter (where told.n > 1) as behind
    from ${articles}
    join ${sources} on ${sources.id} = ${articles.sourceId}
    left join ${members} on ${members.articleId} = ${articles.id}
    left join ${stories} on ${stories.id} = ${members.storyId}
    left join told on told.story = ${members.storyId}
    where ${articles.publishedAt} >= ${since.toISOString()}::timestamptz
    group by ${sources.domain}`)
  return new Map(
    rows.map(({ domain, behind, ...counts }) => [
      domain,
      {
        ...{ domain, articles: Number(counts.articles), published: Number(counts.published) },
        minutesBehind: behind === null ? null : Number(behind),
      },
    ]),
  )
}

/** New entries that each feed has listed since an instant, and since when it was polled at all. */
export async function entriesOfFeeds(
  db: Db,
  since: Date,
): Promise<ReadonlyMap<string, { readonly entries: number; readonly from: Date }>> {
  const { rows } = await db.execute<{ feed: string; entries: string; since: Date | string }>(sql`
    select ${polls.feedId} as feed, coalesce(sum(${polls.entriesNew}), 0) as entries, min(${polls.at}) as since
    from ${polls}
    where ${polls.at} >= ${since.toISOString()}::timestamptz
    group by ${polls.feedId}`)
  return new Map(rows.map((row) => [row.feed, { entries: Number(row.entries), from: new Date(row.since) }]))
}
