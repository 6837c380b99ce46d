import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** What tells whether a newsroom is well, counted at one instant. */
export interface Vitals {
  /** Feeds by state; those that failed at their last poll are counted apart as `failing`. */
  readonly feeds: Readonly<Record<string, number>>
  readonly failingFeeds: number
  /** All polls that are still on record, by outcome. */
  readonly polls: Readonly<Record<string, number>>
  /** Articles by how far the pipeline has come with them. */
  readonly articles: Readonly<Record<string, number>>
  readonly stories: number
  readonly editions: number
  readonly lastEditionAt: Date | null
  /** When a poll last ended, whatever its outcome. */
  readonly lastPollAt: Date | null
  readonly newestArticleAt: Date | null
  readonly modelCalls: number
  /** US dollars. */
  readonly modelMoney: number
  /** Letters of the newsletter, by state. */
  readonly deliveries: Readonly<Record<string, number>>
}

export async function vitals(db: Db): Promise<Vitals> {
  const counts = async (of: ReturnType<typeof sql>): Promise<Record<string, number>> => {
    const { rows } = await db.execute<{ name: string; n: string }>(of)
    return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]))
  }
  const { rows } = await db.execute<Record<string, string | null>>(sql`
    select (select count(*) from feeds where state = 'active' and failures > 0) as failing,
      (select count(distinct story_id) from members) as stories,
      (select count(*) from editions) as editions,
      (select max(published_at)::text from editions) as edition,
      (select max(at)::text from polls) as poll,
      (select max(published_at)::text from articles) as newest,
      (select count(*) from calls) as calls,
      (select coalesce(sum(money), 0) from calls) as money`)
  const row = rows[0]!
  const at = (name: string) => (row[name] ? new Date(row[name]) : null)
  return {
    feeds: await counts(sql`select state as name, count(*) as n from feeds group by state`),
    failingFeeds: Number(row.failing),
    polls: await counts(
      sql`select outcome as name, count(*) as n from polls where outcome is not null group by outcome`,
    ),
    articles: await counts(sql`select stage as name, count(*) as n from articles group by stage`),
    stories: Number(row.stories),
    editions: Number(row.editions),
    lastEditionAt: at('edition'),
    lastPollAt: at('poll'),
    newestArticleAt: at('newest'),
    modelCalls: Number(row.calls),
    modelMoney: Number(row.money),
    deliveries: await counts(sql`select state as name, count(*) as n from deliveries group by state`),
  }
}
