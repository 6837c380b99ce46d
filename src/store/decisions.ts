import { asc, sql } from 'drizzle-orm'
import type { Decision } from '../news/index.ts'
import type { Db } from './open.ts'
import { decisions } from './schema.ts'

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
