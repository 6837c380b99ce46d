import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { clockFunction } from './crash-clock.ts'

/**
 * A place between something done and the note of it: the very statement that would note it is held up in the database,
 * so that whoever sends it can be killed exactly there. The program itself knows nothing of these places.
 */
export interface Point {
  readonly name: string
  /** The statement that is held up: a change of the schema, or a table, and what is done to it. */
  readonly at: Ddl | readonly [table: string, event: 'insert' | 'delete' | 'update' | `update of ${string}`]
  /** Only for a row of which this is true. */
  readonly row?: string
  /** In which command it comes. */
  readonly command: Command
  /** What has to be done to the newsroom before, so that it comes. */
  readonly after?: Preparation
  readonly done: string
  readonly notYet: string
}

type Ddl = 'CREATE SCHEMA' | 'CREATE INDEX'

export type Command = 'run' | 'backup' | 'prune'

/** Its archive is brought back to an older schema, a mail is wanted, or its clock is put forward until much is old. */
export type Preparation = 'aged' | 'mail wanted' | 'much is old'

export const POINTS: readonly Point[] = [
  {
    ...{ name: 'poll', at: ['public.polls', 'update of outcome'], command: 'run' },
    ...{ done: 'a feed was asked, its new articles are written', notYet: 'the poll is over; all of it is one commit' },
  },
  {
    ...{ name: 'page', at: ['public.articles', 'update of text'], command: 'run' },
    ...{ done: 'a page was asked for and read', notYet: 'its text is kept and handed on; one commit' },
  },
  {
    ...{ name: 'job', at: ['pgboss.job', 'update of completed_on'], command: 'run' },
    ...{ done: 'a stage has done its work, and committed it', notYet: 'its job is reported: it will be worked again' },
  },
  {
    ...{ name: 'seal', at: ['public.rounds', 'update of sealed_at'], command: 'run' },
    ...{ done: 'all of a round is read', notYet: 'the round is sealed: nothing may join it then' },
  },
  {
    ...{ name: 'grouping', at: ['public.learnt_terms', 'insert'], command: 'run' },
    ...{ done: 'articles are placed in stories', notYet: 'what grouping learnt from them is kept; one commit' },
  },
  {
    ...{ name: 'close', at: ['public.rounds', 'update of closed_at'], command: 'run' },
    ...{ done: 'a round is grouped, and committed', notYet: 'the round is closed' },
  },
  {
    ...{ name: 'address', at: ['public.pages', 'insert'], command: 'run' },
    ...{ done: 'stories have their addresses', notYet: 'pages are known by them; nothing is written' },
  },
  {
    ...{ name: 'site', at: ['public.search_documents', 'insert'], command: 'run' },
    ...{
      done: 'the site is switched over to the new edition',
      notYet: 'it is found by searching; content files are old',
    },
  },
  {
    ...{ name: 'edition', at: ['public.editions', 'insert'], command: 'run' },
    ...{ done: 'site and content files stand', notYet: 'the edition is noted, and delivered' },
  },
  {
    ...{ name: 'printed', at: ['public.printed_stories', 'insert'], command: 'run' },
    ...{ done: 'the edition is noted', notYet: 'what it shows of each story is; one commit' },
  },
  {
    ...{ name: 'delivered', at: ['public.outbox', 'update'], command: 'run' },
    ...{ row: "new.state = 'sent' and new.kind = 'delivery' and new.lane not like '%git:%'" },
    ...{ done: 'a folder has the edition', notYet: 'that it has is noted' },
  },
  {
    ...{ name: 'committed', at: ['public.outbox', 'update'], command: 'run' },
    ...{ row: "new.state = 'sent' and new.kind = 'delivery' and new.lane like '%git:%'" },
    ...{ done: 'a branch has the edition', notYet: 'that it has is noted' },
  },
  {
    ...{ name: 'told', at: ['public.outbox', 'update'], command: 'run' },
    ...{ row: "new.state = 'sent' and new.kind = 'webhook'" },
    ...{
      done: 'a webhook was told of the edition',
      notYet: 'that it was is noted: it is told again, under the same key',
    },
  },
  {
    ...{ name: 'mailed', at: ['public.outbox', 'update'], command: 'run', after: 'mail wanted' },
    ...{ row: "new.state = 'sent' and new.kind = 'mail'" },
    ...{
      done: 'the mail server took a mail',
      notYet: 'that it did is noted: it gets it again, under the same Message-ID',
    },
  },
  {
    ...{ name: 'old', at: 'CREATE SCHEMA', command: 'run', after: 'aged' },
    ...{ done: 'an archive of an older schema is backed up', notYet: 'anything of it is changed' },
  },
  {
    ...{ name: 'step', at: 'CREATE INDEX', command: 'run', after: 'aged' },
    ...{ done: 'some steps to the new schema are made', notYet: 'the others are; one commit' },
  },
  {
    ...{ name: 'mark', at: ['drizzle.__drizzle_migrations', 'insert'], command: 'run', after: 'aged' },
    ...{ done: 'all of a step is made', notYet: 'it is noted; one commit' },
  },
  {
    ...{ name: 'forget', at: ['public.entries', 'update of entry'], command: 'prune', after: 'much is old' },
    ...{ done: 'polls of long ago are forgotten', notYet: 'what feeds said of entries is' },
  },
  {
    ...{ name: 'forgotten', at: ['public.notes', 'insert'], command: 'prune', after: 'much is old' },
    ...{ done: 'all that is old is forgotten', notYet: 'it is noted that it was looked for' },
  },
]

