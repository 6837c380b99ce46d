import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import type { ArticleId } from '../news/index.ts'
import type { SourcedArticle } from './articles.ts'
import type { Db } from './db.ts'
import { articles, sources } from './schema.ts'

/** Articles that rules can be tried on: first seen since an instant and understood, a batch at a time by id. */
export async function understoodSince(
  db: Db,
  since: Date,
  after: ArticleId | null,
  most: number,
): Promise<SourcedArticle[]> {
  return db
    .select({ row: articles, source: sources })
    .from(articles)
    .innerJoin(sources, eq(sources.id, articles.sourceId))
    .where(
      and(
        gte(articles.firstSeenAt, since),
        inArray(articles.stage, ['understood', 'grouped', 'held', 'dropped']),
        after === null ? undefined : gt(articles.id, after),
      ),
    )
    .orderBy(asc(articles.id))
    .limit(most)
}

export interface RuleTally {
  readonly rule: string
  readonly articles: number
  readonly last: Date
}

/** How many articles each rule has caught so far. */
export async function tallyOfRules(db: Db): Promise<RuleTally[]> {
  const { rows } = await db.execute<{ rule: string; articles: string; last: string }>(sql`
    select c->>'rule' as rule, count(*) as articles, max(a.first_seen_at) as last
    from articles a, jsonb_array_elements(a.caught) c
    group by 1 order by 1`)
  return rows.map(({ rule, articles, last }) => ({ rule, articles: Number(articles), last: new Date(last) }))
}

/** Articles that wait for a person. */
export async function countHeld(db: Db): Promise<number> {
  return db.$count(articles, eq(articles.stage, 'held'))
}
