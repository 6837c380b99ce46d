import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import type { Command } from 'commander'
import { Hono } from 'hono'
import { listen } from '../api/index.ts'
import { addressedTo } from '../renditions/newsletter/index.ts'
import { type DraftIssue, draftIssue } from '../worker/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'
import { portNumber } from './port-number.ts'
import { count } from './print.ts'

interface PreviewOptions extends CommonOptions {
  readonly html?: string
  readonly text?: boolean
  readonly port?: number
  readonly open?: boolean
}

/** A preview belongs to no reader: its link for unsubscribing leads nowhere. */
const NOWHERE = '#unsubscribe'

export function newsletterPreview(command: Command): void {
  newsroomOptions(command)
    .option('--html <file>', 'write its HTML to a file')
    .option('--text', 'print its plain text')
    .option('--port <port>', 'serve both on this machine, until Ctrl-C; 0: any free port', portNumber)
    .option('--open', 'serve them, and open the browser')
    .action((options: PreviewOptions) =>
      withNewsroom(options, async (newsroom) => {
        const issue = await draftIssue(newsroom)
        if (!issue) return { json: { issue: null }, text: 'Nothing is new since the last issue: none would be sent.' }
        const [html, text] = [addressedTo(issue.html, NOWHERE), addressedTo(issue.text, NOWHERE)]
        if (options.html !== undefined) writeFileSync(options.html, html)
        if (options.port !== undefined || options.open) await serve({ html, text }, options)
        const { number, subject, stories, piece } = issue
        const facts = { number, subject, stories: stories.length, satire: piece !== null }
        return {
          json: { issue: { ...facts, ...(options.html === undefined ? { html } : { file: options.html }), text } },
          text: options.text ? text.trimEnd() : summary(issue, options.html),
        }
      }),
    )
}

function summary({ number, subject, stories, piece }: DraftIssue, file: string | undefined): string {
  const told = count(stories.length, 'story', 'stories')
  return `Issue ${number}: “${subject}”, ${told}${piece ? ', one piece of satire' : ''}.
${file === undefined ? 'Look at it: broadsheet newsletter preview --open (or --html FILE, --text)' : `Its HTML is in ${file}.`}`
}

async function serve(
  { html, text }: { html: string; text: string },
  { port = 0, open }: PreviewOptions,
): Promise<void> {
  const app = new Hono()
  app.get('/', (c) => c.html(html))
  app.get('/text', (c) => c.text(text))
  const server = await listen(app, '127.0.0.1', port)
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  console.error(`The next issue is at ${address}, its plain text at ${address}text   (Ctrl-C ends)`)
  if (open) openBrowser(address)
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  server.closeAllConnections()
  server.close()
}

/** Where there is no browser the address has been printed. */
function openBrowser(address: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[process.platform as string] ?? 'xdg-open'
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
