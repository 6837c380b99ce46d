import { asc, sql } from 'drizzle-orm'
import { type Decision, named } from '../news/index.ts'
import { articlesById } from './articles.ts'
import type { Db } from './open.ts'
import { decisions } from './schema.ts'
import { storiesById } from './stories.ts'

/** Decisions are only ever added; an undo is one more. */
export async function decide(db: Db, decision: Decision): Promise<void> {
  await db.insert(decisions).values(decision)
}

/** All decisions, oldest first: ready to be replayed. */
export async function allDecisions(db: Db): Promise<Decision[]> {
  return db.select().from(decisions).orderBy(asc(decisions.at), asc(decisions.id))
}

export async function countDecisions(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql`count(*)`.mapWith(Number) }).from(decisions)
  return row!.n
}

/** The headlines of the stories and articles that some decisions speak of, by id. */
export async function headlinesOf(db: Db, decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> {
  const { stories, articles } = named(decisions)
  const leads = await storiesById(db, [...stories])
  const rows = await articlesById(db, [...articles, ...leads.flatMap(({ leadId }) => leadId ?? [])])
  const titles = new Map<string, string>(rows.map(({ id, title }) => [id, title]))
  for (const { id, leadId } of leads) if (leadId !== null) titles.set(id, titles.get(leadId) ?? '')
  return titles
}
