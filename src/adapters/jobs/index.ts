import type { Pool } from 'pg'
import PgBoss from 'pg-boss'

export { openBells } from './bells.ts'

/** One unit of work of a stage. Its data are ids, never articles. */
export interface Job {
  readonly id: string
  readonly data: Record<string, string>
  /** This one included. */
  readonly tries: number
  /** After which the job is given up. */
  readonly isLast: boolean
}

/** A worker: its number, and the connection that holds what is its own. */
export interface Taker {
  readonly number: number
  ask<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]>
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
  /**
   * Takes up to `most` waiting jobs for a worker; they are its own until done, failed or abandoned. Of jobs that name a host in
   * their data one a host, which is claimed for the worker, and none for the `busy` ones nor for those that another worker is
   * asking: whoever waits for a slow host must not keep others from theirs.
   */
  take(worker: Taker, queue: string, most: number, busy?: readonly string[]): Promise<Job[]>
  done(queue: string, ids: readonly string[]): Promise<void>
  /** Gives jobs back as if they had not been taken; they are taken again after a moment. */
  putBack(queue: string, ids: readonly string[]): Promise<void>
  /**
   * Gives back what a worker has taken without knowing: when the archive is lost in the middle of an answer, jobs are taken
   * and nobody hears of it. `known`: those that it does know of.
   */
  putBackUnheard(worker: number, queue: string, known: readonly string[]): Promise<void>
  failed(queue: string, id: string, why: string): Promise<void>
  /** Jobs not yet ended, by queue. */
  waiting(): Promise<ReadonlyMap<string, number>>
  /** Every queue, and how its work stands. */
  census(): Promise<QueueCensus[]>
  /** Jobs that failed at every attempt, newest first. */
  dead(most: number): Promise<DeadJob[]>
  countDead(): Promise<number>
  /** Has dead jobs worked again. Says how many. */
  revive(ids: readonly string[], within: SqlRunner): Promise<number>
  /** Gives back what workers had taken that are dead. */
  releaseAbandoned(): Promise<number>
  /** Forgets what ended long ago. */
  tidy(): Promise<void>
  close(): Promise<void>
}

export interface QueueCensus {
  readonly queue: string
  readonly waiting: number
  readonly active: number
  /** Done within the last minute. */
  readonly lastMinute: number
  readonly dead: number
  /** How long the job that waits longest has waited. */
  readonly behindSeconds: number
}

export interface DeadJob {
  readonly id: string
  readonly queue: string
  readonly data: Readonly<Record<string, string>>
  readonly why: string
  readonly at: Date
  readonly tries: number
}

/** Attempts after the first, with growing pauses: what still fails then is put on the list of the dead. */
const RETRIES = 3

/** A stage that holds a job for longer has died without a word. */
const EXPIRES_AFTER_SECONDS = 600

/**
 * No job waits for longer before its next try: one that is to was sent under a clock that has been put back since, and would
 * stand still, and all that waits for it, for as long as that was.
 */
const LONGEST_WAIT = "interval '1 minute'"

/** Waiting jobs among which jobs for different hosts are looked for: a step that a long queue must not make slow. */
const LOOK_AHEAD = 500

/** Hosts that other workers are asking: jobs for them are not even looked at, however many there are. */
const HELD_BY_OTHERS = `
  select objid::bigint from pg_locks
  where locktype = 'advisory' and granted and classid::bigint = $5::int and pid <> pg_backend_pid()
    and database = (select oid from pg_database where datname = current_database())`

/**
 * pg-boss's own fetch knows nothing of hosts, and swallows the errors of a lost archive. Rows are locked one by one until
 * there are enough: who looks in the same moment as another takes what comes behind that, and does not go away empty. Of a
 * row that is ours the host is claimed, too; so that the row is let go where another was faster.
 * Each queue is a table of its own, and named in the text, so that no plan goes over all of them. Ids are handed on in arrays:
 * a plan is made while nothing is known of a new queue, and a join that was planned for one job is slow for a thousand.
 */
const takeJobs = (queue: string) => `
  with ahead as (
    select id, start_after, data->>'host' as host
    from pgboss.job
    where name = '${queue}' and state < 'active' and (start_after < now() or start_after > now() + ${LONGEST_WAIT})
      and (data->>'host' is null or data->>'host' <> all ($2::text[])
        and hashtext(data->>'host') & x'ffffffff'::bigint <> all (array(${HELD_BY_OTHERS})))
    order by start_after
    limit $3
  ), firsts as (
    select distinct on (coalesce(host, id::text)) id
    from ahead order by coalesce(host, id::text), start_after
  ), free as (
    select id, data->>'host' as host
    from pgboss.job
    where name = '${queue}' and state < 'active' and id = any (array(select id from firsts))
    order by start_after
    for update skip locked
  ), taken as materialized (
    select id from free
    where case when host is null then true else pg_try_advisory_lock($5::int, hashtext(host)) end
    limit $1
  )
  update pgboss.job
  set state = 'active', started_on = now(), retry_count = retry_count + (started_on is not null)::int,
    output = jsonb_build_object('worker', $4::bigint)
  where job.name = '${queue}' and job.id = any (array(select id from taken))
  returning job.id, job.data, retry_count + 1 as tries, retry_count >= retry_limit as "isLast"`

/** Long enough not to be the next thing that is taken. */
const PUT_BACK_SECONDS = 1

/** pg-boss's own is planned anew each time, and gives back whole rows to itself. */
const DONE = `
  update pgboss.job set state = 'completed', completed_on = now(), output = null
  where name = $1 and id = any ($2::uuid[]) and state = 'active'`

