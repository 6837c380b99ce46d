import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Pool, PoolClient } from 'pg'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

interface Journal {
  readonly entries: readonly { readonly tag: string }[]
}

const journal = (): Journal => JSON.parse(readFileSync(join(MIGRATIONS, 'meta', '_journal.json'), 'utf8'))

/** How many migrations this program knows: the version of its schema. */
export const schemaVersion = (): number => journal().entries.length

/** How many migrations an archive has seen; 0 for a database that has none of ours. */
export async function schemaVersionOf(pool: Pool | PoolClient): Promise<number> {
  const { rows } = await pool.query<{ there: boolean }>(
    "select to_regclass('drizzle.__drizzle_migrations') is not null as there",
  )
  if (!rows[0]!.there) return 0
  const counted = await pool.query<{ n: number }>('select count(*)::int as n from drizzle.__drizzle_migrations')
  return counted.rows[0]!.n
}

/** Brings the schema up to a version, or to the newest. Not to be called by two processes at once. */
export async function migrateTo(pool: Pool, version = schemaVersion()): Promise<void> {
  const known = journal()
  if (version === known.entries.length) return migrate(drizzle(pool), { migrationsFolder: MIGRATIONS })
  // The migrator takes whole folders only, so it gets one that ends earlier.
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-migrations-'))
  try {
    const entries = known.entries.slice(0, version)
    mkdirSync(join(folder, 'meta'))
    writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...known, entries }))
    for (const { tag } of entries) symlinkSync(join(MIGRATIONS, `${tag}.sql`), join(folder, `${tag}.sql`))
    await migrate(drizzle(pool), { migrationsFolder: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
