import type { Command } from 'commander'
import { listen, newsletterApp, siteApp } from '../api/index.ts'
import { readEnvironment } from '../config/index.ts'
import { deskApp } from '../desk/index.ts'
import { basePathOf } from '../news/index.ts'
import { alone } from '../store/index.ts'
import {
  askToConfirm,
  isUnsettled,
  openPatience,
  publishEdition,
  readOwnList,
  startTimetable,
} from '../worker/index.ts'
import { logOption, newsroomOptions, withNewsroom } from './command.ts'
import { originOf, wayInForTheFirst } from './entrance.ts'
import type { LogForm } from './log-lines.ts'
import { portNumber } from './port-number.ts'

export function start(command: Command): void {
  newsroomOptions(command)
    .option('--port <port>', 'where the site is served', portNumber, 4600)
    .option('--host <address>', 'on which address', '127.0.0.1')
    .addOption(logOption())
    .action((options: { port: number; host: string; json?: boolean; log?: LogForm }) =>
      withNewsroom({ ...options, serves: true, waits: true, everyJob: true }, async (newsroom, asked) => {
        const { host, port } = options
        const wayIn = await wayInForTheFirst(newsroom, { host, port })
        const ask = (email: string) => askToConfirm(newsroom, email, 'form')
        const app = siteApp(newsroom, {
          ...readEnvironment(),
          desk: deskApp(newsroom).fetch,
          newsletter: newsroom.settings.newsletter.enabled ? newsletterApp(newsroom, { ask }).fetch : null,
        })
        const server = await listen(app, host, port)
        const address = `${originOf({ host, port })}/`
        const desk = `${originOf({ host, port })}${basePathOf(newsroom.masthead)}/desk/`
        try {
          const patience = openPatience(newsroom, 'start')
          await patience.with(() => readOwnList(newsroom))
          await patience.with(async () => {
            // What a killed process left half done is published when it is done.
            if (await isUnsettled(newsroom.store.db)) return
            await alone(newsroom.store.pool, 'publish', () => publishEdition(newsroom))
          })
          const timetable = await startTimetable(newsroom)
          if (wayIn !== null) console.error(wayIn)
          console.error(`${newsroom.masthead.name} is at ${address}, its editors’ desk at ${desk}   (Ctrl-C ends)`)
          try {
            await Promise.race([asked, timetable.failed])
          } finally {
            console.error('Finishing what is under way …')
            await timetable.stop()
          }
        } finally {
          server.closeAllConnections()
          server.close()
        }
        return { json: { address, desk, ended: true }, text: '' }
      }),
    )
}
