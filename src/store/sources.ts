import { eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Source, SourceId } from '../news/index.ts'
import type { Db } from './open.ts'
import { sources } from './schema.ts'

export type SourceFacts = Pick<Source, 'name' | 'domain'> &
  Partial<Pick<Source, 'homeUrl' | 'official' | 'trusted' | 'logo'>>

/** The source at this domain, made when it is not there yet. What is known already is not overwritten. */
export async function sourceAt(db: Db, facts: SourceFacts): Promise<SourceId> {
  const [row] = await db
    .insert(sources)
    .values({ id: uuid() as SourceId, ...facts })
    .onConflictDoUpdate({
      target: sources.domain,
      set: {
        homeUrl: sql`coalesce(${sources.homeUrl}, excluded.home_url)`,
        logo: sql`coalesce(${sources.logo}, excluded.logo)`,
      },
    })
    .returning({ id: sources.id })
  return row!.id
}

export async function allSources(db: Db): Promise<Source[]> {
  return db.select().from(sources).orderBy(sources.domain)
}

/** Writes what newsroom.yaml says of official and trusted domains into the archive. */
export async function standingOfSources(
  db: Db,
  official: readonly string[],
  trusted: readonly string[],
): Promise<void> {
  await db.update(sources).set({
    official: sql`${sources.domain} = any(${sql.param(official)}::text[])`,
    trusted: sql`${sources.domain} = any(${sql.param(trusted)}::text[])`,
  })
}

/** A source is known by its feed's own title once that has been read; a name given by hand stays. */
export async function nameSource(db: Db, id: SourceId, name: string): Promise<void> {
  await db.update(sources).set({ name }).where(eq(sources.id, id))
}
