import type pg from 'pg'

/** An open archive, in either home. */
export interface Archive {
  readonly pool: pg.Pool
  /** The same connection, for libraries that open their own. Close those before the archive. */
  readonly config: pg.PoolConfig
  /** As PostgreSQL numbers itself: 180004 is 18.4. */
  readonly serverVersion: number
  close(): Promise<void>
}
