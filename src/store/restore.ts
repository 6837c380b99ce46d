import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import { BroadsheetError } from '../news/index.ts'
import { BACKUP_TABLES, type BackupHead } from './backup.ts'
import { migrateTo, schemaVersion, schemaVersionOf } from './migrations.ts'
import { UNASKED } from './under-way.ts'

/** Rows put in at a time, and characters of them: whatever a backup holds, so much is in memory. */
const BATCH = 500
const BATCH_CHARACTERS = 8_000_000

/** Tables that backups of older schemas have. */
const FORMER_TABLES = ['announcements']
const KNOWN_TABLES: ReadonlySet<unknown> = new Set([...BACKUP_TABLES, ...FORMER_TABLES])

export interface Restored {
  readonly rows: number
  readonly madeAt: string
  /** How many rows came into each table that has any. */
  readonly tables: Readonly<Record<string, number>>
}

/**
 * Puts a backup's lines into an archive that is empty: all of them, or, when a line is missing, cut or altered, none. A
 * backup of an older schema comes in as it was, and is then brought up to date.
 * @throws BroadsheetError `restore-refused`
 */
export async function restoreLines(pool: Pool, lines: AsyncIterable<string>): Promise<Restored> {
  const reading = lines[Symbol.asyncIterator]()
  try {
    return await restoreFrom(pool, reading)
  } finally {
    // Also of lines that nobody wants: what they come from, such as another archive, is held by them until then.
    await reading.return?.()
  }
}

async function restoreFrom(pool: Pool, reading: AsyncIterator<string>): Promise<Restored> {
  const first = await reading.next()
  const head = headOf(first.done ? '' : first.value)
  await prepareEmpty(pool, head.schema)
  const client = await pool.connect()
  try {
    await client.query('begin')
    const hash = createHash('sha256').update(`${first.value}\n`)
    const restored = await takeRows(client, head, hash, { [Symbol.asyncIterator]: () => reading })
    await noteUnasked(client)
    await client.query('commit')
    await migrateTo(pool)
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * Jobs are not restored: what was under way is to be asked for again. Noted together with the rows, so that it is done also
 * when whoever restored them is killed before.
 */
async function noteUnasked(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('public.notes') is not null as there")
  if (rows[0]!.there)
    await client.query("insert into notes (key, value) values ($1, 'true') on conflict do nothing", [UNASKED])
}

function headOf(line: string): BackupHead {
  const head = parsed(line) as Partial<BackupHead> | null
  if (head?.form !== 'broadsheet-backup' || typeof head.schema !== 'number' || !Array.isArray(head.tables)) {
    throw refused('it is no backup of Broadsheet', 'Name a file that "broadsheet backup" wrote.')
  }
  // Not the tables of who is logged in, nor those of the queue: no backup of ours has them.
  const foreign = head.tables.find((table) => !KNOWN_TABLES.has(table))
  if (foreign !== undefined && head.schema <= schemaVersion()) {
    throw refused(`it has rows for "${String(foreign).slice(0, 60)}", which no backup has`, 'Take another backup.')
  }
  if (head.version !== 1 || head.schema > schemaVersion()) {
    throw refused(
      `it was made by a newer Broadsheet (its schema is ${head.schema}, this one’s ${schemaVersion()})`,
      'Restore it with that version or a newer one.',
    )
  }
  return head as BackupHead
}

async function prepareEmpty(pool: Pool, version: number): Promise<void> {
  const there = await schemaVersionOf(pool)
  if (there === 0) return migrateTo(pool, version)
  for (const table of BACKUP_TABLES) {
    const { rows } = await pool.query<{ any: boolean }>(`select exists (select from "${table}") as any`)
    // Topics are copied from files whenever a newsroom is opened.
    if (rows[0]!.any && table !== 'topics') {
      throw refused('the archive here is not empty', 'Restore into a new folder, or an empty database.')
    }
  }
  if (there !== version) {
    throw refused(
      `it was made with schema ${version}, and the archive here has ${there} already`,
      'Restore into a folder or a database that no Broadsheet has opened yet.',
    )
  }
  await pool.query('delete from topics')
}

async function takeRows(
  client: PoolClient,
  head: BackupHead,
  hash: ReturnType<typeof createHash>,
  lines: AsyncIterable<string>,
): Promise<Restored> {
  const tables: Record<string, number> = {}
  let waiting: { table: string; rows: unknown[] } = { table: '', rows: [] }
  let characters = 0
  let count = 0
  const put = async () => {
    if (waiting.rows.length > 0) await insertRows(client, waiting.table, waiting.rows)
    waiting = { table: '', rows: [] }
    characters = 0
  }
  for await (const line of lines) {
    const value = parsed(line) as { table?: string; row?: unknown; rows?: number; sha256?: string } | null
    if (value?.sha256 !== undefined) {
      await put()
      if (value.rows !== count || value.sha256 !== hash.digest('hex')) throw damaged('its sum does not match')
      return { rows: count, madeAt: head.madeAt, tables }
    }
    const table = value?.table
    if (table === undefined || !head.tables.includes(table)) throw damaged(`line ${count + 2} is not a row`)
    hash.update(`${line}\n`)
    if (table !== waiting.table || waiting.rows.length >= BATCH || characters >= BATCH_CHARACTERS) {
      await put()
      waiting = { table, rows: [] }
    }
    waiting.rows.push(value!.row)
    characters += line.length
    tables[table] = (tables[table] ?? 0) + 1
    count += 1
  }
  throw damaged('it ends before its last line')
}

async function insertRows(client: PoolClient, table: string, rows: readonly unknown[]): Promise<void> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = ''`,
    [`public."${table.replaceAll('"', '')}"`],
  )
  if (columns.length === 0) throw damaged(`there is no table "${table}"`)
  const names = columns.map(({ name }) => name).join(', ')
  await client.query(
    `insert into "${table}" (${names}) select ${names} from json_populate_recordset(null::"${table}", $1::json)`,
    [JSON.stringify(rows)],
  )
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

const damaged = (why: string) => refused(`it is damaged: ${why}`, 'Take another backup; nothing was restored.')

const refused = (why: string, next: string) =>
  new BroadsheetError('restore-refused', { what: `The backup cannot be restored: ${why}`, next })
