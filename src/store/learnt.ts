import { sql } from 'drizzle-orm'
import type { Db } from './open.ts'
import { learntStreams, learntTerms } from './schema.ts'

export interface LearntTerm {
  readonly language: string
  readonly term: string
  readonly documents: number
  readonly capitals: number
  readonly uses: number
}

/** What grouping has learnt, whole: read when a window is opened. */
export async function learntSoFar(
  db: Db,
): Promise<{ terms: LearntTerm[]; streams: { language: string; state: unknown }[] }> {
  return { terms: await db.select().from(learntTerms), streams: await db.select().from(learntStreams) }
}

/** Stores what was learnt since the last call: counts as they stand now, in the transaction that places the articles. */
export async function storeLearnt(
  db: Db,
  terms: readonly LearntTerm[],
  streams: readonly { language: string; state: unknown }[],
): Promise<void> {
  if (terms.length > 0) {
    const column = <Value>(pick: (term: LearntTerm) => Value) => sql.param(terms.map(pick))
    await db.execute(sql`
      insert into ${learntTerms} (language, term, documents, capitals, uses)
      select * from unnest(
        ${column((t) => t.language)}::text[], ${column((t) => t.term)}::text[],
        ${column((t) => t.documents)}::int[], ${column((t) => t.capitals)}::int[], ${column((t) => t.uses)}::int[])
      on conflict (language, term) do update
      set documents = excluded.documents, capitals = excluded.capitals, uses = excluded.uses`)
  }
  for (const { language, state } of streams) {
    await db
      .insert(learntStreams)
      .values({ language, state })
      .onConflictDoUpdate({ target: learntStreams.language, set: { state } })
  }
}
