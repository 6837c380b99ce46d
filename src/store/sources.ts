import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuid } from 'uuid'
import type { Source, SourceId } from '../news/index.ts'
import type { Db } from './db.ts'
import { sources } from './schema.ts'
import { storable } from './trouble.ts'

export type SourceFacts = Pick<Source, 'name' | 'domain'> &
  Partial<Pick<Source, 'homeUrl' | 'official' | 'trusted' | 'logo'>>

/** The source at this domain, made when it is not there yet. What is known already is not overwritten. */
export async function sourceAt(db: Db, facts: SourceFacts): Promise<SourceId> {
  const [row] = await db
    .insert(sources)
    .values({ id: uuid() as SourceId, ...storable(facts) })
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

/** The name of the source at a domain; null when none is known there. */
export async function sourceNameAt(db: Db, domain: string): Promise<string | null> {
  const [row] = await db.select({ name: sources.name }).from(sources).where(eq(sources.domain, domain))
  return row?.name ?? null
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

/**
 * Who publishes at a domain: the likely source (the feed's) when it is its own domain, else the source there. Feeds may
 * list what others publish. A source that is known by its domain only takes the name that its page gives.
 */
export async function articleSource(
  db: Db,
  at: { likely: Pick<Source, 'id' | 'domain'>; domain: string; name: string | null },
): Promise<SourceId> {
  if (at.likely.domain === at.domain) return at.likely.id
  const id = await sourceAt(db, { name: at.name ?? at.domain, domain: at.domain })
  if (at.name) {
    await db
      .update(sources)
      .set({ name: at.name })
      .where(and(eq(sources.id, id), eq(sources.name, sources.domain)))
  }
  return id
}
