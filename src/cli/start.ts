import { once } from 'node:events'
import { type Command, InvalidArgumentError } from 'commander'
import { listen, siteApp } from '../api/index.ts'
import { readEnvironment } from '../config/index.ts'
import { deskApp } from '../desk/index.ts'
import { basePathOf } from '../news/index.ts'
import { alone } from '../store/index.ts'
import { publishEdition, readOwnList, startTimetable } from '../worker/index.ts'
import { newsroomOptions, withNewsroom } from './command.ts'

export function start(program: Command): void {
  newsroomOptions(program.command('start'))
    .description('everything in one process: timetable, workers, and the site; ends with Ctrl-C')
    .option('--port <port>', 'where the site is served', portNumber, 4600)
    .option('--host <address>', 'on which address', '127.0.0.1')
    .action((options: { port: number; host: string; json?: boolean }) =>
      withNewsroom(options, async (newsroom) => {
        const { host, port } = options
        const app = siteApp(newsroom, { ...readEnvironment(), desk: deskApp(newsroom).fetch })
        const server = await listen(app, host, port)
        const address = `${originOf(host, port)}/`
        const desk = deskAddress(host, port, basePathOf(newsroom.masthead))
        try {
          await readOwnList(newsroom)
          await alone(newsroom.store.pool, 'publish', () => publishEdition(newsroom))
          const timetable = await startTimetable(newsroom)
          const open = desk === null ? '' : `, its editors’ desk at ${desk}`
          console.error(`${newsroom.masthead.name} is at ${address}${open}   (Ctrl-C ends)`)
          try {
            await Promise.race([
              once(process, 'SIGINT'),
              once(process, 'SIGTERM'),
              once(process, 'SIGHUP'),
              timetable.failed,
            ])
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

const originOf = (host: string, port: number) => `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Only this machine may see the desk: it is at a loopback address that the server listens on, if there is one. */
function deskAddress(host: string, port: number, base: string): string | null {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return /^(?:127\.|::1$|localhost$)/.test(here) ? `${originOf(here, port)}${base}/desk/` : null
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be a number from 0 to 65535.')
  return port
}
