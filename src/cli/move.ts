import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { openFolder, readEnvironment } from '../config/index.ts'
import { BroadsheetError } from '../news/index.ts'
import { copyArchive, homeOf, openNewsroom } from '../newsroom.ts'
import { requeue } from '../worker/index.ts'
import { newsroomOptions, show } from './command.ts'
import { count } from './print.ts'

export function move(command: Command): void {
  newsroomOptions(command)
    .addOption(new Option('--to <home>', 'where to').choices(['database', 'folder']).makeOptionMandatory())
    .action(async (options: { to: 'database' | 'folder'; dir?: string; json?: boolean }) => {
      const environment = readEnvironment()
      const folder = openFolder(options.dir ?? environment.folder)
      if (environment.databaseUrl === null) {
        throw new BroadsheetError('move-refused', {
          what: 'Both homes must be known: DATABASE_URL names the database, whichever way the archive goes',
          next: 'Set DATABASE_URL (or DATABASE_URL_FILE) for this command.',
          usage: true,
        })
      }
      const toDatabase = options.to === 'database'
      const inFolder = homeOf(folder, { databaseUrl: null })
      const inDatabase = homeOf(folder, environment)
      const moved = await (toDatabase ? copyArchive(inFolder, inDatabase) : copyArchive(inDatabase, inFolder))
      if (moved === null) {
        throw new BroadsheetError('move-refused', {
          what: 'Somebody is working on this newsroom',
          next: 'Stop "start", "run" and every worker, then move it.',
        })
      }
      const kept = toDatabase ? setAside(join(folder.private, 'data')) : null
      const newsroom = await openNewsroom(folder, toDatabase ? environment : { ...environment, databaseUrl: null })
      try {
        const again = await requeue(newsroom)
        const words = `${count(moved.rows, 'row')} are in ${toDatabase ? 'the database' : 'the newsroom’s folder'} now; ${count(again.polls + again.articles, 'job')} wait to be worked.`
        const next = toDatabase
          ? `Next: keep DATABASE_URL set for every command. What was in the folder is kept as ${kept}; delete it when all is well.`
          : 'Next: unset DATABASE_URL. The database is as it was; drop it when all is well.'
        show(options, { json: { ...moved, again, kept }, text: `${words}\n${next}` })
      } finally {
        await newsroom.close()
      }
    })
}

/** An archive that has moved away must not be opened by a command that lacks DATABASE_URL. */
function setAside(data: string): string | null {
  if (!existsSync(data)) return null
  for (let n = 1; ; n++) {
    const aside = `${data}-moved-${n}`
    if (existsSync(aside)) continue
    renameSync(data, aside)
    return aside
  }
}
