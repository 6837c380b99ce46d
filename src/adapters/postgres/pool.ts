import pg from 'pg'

/**
 * A pool whose broken connections fail their own query and nothing else: without a listener, a server that goes away
 * between two queries would end the whole process.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ keepAlive: true, ...config, allowExitOnIdle: true })
  const failsWithItsQuery = () => {}
  pool.on('error', failsWithItsQuery)
  pool.on('connect', (client) => client.on('error', failsWithItsQuery))
  return pool
}

/** The SQLSTATE of a server's refusal, or the system's code of a failed connection. */
export function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}

export async function serverVersionOf(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  return rows[0]!.version
}

/** For what several processes may make at once. */
export function unlessExists(error: unknown): void {
  if (codeOf(error) !== 'EEXIST') throw error
}
