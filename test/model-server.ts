import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'

/** What a model server was asked. */
export interface ModelRequest {
  readonly path: string
  readonly key: string | null
  readonly model: string
  readonly system: string
  readonly prompt: string
  /** JSON Schema that came along, if any. */
  readonly schema: Record<string, unknown> | null
}

/** How it behaves: every good and bad case. */
export type Reply =
  | { readonly text: string; readonly cutOff?: true }
  | { readonly withheld: true }
  /** `retryAfterMs` goes into the header that says how long to wait. */
  | { readonly status: number; readonly retryAfterMs?: number }
  | { readonly afterMs: number; readonly text: string }
  | { readonly raw: string }

export interface ModelServer {
  readonly url: string
  readonly asked: ModelRequest[]
  /** Prompts that it was told to draw. */
  readonly drawn: string[]
  close(): void
}

interface Behaviour {
  readonly chat: (request: ModelRequest, nth: number) => Reply
  readonly picture?: Reply
  /** Only this key is taken. */
  readonly key?: string
}

/** A local server that speaks the chat, image and embedding protocols of OpenAI's kind, and Anthropic's messages. */
export async function startModelServer(behaviour: Behaviour): Promise<ModelServer> {
  const asked: ModelRequest[] = []
  const drawn: string[] = []
  const server = createServer(async (request, response) => {
    const body = JSON.parse((await bodyOf(request)) || '{}') as Record<string, unknown>
    const key =
      request.headers.authorization?.replace('Bearer ', '') ?? (request.headers['x-api-key'] as string) ?? null
    if (behaviour.key !== undefined && key !== behaviour.key) return fail(response, 401)
    const path = request.url ?? ''
    if (path === '/v1/images/generations') {
      drawn.push(String(body.prompt))
      if (behaviour.picture && 'status' in behaviour.picture) return fail(response, behaviour.picture.status)
      return json(response, { created: 1, data: [{ b64_json: (await somePicture()).toString('base64') }] })
    }
    if (path === '/v1/embeddings') {
      const input = [body.input].flat() as string[]
      return json(response, {
        data: input.map((text, index) => ({ index, embedding: [text.length, 1, 0] })),
        usage: { prompt_tokens: 1, total_tokens: 1 },
      })
    }
    if (path !== '/v1/chat/completions' && path !== '/v1/messages') return fail(response, 404)
    const question = questionOf(path, key, body)
    asked.push(question)
    await answer(response, question, behaviour.chat(question, asked.length))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    ...{ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked, drawn },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface Message {
  readonly role: string
  readonly content: string | readonly { readonly text?: string }[]
}

function questionOf(path: string, key: string | null, body: Record<string, unknown>): ModelRequest {
  const words = (content: Message['content']) =>
    typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join('')
  const messages = (body.messages ?? []) as readonly Message[]
  const of = (role: string) =>
    messages
      .filter((message) => message.role === role)
      .map(({ content }) => words(content))
      .join('\n')
  const system = body.system === undefined ? of('system') : words(body.system as Message['content'])
  const format = body.response_format as { json_schema?: { schema?: Record<string, unknown> } } | undefined
  const tools = body.tools as { input_schema?: Record<string, unknown> }[] | undefined
  const own = (body.output_format ?? (body.output_config as Record<string, unknown> | undefined)?.format) as
    | { schema?: Record<string, unknown> }
    | undefined
  const schema = format?.json_schema?.schema ?? own?.schema ?? tools?.[0]?.input_schema ?? null
  return { path, key, model: String(body.model), system, prompt: of('user'), schema }
}

async function answer(response: ServerResponse, { path, model }: ModelRequest, reply: Reply): Promise<void> {
  if ('status' in reply) return fail(response, reply.status, reply.retryAfterMs)
  if ('raw' in reply) return void response.writeHead(200, { 'content-type': 'application/json' }).end(reply.raw)
  if ('afterMs' in reply) await new Promise((resolve) => setTimeout(resolve, reply.afterMs).unref())
  const text = 'withheld' in reply ? '' : reply.text
  const cutOff = 'cutOff' in reply
  if (path === '/v1/messages') {
    return json(response, {
      ...{ type: 'message', id: 'm', role: 'assistant', model, content: [{ type: 'text', text }] },
      stop_reason: 'withheld' in reply ? 'refusal' : cutOff ? 'max_tokens' : 'end_turn',
      usage: { input_tokens: 100, output_tokens: 50 },
    })
  }
  const finish = 'withheld' in reply ? 'content_filter' : cutOff ? 'length' : 'stop'
  json(response, {
    ...{ id: 'c', object: 'chat.completion', created: 1, model },
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: finish }],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  })
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function fail(response: ServerResponse, status: number, retryAfterMs = 5): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': String(retryAfterMs) })
    .end(JSON.stringify({ error: { message: `status ${status}`, type: 'error' }, type: 'error' }))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

const somePicture = () =>
  sharp({ create: { width: 1024, height: 1024, channels: 3, background: '#c9b28b' } })
    .png()
    .toBuffer()
