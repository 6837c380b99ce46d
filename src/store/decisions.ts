import { asc, sql } from 'drizzle-orm'
import { type Decision, type Deed, named } from '../news/index.ts'
import { articlesById } from './articles.ts'
import { tellDesks } from './changes.ts'
import type { Db } from './db.ts'
import { decisions } from './schema.ts'
import { membersOf, storiesById } from './stories.ts'
import { storable } from './trouble.ts'

/**
 * Decisions are only ever added; an undo is one more. None comes before those that are there, also when the clock was put
 * back: what was decided last is what holds.
 */
export async function decide(db: Db, decision: Decision): Promise<void> {
  const at = sql`coalesce((select max(at) + interval '1 millisecond' from ${decisions} having max(at) > ${decision.at}), ${decision.at})`
  await db.insert(decisions).values({ ...storable(decision), at })
  await tellDesks(db)
}

/** All decisions, oldest first: ready to be replayed. */
export async function allDecisions(db: Db): Promise<Decision[]> {
  return db.select().from(decisions).orderBy(asc(decisions.at), asc(decisions.id))
}

/** Whether such a deed was ever done, taken back or not. */
export async function hasDecided(db: Db, deed: Deed['do']): Promise<boolean> {
  const rows = await db.select({ id: decisions.id }).from(decisions).where(sql`deed->>'do' = ${deed}`).limit(1)
  return rows.length > 0
}

export async function countDecisions(db: Db): Promise<number> {
  const [row] = await db.select({ n: sql`count(*)`.mapWith(Number) }).from(decisions)
  return row!.n
}

/** The headlines of the stories and articles that some decisions speak of, by id; a story that was emptied keeps one. */
export async function headlinesOf(db: Db, decisions: readonly Decision[]): Promise<ReadonlyMap<string, string>> {
  const { stories, articles } = named(decisions)
  const leads = new Map((await storiesById(db, [...stories])).map(({ id, leadId }) => [id, leadId]))
  const emptied = [...leads].flatMap(([id, lead]) => (lead === null ? [id] : []))
  for (const { storyId, articleId } of await membersOf(db, emptied)) {
    if (leads.get(storyId) === null) leads.set(storyId, articleId)
  }
  const rows = await articlesById(db, [...articles, ...[...leads.values()].filter((lead) => lead !== null)])
  const titles = new Map<string, string>(rows.map(({ id, title }) => [id, title]))
  for (const [id, lead] of leads) if (lead !== null) titles.set(id, titles.get(lead) ?? '')
  return titles
}
