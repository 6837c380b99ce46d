import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { begin, mustEndWell, whenIt } from './crash-command.ts'
import type { GrownServer } from './crash-homes.ts'
import type { Own } from './crash-life.ts'
import { heldBy, layPoints } from './crash-points.ts'
import { inArchive } from './crash-prepare.ts'

/** Where a move from the folder to a database is killed; each is a point of the target. */
export const MOVES = {
  /** Some rows are there; all of them are one commit. */
  moving: 'public.articles',
  /** All are there, and the folder's archive is not set aside. */
  moved: 'CREATE SCHEMA',
  /** It is set aside; what was under way has no jobs yet. */
  unasked: 'public.notes',
} as const
export type Move = keyof typeof MOVES

/** A move that is given again after the one that was killed may be refused, when that had done its work. */
const REFUSED = /the archive here is not empty/

/**
 * Kills a move in the middle. What stands in the folder then is whole, or it has been moved, and goes on there: in the end the
 * newsroom is back in its folder. False: there is nothing to move yet.
 */
export async function killMove(own: Own, elsewhere: GrownServer, move: Move): Promise<boolean> {
  const { place, faults, folder } = own
  const isEmpty = await inArchive(
    own,
    async (pool) => (await pool.query('select from articles limit 1')).rowCount === 0,
  )
  if (isEmpty) return false
  const there = { ...place, databaseUrl: await elsewhere.database() }
  await layTargetPoints(there.databaseUrl, folder)
  const moment = whenIt({ point: move }, own.wire, folder)
  const command = begin(there, ['move', '--to', 'database'])
  const struck = (await Promise.race([moment.comes, command.ended.then(() => 'over')])) !== 'over'
  moment.forget()
  command.child.kill('SIGKILL')
  await command.ended
  if (!struck) faults.push(`a move did not come to the point "${move}"`)
  const isHere = () => existsSync(join(place.dir, '.broadsheet', 'data'))
  if (isHere()) await mustEndWell(begin(there, ['move', '--to', 'database']), faults, REFUSED)
  else await mustEndWell(begin(there, ['run']), faults)
  if (!isHere()) await mustEndWell(begin(there, ['move', '--to', 'folder']), faults)
  await inArchive(own, (pool) => layPoints(pool, folder))
  return struck
}

/** The tables are not there yet: their points are laid as they are made. */
async function layTargetPoints(databaseUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`
      create schema crash;
      ${heldBy(folder)}
      create function crash.begun() returns event_trigger language plpgsql as $$
      begin
        if tg_tag = '${MOVES.moved}' and to_regclass('${MOVES.moving}') is not null then
          if exists (select from ${MOVES.moving}) then perform crash.held('moved'); end if;
        end if;
      end $$;
      create function crash.made() returns event_trigger language plpgsql as $$
      begin
        if exists (select from pg_event_trigger_ddl_commands() where object_identity = '${MOVES.moving}') then
          create trigger crash_moving before insert on ${MOVES.moving} for each statement execute function crash.point('moving');
        elsif exists (select from pg_event_trigger_ddl_commands() where object_identity = '${MOVES.unasked}') then
          create trigger crash_unasked before delete on ${MOVES.unasked} for each statement execute function crash.point('unasked');
        end if;
      end $$;
      create event trigger crash_begun on ddl_command_start execute function crash.begun();
      create event trigger crash_made on ddl_command_end when tag in ('CREATE TABLE') execute function crash.made();`)
  } finally {
    await client.end()
  }
}
