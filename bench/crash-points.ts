import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'

/**
 * A place between something done and the note of it: the very statement that would note it is held up in the database,
 * so that whoever sends it can be killed exactly there. The program itself knows nothing of these places.
 */
export interface Point {
  readonly name: string
  /** The statement that is held up: table, and what is done to it. */
  readonly at: readonly [table: string, event: 'insert' | 'delete' | 'update' | `update of ${string}`]
  /** In which command it comes. */
  readonly command: Command
  readonly done: string
  readonly notYet: string
}

export type Command = 'run' | 'publish' | 'backup'

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
]

/** How long a statement is held up when nobody is killed after all. */
const HELD_SECONDS = 20
const LOOK_EVERY_MS = 20

const armedIn = (folder: string) => join(folder, 'crash-point')
const reachedIn = (folder: string) => join(folder, 'crash-reached')

/** Lays all points into an archive, asleep. `folder`: where its server can read and write a file. */
export async function layPoints(pool: Pool, folder: string): Promise<void> {
  const text = (value: string) => `'${value.replaceAll("'", "''")}'`
  const [armed, reached] = [text(armedIn(folder)), text(reachedIn(folder))]
  const triggers = POINTS.map(({ name, at: [table, event] }) => {
    return `create trigger crash_${name} before ${event} on ${table} for each statement execute function crash.point('${name}');`
  })
  await pool.query(`
    create schema crash;
    create function crash.point() returns trigger language plpgsql as $$
    begin
      if pg_read_file(${armed}, 0, 100, true) = tg_argv[0] and pg_stat_file(${reached}, true) is null then
        copy (select 1) to ${reached};
        perform pg_sleep(${HELD_SECONDS});
      end if;
      return null;
    end $$;
    ${triggers.join('\n')}
    do $$ begin
      -- What a killed process was saying is not finished after its death.
      execute format('alter database %I set client_connection_check_interval = 100', current_database());
    end $$`)
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
