import type { Pool } from 'pg'
import PgBoss from 'pg-boss'

/** One unit of work of a stage. Its data are ids, never articles. */
export interface Job {
  readonly id: string
  readonly data: Record<string, string>
}

/** Anything that runs plain SQL: a pool, or a transaction, so that jobs come into being together with their cause. */
export interface SqlRunner {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

export interface QueueOptions {
  readonly name: string
  /** One waiting job is enough, however often it is asked for. */
  readonly once: boolean
}

export interface Jobs {
  send(queue: string, data: readonly Record<string, string>[], within?: SqlRunner): Promise<void>
  /** Takes up to `most` waiting jobs; they are ours until done, failed or abandoned. */
  take(queue: string, most: number): Promise<Job[]>
  done(queue: string, ids: readonly string[]): Promise<void>
  failed(queue: string, id: string, why: string): Promise<void>
  /** Jobs not yet ended, by queue. */
  waiting(): Promise<ReadonlyMap<string, number>>
  /** Gives back what dead workers had taken. Only when no worker is alive. */
  releaseAbandoned(): Promise<number>
  /** Forgets what ended long ago. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** Attempts after the first, with growing pauses: what still fails then is put on the list of the dead. */
const RETRIES = 3

/** A stage that holds a job for longer has died without a word. */
const EXPIRES_AFTER_SECONDS = 600

/** Opens the queues in the archive's own database, on its own connections. */
export async function openJobs(pool: Pool, queues: readonly QueueOptions[]): Promise<Jobs> {
  const runner: SqlRunner = {
    // pg-boss sends scripts without values; node-postgres takes several statements only in that form.
    executeSql: async (text, values) => {
      const result = await (values?.length ? pool.query(text, values) : pool.query(text))
      return { rows: result.rows ?? [] }
    },
  }
  const boss = new PgBoss({ db: runner, supervise: false, schedule: false, expireInSeconds: EXPIRES_AFTER_SECONDS })
  // Faults of single calls reach their callers; the emitter would otherwise end the process.
  boss.on('error', () => {})
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const { name, once } of queues) {
    if (known.has(name)) continue
    await boss.createQueue(name, {
      name,
      policy: once ? 'short' : 'standard',
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
    })
  }
  const once = new Set(queues.filter((queue) => queue.once).map((queue) => queue.name))

  return {
    send: async (queue, data, within) => {
      if (data.length === 0) return
      const jobs = data.map((one) => ({ name: queue, data: one, ...(once.has(queue) ? { singletonKey: queue } : {}) }))
      await boss.insert(jobs, within ? { db: within } : {})
    },
    take: async (queue, most) => {
      const jobs = await boss.fetch<Record<string, string>>(queue, { batchSize: most })
      // pg-boss swallows the errors of a fetch: without this a lost archive would look like an empty queue.
      if (jobs.length === 0) await pool.query('select 1')
      return jobs.map(({ id, data }) => ({ id, data }))
    },
    done: async (queue, ids) => {
      if (ids.length > 0) await boss.complete(queue, [...ids])
    },
    failed: async (queue, id, why) => {
      await boss.fail(queue, id, { why })
    },
    waiting: async () => {
      const { rows } = await pool.query<{ name: string; n: string }>(
        "select name, count(*) as n from pgboss.job where state < 'completed' and name = any($1) group by name",
        [queues.map((queue) => queue.name)],
      )
      return new Map(rows.map((row) => [row.name, Number(row.n)]))
    },
    releaseAbandoned: async () => {
      const { rowCount } = await pool.query(
        "update pgboss.job set state = 'retry', start_after = now() - interval '1 second', started_on = null where state = 'active' and name = any($1)",
        [queues.map((queue) => queue.name)],
      )
      return rowCount ?? 0
    },
    tidy: () => boss.maintain(),
    close: () => boss.stop({ graceful: false, close: false, wait: false }),
  }
}
