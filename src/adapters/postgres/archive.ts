import type pg from 'pg'

/** An open archive, in either home. */
export interface Archive {
  readonly pool: pg.Pool
  /** The same connection, for libraries that open their own. Close those before the archive. */
  readonly config: pg.PoolConfig
  /** As PostgreSQL numbers itself: 180004 is 18.4. */
  readonly serverVersion: number
  close(): Promise<void>
  /** Lets go of it at once, without waiting for what asks it: for a process that ends now. No server of ours stays behind. */
  leave(): Promise<void>
}
