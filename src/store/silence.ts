import { sql } from 'drizzle-orm'
import type { Standing } from '../news/index.ts'
import type { Db } from './db.ts'

/** What a source did in the time before it fell silent is its habit. */
const HABIT = '28 days'
/** Fewer articles than this show no habit. */
const LEAST_ARTICLES = 5

/** Sources with feeds that are read: when each last brought something, and how long it was silent before at most. */
export async function silenceOfSources(db: Db, now: Date): Promise<Standing['sources']> {
  const { rows } = await db.execute<{
    name: string
    domain: string
    last: string
    gap: string
    asked: string | null
    failing: string | null
  }>(sql`
    with read as (
      select f.source_id, max(p.at) as asked, bool_and(f.failures > 0 or f.state = 'retired') as failing, max(p.why) as why
      from feeds f
      left join lateral (
        select at, why from polls where feed_id = f.id and outcome is not null order by at desc limit 1
      ) as p on true
      where f.state in ('active', 'retired') group by f.source_id
    )
    select s.name, s.domain, n.at as last, g.gap, r.asked, case when r.failing then r.why end as failing
    from read r
    join sources s on s.id = r.source_id
    cross join lateral (
      select max(published_at) as at from articles where source_id = s.id and published_at <= ${now.toISOString()}::timestamptz
    ) as n
    cross join lateral (
      select count(*) as n, extract(epoch from max(gap)) / 3600 as gap from (
        select published_at - lag(published_at) over (order by published_at) as gap
        from articles where source_id = s.id and published_at between n.at - interval '${sql.raw(HABIT)}' and n.at
      ) as gaps
    ) as g
    where r.asked is not null and g.n >= ${LEAST_ARTICLES}
    order by s.domain`)
  return rows.map(({ name, domain, last, gap, asked, failing }) => ({
    ...{ name, domain, failing },
    lastAt: new Date(last),
    longestGapHours: Number(gap),
    askedAt: new Date(asked!),
  }))
}
