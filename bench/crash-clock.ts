import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// A newsroom's clock, to be moved while it runs: that of its processes, and that of its database as far as anybody asks it
// for `now()`. Both read from one file how far they are ahead of the true one.

/** How long a process goes by the old clock at most. */
const LOOK_EVERY_MS = 20

export const clockIn = (folder: string): string => join(folder, 'crash-clock')

/** Moves the clock so far ahead of the true one; or, with a negative number, behind it. */
export function setClock(folder: string, aheadMs: number): void {
  // In one step: nobody reads half of a number.
  writeFileSync(`${clockIn(folder)}.next`, String(aheadMs))
  renameSync(`${clockIn(folder)}.next`, clockIn(folder))
}

/** A module to be loaded before a program (`node --import`), which then goes by this clock without knowing of it. */
export function clockModule(folder: string): string {
  const source = `import { readFileSync } from 'node:fs'
const ours = Date
const read = () => Number(readFileSync(${JSON.stringify(clockIn(folder))}, 'utf8'))
let ahead = read()
setInterval(() => { try { ahead = read() } catch {} }, ${LOOK_EVERY_MS}).unref()
const now = () => ours.now() + ahead
globalThis.Date = new Proxy(ours, {
  construct: (target, args, made) =>
    Reflect.construct(target, args.length > 0 ? args : [now()], made === globalThis.Date ? target : made),
  apply: () => new ours(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})`
  return `data:text/javascript,${encodeURIComponent(source)}`
}

/** What the database says for `now()`, where its search path has this schema before its own functions. */
export const clockFunction = (folder: string): string => `
  create or replace function crash.now() returns timestamptz language plpgsql stable as $$
  begin
    return pg_catalog.now()
      + coalesce(nullif(pg_read_file('${clockIn(folder)}', 0, 30, true), ''), '0')::bigint * interval '1 millisecond';
  end $$;`
