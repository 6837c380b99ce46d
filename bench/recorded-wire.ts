import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type GrowingWire, openAnswers } from './crash-wire.ts'
import { freePort } from './free-port.ts'

/** Where the server of a recorded wire usually lies: outside of the repository, since its texts are not ours. */
const BESIDE = fileURLToPath(new URL('../../shared/wire/serve.mjs', import.meta.url))

/** The server of a recorded wire, when there is one here. */
export function recordedWire(): string | null {
  const named = process.env.BROADSHEET_WIRE
  if (named && !existsSync(named)) throw new Error(`BROADSHEET_WIRE names ${named}, which is not there`)
  return named || (existsSync(BESIDE) ? BESIDE : null)
}

/** Says to whoever started the server that it was asked something; the server itself knows nothing of it. */
const TELL_ON_REQUEST = `import { subscribe } from 'node:diagnostics_channel'
subscribe('http.server.request.start', ({ request }) => {
  if (request.method !== 'POST') process.send?.('request')
})`

/**
 * Starts a recorded wire, which lists everything up to its clock (`--last`, `POST /clock?now=`, and a `wire.json` beside
 * it). Each part reveals as many articles as any other.
 */
export async function startRecordedWire(server: string, parts: number): Promise<GrowingWire> {
  const instants = publishedIn(join(dirname(server), 'wire.json'))
  const child = fork(server, ['--last', '1000', '--port', String(await freePort())], {
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(TELL_ON_REQUEST)}`],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const { opml } = await firstLine(child)
  const upTo = (part: number) => instants[Math.ceil((part * instants.length) / parts) - 1]!
  const answers = openAnswers()
  child.on('message', answers.given)
  let now = upTo(parts)
  return {
    onAnswer: answers.listen,
    opmlUrl: opml,
    parts,
    reveal: async (part) => {
      now = upTo(part)
      const answer = await fetch(new URL(`/clock?now=${now}`, opml), { method: 'POST' })
      if (!answer.ok) throw new Error(`the recorded wire does not set its clock: ${answer.status}`)
    },
    listed: () => instants.filter((one) => one <= now).length,
    close: async () => {
      child.kill()
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function firstLine(server: ChildProcess): Promise<{ opml: string }> {
  const lines = createInterface({ input: server.stdout! })
  const ended = once(server, 'exit').then(() => {
    throw new Error('the recorded wire did not start')
  })
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string]
  return JSON.parse(line) as { opml: string }
}

/** When its articles were published, in order. */
function publishedIn(file: string): string[] {
  const outlets = JSON.parse(readFileSync(pathToFileURL(file), 'utf8')) as { articles: { published: string }[] }[]
  return outlets.flatMap(({ articles }) => articles.map(({ published }) => published)).sort()
}