/** The point of this name. */
export const pointCalled = (name: string): Point => POINTS.find((one) => one.name === name)!

/** How long a statement is held up when nobody is killed after all. */
const HELD_SECONDS = 20
const LOOK_EVERY_MS = 20

const armedIn = (folder: string) => join(folder, 'crash-point')
const reachedIn = (folder: string) => join(folder, 'crash-reached')

/** Lays all points into an archive, asleep, and its clock. `folder`: where its server can read and write a file. */
export async function layPoints(pool: Pool, folder: string): Promise<void> {
  await pool.query(`
    create schema if not exists crash;
    ${heldBy(folder)}
    create or replace function crash.ddl() returns event_trigger language plpgsql as $$
    begin
      ${POINTS.map(ddlOf).join('')}
    end $$;
    drop event trigger if exists crash_ddl;
    create event trigger crash_ddl on ddl_command_start execute function crash.ddl();
    ${clockFunction(folder)}
    ${POINTS.map(triggerOf).join('\n')}
    do $$ begin
      -- What a killed process was saying is not finished after its death.
      execute format('alter database %I set client_connection_check_interval = 100', current_database());
      execute format('alter database %I set search_path = public, crash, pg_catalog', current_database());
    end $$`)
}

/** What holds up whoever comes to the point that is waited for. */
export function heldBy(folder: string): string {
  const [armed, reached] = [text(armedIn(folder)), text(reachedIn(folder))]
  return `
    create or replace function crash.held(point text) returns void language plpgsql as $$
    begin
      if pg_read_file(${armed}, 0, 100, true) = point and pg_stat_file(${reached}, true) is null then
        copy (select 1) to ${reached};
        perform pg_sleep(${HELD_SECONDS});
      end if;
    end $$;
    create or replace function crash.point() returns trigger language plpgsql as $$
    begin
      perform crash.held(tg_argv[0]);
      return new;
    end $$;`
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

const ddlOf = ({ name, at }: Point): string =>
  typeof at === 'string' ? `if tg_tag = '${at}' then perform crash.held('${name}'); end if;` : ''

function triggerOf({ name, at, row }: Point): string {
  if (typeof at === 'string') return ''
  const [table, event] = at
  const each = row === undefined ? 'statement' : `row when (${row})`
  return `create or replace trigger crash_${name} before ${event} on ${table} for each ${each} execute function crash.point('${name}');`
}

/** From now on whoever comes to this point is held up there, once. */
export async function awaitPoint(folder: string, name: string, signal: AbortSignal): Promise<void> {
  await rm(reachedIn(folder), { force: true })
  await writeFile(armedIn(folder), name)
  while (!existsSync(reachedIn(folder))) {
    await pause(LOOK_EVERY_MS)
    if (signal.aborted) return void (await rm(armedIn(folder), { force: true }))
  }
}
