import { createHash } from 'node:crypto'
import { getTableName, isTable } from 'drizzle-orm'
import type { Pool, PoolClient } from 'pg'
import { schemaVersionOf } from './migrations.ts'
import * as schema from './schema.ts'
import * as alerts from './schema-alerts.ts'
import * as carried from './schema-carried.ts'
import * as editions from './schema-editions.ts'
import { deliveries, issues, subscribers, suppressions } from './schema-newsletter.ts'
import * as outbox from './schema-outbox.ts'
import * as pages from './schema-pages.ts'
import { people } from './schema-people.ts'
import * as satire from './schema-satire.ts'

const newsletter = { deliveries, issues, subscribers, suppressions }

/** Everything but what ends by itself or is made again: who is logged in, pictures. */
export const BACKUP_TABLES: readonly string[] = Object.values({
  ...schema,
  ...alerts,
  ...carried,
  ...editions,
  ...newsletter,
  ...outbox,
  ...pages,
  ...satire,
  people,
})
  .filter(isTable)
  .map(getTableName)
  .sort()

/** Rows read at a time: large enough to be quick, small enough to stay in little memory. */
const PAGE = 500

/** First line of a backup. */
export interface BackupHead {
  readonly form: 'broadsheet-backup'
  readonly version: 1
  readonly madeAt: string
  /** The version of the schema that the rows have. */
  readonly schema: number
  readonly tables: readonly string[]
}

/**
 * The whole archive as lines of JSON: a head, then every row of every table as it stood at one instant, then a foot
 * with the number of rows and a SHA-256 over all lines before it. Others may go on writing meanwhile.
 */
export async function* backupLines(pool: Pool, at: Date): AsyncGenerator<string> {
  const hash = createHash('sha256')
  const line = (value: unknown) => {
    const text = `${JSON.stringify(value)}\n`
    hash.update(text)
    return text
  }
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables = await inOrder(client)
    const head: BackupHead = {
      ...{ form: 'broadsheet-backup', version: 1, madeAt: at.toISOString() },
      ...{ schema: await schemaVersionOf(client), tables },
    }
    yield line(head)
    let rows = 0
    for (const table of tables) {
      await client.query(`declare page no scroll cursor for select to_jsonb(t) as row from "${table}" t`)
      for (;;) {
        const page = await client.query<{ row: unknown }>(`fetch ${PAGE} from page`)
        if (page.rows.length === 0) break
        rows += page.rows.length
        yield page.rows.map(({ row }) => line({ table, row })).join('')
      }
      await client.query('close page')
    }
    yield `${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`
  } finally {
    await client.query('rollback').catch(() => {})
    client.release()
  }
}

/** Tables after those that they refer to, so that rows can be put back in this order. */
async function inOrder(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to
     from pg_constraint where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`,
  )
  const ordered: string[] = []
  // An archive of an older schema lacks some.
  const there = await client.query<{ name: string }>(
    'select name from unnest($1::text[]) as name where to_regclass(name) is not null',
    [BACKUP_TABLES],
  )
  let left = there.rows.map(({ name }) => name)
  while (left.length > 0) {
    const next = left.filter((table) => !rows.some(({ from, to }) => from === table && left.includes(to)))
    if (next.length === 0) throw new Error(`tables refer to each other in a circle: ${left.join(', ')}`)
    ordered.push(...next)
    left = left.filter((table) => !next.includes(table))
  }
  return ordered
}
