import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { BroadsheetError, messageOf } from '../../news/error.ts'
import type { Archive } from './archive.ts'
import { codeOf, openPool, serverVersionOf } from './pool.ts'

/** The oldest PostgreSQL whose SQL we write; Debian 12 ships it. */
const OLDEST_SERVER = 150_000
const CONNECT_TIMEOUT_MS = 10_000
/** A server that is just starting says so (57P03); container set-ups start it beside us. */
const STARTING_PATIENCE_MS = 60_000
const STARTING_PAUSE_MS = 500

/** Opens a PostgreSQL that somebody else runs. */
export async function openGrown(url: string, max: number): Promise<Archive> {
  const place = placeOf(url)
  const config: pg.PoolConfig = {
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'broadsheet',
  }
  const pool = openPool(config)
  try {
    const serverVersion = await firstAnswer(pool)
    if (serverVersion < OLDEST_SERVER) throw tooOld(place, serverVersion)
    return { pool, config, serverVersion, close: () => pool.end(), leave: async () => {} }
  } catch (error) {
    await pool.end()
    throw error instanceof BroadsheetError ? error : refusal(place, error)
  }
}

async function firstAnswer(pool: pg.Pool): Promise<number> {
  const deadline = performance.now() + STARTING_PATIENCE_MS
  for (;;) {
    try {
      const client = await pool.connect()
      try {
        return await serverVersionOf(client)
      } finally {
        client.release()
      }
    } catch (error) {
      if (codeOf(error) !== '57P03' || performance.now() > deadline) throw error
      await pause(STARTING_PAUSE_MS)
    }
  }
}

interface Place {
  readonly host: string
  readonly database: string
  readonly user: string
}

/** The parts of the address that may be shown. */
function placeOf(url: string): Place {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new BroadsheetError('archive-address', {
      what: 'DATABASE_URL is not the address of a PostgreSQL database',
      next: 'write it as postgres://USER:PASSWORD@HOST:5432/DATABASE; escape special characters in the password, such as %40 for @',
      usage: true,
    })
  }
  return {
    host: parsed.searchParams.get('host') || parsed.host || 'localhost',
    database: decodeURIComponent(parsed.pathname.slice(1)) || parsed.username,
    user: decodeURIComponent(parsed.username),
  }
}

function tooOld({ host }: Place, version: number): BroadsheetError {
  return new BroadsheetError('archive-too-old', {
    what: `the PostgreSQL at ${host} is version ${Math.floor(version / 10_000)}`,
    next: 'Broadsheet needs 15 or later: upgrade that server, or unset DATABASE_URL to use the one that comes with Broadsheet',
  })
}

function refusal({ host, database, user }: Place, cause: unknown): BroadsheetError {
  switch (codeOf(cause)) {
    case '28P01':
    case '28000':
      return new BroadsheetError('archive-refused', {
        what: `the PostgreSQL at ${host} does not let ${user || 'us'} in: wrong password, or its pg_hba.conf refuses us`,
        next: 'check the user and the password in DATABASE_URL',
        cause,
      })
    case '3D000':
      return new BroadsheetError('archive-no-database', {
        what: `the PostgreSQL at ${host} has no database called ${database}`,
        next: `create it (createdb ${database}), or name another in DATABASE_URL`,
        cause,
      })
    case '53300':
      return new BroadsheetError('archive-full', {
        what: `the PostgreSQL at ${host} has no connection left for us`,
        next: 'raise its max_connections, or run fewer workers',
        cause,
      })
    default:
      return new BroadsheetError('archive-unreachable', {
        what: `no answer from the PostgreSQL at ${host}: ${wordsOf(cause)}`,
        next: 'check that it runs and that DATABASE_URL names its host and port; without DATABASE_URL Broadsheet brings its own',
        cause,
      })
  }
}

/** Node reports a host with several addresses as an AggregateError whose own message is empty. */
function wordsOf(cause: unknown): string {
  return (cause instanceof AggregateError && messageOf(cause.errors[0])) || messageOf(cause) || String(codeOf(cause))
}
