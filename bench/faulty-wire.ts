/**
 * `node --import tsx --import ./faulty-wire.ts server.mjs --fault-share 0.05 --fault-seed 1`: has the feeds of a wire's server
 * fail now and then, for one poll or for hours, in every way of wire-faults.ts. Time is what the wire is told at /clock. Any
 * of its servers tells at /__faults what failed when; `POST /__calm` ends all faults.
 */
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { syncBuiltinESMExports } from 'node:module'
import { numberOption } from './arguments.ts'
import { seeded } from './random.ts'
import { type Answer, FAULTS } from './wire-faults.ts'

/** A time in which a feed fails in one way. */
export interface Episode {
  readonly feed: string
  readonly fault: string
  readonly from: number
  /** Inclusive: a fault of one poll ends at the instant at which it begins. */
  until: number
  polls: number
}

export interface FaultRecord {
  readonly polls: number
  readonly episodes: readonly Episode[]
}

const MINUTE = 60_000
/** How long faults last, in minutes; 0 is one poll. Half of them are over at the next. */
const LENGTHS = [0, 0, 0, 0, 20, 60, 150, 360]

const args = process.argv
const share = numberOption(args, 'fault-share', 0.05)
const random = seeded(numberOption(args, 'fault-seed', 1))
const episodes: Episode[] = []
const polledAt = new Map<string, number>()
let deck: string[] = []
let polls = 0
let failed = 0
let now = 0
let calm = false

/** Every way is dealt once before any is dealt again. */
function deal(): string {
  if (deck.length === 0) deck = Object.keys(FAULTS)
  return deck.splice(Math.floor(random() * deck.length), 1)[0]!
}

/** The episode that the feed is in, which may begin with this poll. */
function episodeAt(feed: string): Episode | null {
  const isNew = polledAt.get(feed) !== now
  polledAt.set(feed, now)
  if (isNew && !calm) polls += 1
  let current = calm ? null : (episodes.findLast((one) => one.feed === feed && now <= one.until) ?? null)
  // Twice as often as on average while there are too few, so that the share is met.
  if (current === null && isNew && !calm && failed < polls * share && random() < share * 2) {
    const minutes = LENGTHS[Math.floor(random() * LENGTHS.length)]!
    current = { feed, fault: deal(), from: now, until: now + minutes * MINUTE, polls: 0 }
    episodes.push(current)
  }
  if (current && isNew) {
    current.polls += 1
    failed += 1
  }
  return current
}

/** What the wire would have said to somebody who asks for the first time. */
function answerOf(handle: RequestListener, request: IncomingMessage): Promise<Answer> {
  return new Promise((resolve) => {
    const headers: Answer['headers'] = {}
    const parts: Buffer[] = []
    let status = 200
    const response = {
      setHeader: (name: string, value: string) => {
        headers[name.toLowerCase()] = value
      },
      writeHead: (code: number, more: Answer['headers'] = {}) => {
        status = code
        for (const [name, value] of Object.entries(more)) headers[name.toLowerCase()] = value
        return response
      },
      write: (part: string | Buffer) => parts.push(Buffer.from(part)),
      end: (part?: string | Buffer) => {
        if (part) parts.push(Buffer.from(part))
        resolve({ status, headers, body: Buffer.concat(parts) })
      },
    }
    delete request.headers['if-none-match']
    delete request.headers['if-modified-since']
    handle(request, response as unknown as ServerResponse & { req: IncomingMessage })
  })
}

const create = http.createServer
function createFaulty(...given: unknown[]) {
  const handle = given.pop() as RequestListener
  return create(...(given as []), async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://host')
    if (pathname === '/__faults') return void response.end(JSON.stringify({ polls, episodes } satisfies FaultRecord))
    if (pathname === '/__calm') {
      calm = true
      for (const one of episodes) one.until = Math.min(one.until, now)
      return void response.end()
    }
    if (request.method === 'POST' && pathname === '/clock') now = Date.parse(searchParams.get('now') ?? '')
    const episode = pathname.endsWith('/feed') ? episodeAt(pathname) : null
    if (episode === null) return handle(request, response)
    request.socket.on('error', () => {})
    FAULTS[episode.fault]!(request, response, await answerOf(handle, request))
  })
}
http.createServer = createFaulty as typeof create
syncBuiltinESMExports()
