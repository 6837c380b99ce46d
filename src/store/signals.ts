import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm'
import type { ArticleId } from '../news/index.ts'
import type { Db } from './db.ts'
import { type SignalKind, signals } from './schema.ts'

export interface Signal {
  readonly article: ArticleId
  readonly kind: SignalKind
  readonly count: number
}

/** A day's sum stops here: whoever posts more counts nothing of ours. */
const MOST_A_DAY = 1_000_000_000
const DAY_MS = 86_400_000

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** Adds what was counted to the day's sums. */
export async function addSignals(db: Db, at: Date, counted: readonly Signal[]): Promise<void> {
  for (const { article, kind, count } of counted) {
    const first = Math.min(count, MOST_A_DAY)
    const sum =
      kind === 'points'
        ? sql`greatest(${signals.count}, excluded.count)`
        : sql`least(${signals.count}::bigint + excluded.count, ${MOST_A_DAY})::int`
    await db
      .insert(signals)
      .values({ articleId: article, day: dayOf(at), kind, count: first })
      .onConflictDoUpdate({ target: [signals.articleId, signals.day, signals.kind], set: { count: sum } })
  }
}

export interface SignalSums {
  readonly views: number
  readonly points: number
}

/** Views of an instant's day and the day before, and the most points seen in them, of those articles that have any. */
export async function signalsOf(
  db: Db,
  articles: readonly ArticleId[],
  at: Date,
): Promise<ReadonlyMap<ArticleId, SignalSums>> {
  if (articles.length === 0) return new Map()
  const rows = await db
    .select({
      article: signals.articleId,
      views: sql`coalesce(sum(${signals.count}) filter (where ${eq(signals.kind, 'views')}), 0)`.mapWith(Number),
      points: sql`coalesce(max(${signals.count}) filter (where ${eq(signals.kind, 'points')}), 0)`.mapWith(Number),
    })
    .from(signals)
    .where(
      and(
        inArray(signals.articleId, [...articles]),
        gte(signals.day, dayOf(new Date(at.getTime() - DAY_MS))),
        lte(signals.day, dayOf(at)),
      ),
    )
    .groupBy(signals.articleId)
  return new Map(rows.map(({ article, ...sums }) => [article, sums]))
}
