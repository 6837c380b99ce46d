import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { learntLanguages, learntTerms } from './schema.ts'

/** What grouping has learnt from the stream: plain counts, one row for a term, one for a language. */
export interface LearntRows {
  readonly terms: readonly (typeof learntTerms.$inferSelect)[]
  readonly languages: readonly (typeof learntLanguages.$inferSelect)[]
}

/** Everything learnt so far: read when a window is opened. */
export async function learntSoFar(db: Db): Promise<LearntRows> {
  return { terms: await db.select().from(learntTerms), languages: await db.select().from(learntLanguages) }
}

/** Stores counts as they stand now, in the transaction that places the articles. A term in no document is forgotten. */
export async function storeLearnt(db: Db, { terms, languages }: LearntRows): Promise<void> {
  const kept = terms.filter((term) => term.documents > 0)
  if (kept.length > 0) {
    const column = <Value>(pick: (term: LearntRows['terms'][number]) => Value) => sql.param(kept.map(pick))
    await db.execute(sql`
      insert into ${learntTerms} (language, term, documents, capitals, uses, mass)
      select * from unnest(
        ${column((t) => t.language)}::text[], ${column((t) => t.term)}::text[], ${column((t) => t.documents)}::int[],
        ${column((t) => t.capitals)}::int[], ${column((t) => t.uses)}::int[], ${column((t) => t.mass)}::float8[])
      on conflict (language, term) do update
      set documents = excluded.documents, capitals = excluded.capitals, uses = excluded.uses, mass = excluded.mass`)
  }
  const gone = terms.filter((term) => term.documents === 0)
  if (gone.length > 0) {
    await db.execute(sql`
      delete from ${learntTerms} as t
      using unnest(
        ${sql.param(gone.map(({ language }) => language))}::text[], ${sql.param(gone.map(({ term }) => term))}::text[]
      ) as g(language, term)
      where t.language = g.language and t.term = g.term`)
  }
  for (const { language, ...counts } of languages) {
    await db
      .insert(learntLanguages)
      .values({ language, ...counts })
      .onConflictDoUpdate({ target: learntLanguages.language, set: counts })
  }
}
