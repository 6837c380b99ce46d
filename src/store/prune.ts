import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'

/** What there is to forget, each with its rows before an instant. */
export const PRUNED = ['polls', 'listings', 'texts', 'editions', 'alerts'] as const
export type Pruned = (typeof PRUNED)[number]

/** What decisions speak of: never touched. */
export interface Untouchable {
  readonly stories: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
}

/** Rows in one statement: others wait for none of them for long. */
const ROWS = 2000

const uuids = (ids: ReadonlySet<string>): SQL => sql`${sql.param([...ids])}::uuid[]`

/** Which rows are too old, as a select of their table's key. */
function tooOld(what: Pruned, before: Date, { stories, articles }: Untouchable): { table: SQL; key: SQL; rows: SQL } {
  const at = sql`${before.toISOString()}::timestamptz`
  switch (what) {
    case 'polls':
      return {
        ...{ table: sql`polls`, key: sql`ctid` },
        // The last of each feed tells how the feed is.
        rows: sql`
          select p.ctid from polls p join rounds r on r.id = p.round_id
          where p.at < ${at} and r.closed_at is not null and p.outcome is not null
            and exists (select from polls q where q.feed_id = p.feed_id and q.at > p.at and q.outcome is not null)`,
      }
    case 'listings':
      return {
        ...{ table: sql`entries`, key: sql`id` },
        rows: sql`
          select e.id from entries e left join articles a on a.id = e.article_id
          where e.first_seen_at < ${at} and coalesce(a.stage, 'grouped') not in ('listed', 'extracted')
            and (e.entry->>'summary' is not null or e.entry->>'content' is not null)`,
      }
    case 'texts':
      return {
        ...{ table: sql`articles`, key: sql`id` },
        rows: sql`
          select a.id from articles a
          left join members m on m.article_id = a.id
          left join stories s on s.id = m.story_id
          where a.text is not null and a.carried is null and a.first_seen_at < ${at}
            and (a.stage = 'dropped' or a.stage = 'grouped' and s.slug is null and not s.stale and s.last_at < ${at})
            and a.id <> all (${uuids(articles)}) and (s.id is null or s.id <> all (${uuids(stories)}))
            and not exists (select from pieces where pieces.story_id = s.id)`,
      }
    case 'editions':
      return {
        ...{ table: sql`editions`, key: sql`id` },
        rows: sql`
          select id from editions where published_at < ${at}
            and id <> (select id from editions order by published_at desc, id desc limit 1)`,
      }
    case 'alerts':
      return { ...{ table: sql`alerts`, key: sql`id` }, rows: sql`select id from alerts where ended_at < ${at}` }
  }
}

/** What is left of a row that stays; null: it goes. */
const LEFT: Readonly<Record<Pruned, SQL | null>> = {
  polls: null,
  // Its key, address, title and instant stay, so that it is known when the feed lists it again.
  listings: sql`entry = entry || '{"summary": null, "content": null}'`,
  texts: sql`text = null, text_forgotten = true`,
  editions: null,
  alerts: null,
}

export async function countTooOld(db: Db, what: Pruned, before: Date, untouchable: Untouchable): Promise<number> {
  const { rows } = await db.execute<{ n: string }>(
    sql`select count(*) as n from (${tooOld(what, before, untouchable).rows}) as old`,
  )
  return Number(rows[0]!.n)
}

/** Forgets what is too old, some rows at a time; says how many. */
export async function forget(db: Db, what: Pruned, before: Date, untouchable: Untouchable): Promise<number> {
  const { table, key, rows } = tooOld(what, before, untouchable)
  const left = LEFT[what]
  const some = sql`${key} = any (array(${rows} limit ${ROWS}))`
  const change =
    left === null ? sql`delete from ${table} where ${some}` : sql`update ${table} set ${left} where ${some}`
  for (let total = 0; ; ) {
    const { rowCount } = await db.execute(change)
    total += rowCount ?? 0
    if ((rowCount ?? 0) < ROWS) return total
  }
}

/** Rounds of which neither polls nor articles are left. */
export async function forgetEmptyRounds(db: Db, before: Date): Promise<void> {
  await db.execute(sql`
    delete from rounds r where closed_at < ${before.toISOString()}::timestamptz
      and not exists (select from polls where round_id = r.id) and not exists (select from articles where round_id = r.id)`)
}
