import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A document that stands ready at an address, with its validators. */
export interface Answer {
  readonly type: string
  readonly body: string | Buffer
  readonly etag: string
  readonly lastModified: string
}

export function answerOf(type: string, body: string | Buffer, changed: Date): Answer {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { type, body, etag, lastModified: changed.toUTCString() }
}

/** Answers one request: 200, 304 when the asker has it already, 404, 405. */
export async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  find: (path: string) => Promise<Answer | null>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  try {
    const answer = await find(new URL(request.url ?? '/', 'http://wire').pathname)
    if (answer) send(request, response, answer)
    else response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(`${String(error)}\n`)
  }
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.setHeader('etag', answer.etag)
  response.setHeader('last-modified', answer.lastModified)
  response.setHeader('cache-control', 'no-cache')
  if (isKnown(request, answer)) {
    response.writeHead(304).end()
    return
  }
  response.setHeader('content-type', answer.type)
  response.setHeader('content-length', Buffer.byteLength(answer.body))
  response.writeHead(200).end(request.method === 'HEAD' ? undefined : answer.body)
}

/** If-None-Match decides alone when it is sent (RFC 9110, 13.1.3). */
function isKnown({ headers }: IncomingMessage, answer: Answer): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === answer.etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return Number.isFinite(since) && Date.parse(answer.lastModified) <= since
}