const PUT_BACK = `
  update pgboss.job set state = 'retry', start_after = now() + $3::int * interval '1 second', started_on = null
  where name = $1 and id = any ($2::uuid[]) and state = 'active'`

const PUT_BACK_UNHEARD = `
  update pgboss.job set state = 'retry', start_after = now() - interval '1 second', started_on = null
  where name = $1 and state = 'active' and (output->>'worker')::bigint = $2 and id <> all ($3::uuid[])`

const CENSUS = `
  select queue.name, count(*) filter (where job.state < 'active') as waiting,
    count(*) filter (where job.state = 'active') as active, count(*) filter (where job.state = 'failed') as dead,
    count(*) filter (where job.state = 'completed' and completed_on > now() - interval '1 minute') as done,
    coalesce(extract(epoch from now() - min(job.start_after) filter (where job.state < 'active' and start_after < now())), 0) as behind
  from unnest($1::text[]) with ordinality as queue (name, place) left join pgboss.job on job.name = queue.name
  group by queue.name, queue.place order by queue.place`

const DEAD = `
  select id, name as queue, data, coalesce(output->>'why', output::text, '') as why, coalesce(completed_on, created_on) as at,
    retry_count + 1 as tries
  from pgboss.job where state = 'failed' and name = any($1) order by at desc limit $2`

const REVIVE = `
  update pgboss.job set state = 'retry', retry_count = 0, start_after = now(), started_on = null, completed_on = null
  where state = 'failed' and name = any($1) and id = any($2) returning id`

/** Every worker that lives holds the lock of its number. */
const RELEASE_ABANDONED = `
  update pgboss.job set state = 'retry', start_after = now() - interval '1 second', started_on = null
  where state = 'active' and name = any($1) and not exists (
    select from pg_locks
    where locktype = 'advisory' and granted and classid::bigint = $2 and objid::bigint = (output->>'worker')::bigint
      and database = (select oid from pg_database where datname = current_database()))`

export interface JobsOptions {
  /** The class of the advisory locks that tell which workers live. */
  readonly workersLock: number
  /** And of those that tell which hosts they are asking. */
  readonly hostsLock: number
  /** Jobs that ended. */
  readonly keptDays: number
  /** Jobs that failed at every attempt. */
  readonly deadKeptDays: number
}

/** Opens the queues in the archive's own database, on its own connections. */
export async function openJobs(
  pool: Pool,
  queues: readonly QueueOptions[],
  { workersLock, hostsLock, keptDays, deadKeptDays }: JobsOptions,
): Promise<Jobs> {
  const runner: SqlRunner = {
    // pg-boss sends scripts without values; node-postgres takes several statements only in that form.
    executeSql: async (text, values) => {
      const result = await (values?.length ? pool.query(text, values) : pool.query(text))
      return { rows: result.rows ?? [] }
    },
  }
  const boss = new PgBoss({
    ...{ db: runner, supervise: false, schedule: false, expireInSeconds: EXPIRES_AFTER_SECONDS },
    ...{ archiveFailedAfterSeconds: deadKeptDays * 86_400, deleteAfterDays: keptDays },
  })
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
  const names = queues.map((queue) => queue.name)
  const once = new Set(queues.filter((queue) => queue.once).map((queue) => queue.name))

  return {
    send: async (queue, data, within) => {
      if (data.length === 0) return
      const jobs = data.map((one) => ({ name: queue, data: one, ...(once.has(queue) ? { singletonKey: queue } : {}) }))
      await boss.insert(jobs, within ? { db: within } : {})
    },
    take: (worker, queue, most, busy = []) =>
      worker.ask<Job>(takeJobs(queue), [most, busy, most + LOOK_AHEAD, worker.number, hostsLock]),
    done: async (queue, ids) => {
      if (ids.length > 0) await pool.query({ name: 'jobs-done', text: DONE, values: [queue, ids] })
    },
    putBack: async (queue, ids) => {
      if (ids.length === 0) return
      await pool.query({ name: 'put-back-jobs', text: PUT_BACK, values: [queue, ids, PUT_BACK_SECONDS] })
    },
    putBackUnheard: async (worker, queue, known) => {
      await pool.query(PUT_BACK_UNHEARD, [queue, worker, known])
    },
    failed: async (queue, id, why) => {
      await boss.fail(queue, id, { why })
    },
    waiting: async () => {
      const { rows } = await pool.query<{ name: string; n: string }>(
        "select name, count(*) as n from pgboss.job where state < 'completed' and name = any($1) group by name",
        [names],
      )
      return new Map(rows.map((row) => [row.name, Number(row.n)]))
    },
    census: async () => {
      const { rows } = await pool.query<
        Record<'waiting' | 'active' | 'done' | 'dead' | 'behind', string> & { name: string }
      >(CENSUS, [names])
      return rows.map(({ name, waiting, active, done, dead, behind }) => ({
        ...{ queue: name, waiting: Number(waiting), active: Number(active), dead: Number(dead) },
        lastMinute: Number(done),
        behindSeconds: Number(behind),
      }))
    },
    dead: async (most) => {
      const { rows } = await pool.query<DeadJob>(DEAD, [names, most])
      return rows
    },
    countDead: async () => {
      const { rows } = await pool.query<{ n: string }>(
        "select count(*) as n from pgboss.job where state = 'failed' and name = any($1)",
        [names],
      )
      return Number(rows[0]!.n)
    },
    revive: async (ids, within) => (await within.executeSql(REVIVE, [names, ids])).rows.length,
    releaseAbandoned: async () => {
      const { rowCount } = await pool.query(RELEASE_ABANDONED, [names, workersLock])
      return rowCount ?? 0
    },
    tidy: () => boss.maintain(),
    close: () => boss.stop({ graceful: false, close: false, wait: false }),
  }
}
