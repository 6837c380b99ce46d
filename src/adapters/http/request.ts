import type { IncomingHttpHeaders } from 'node:http'
import type { Agent, Dispatcher } from 'undici'
import { decodeBody } from './encoding.ts'
import type { Gate } from './gate.ts'
import { TooLarge, TooSlow } from './words.ts'

/** One request, one answer; no redirects. */
export interface Requester {
  /** Rejects with what went wrong; `whyNot` has the words for it. */
  get(url: URL, headers: Record<string, string>, limits: Limits): Promise<RawAnswer>
  close(): Promise<void>
}

export interface Limits {
  readonly timeoutMs: number
  /** On the wire and decoded alike. */
  readonly maxBytes: number
}

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Uint8Array
}

/** Node's own default is 16 KB, which long cookie and policy headers of real sites overrun. */
const MAX_HEADER_BYTES = 64 * 1024

const NOTHING = new Uint8Array()

export function openRequester(gate: Gate): Requester {
  let opened: Promise<Agent> | undefined
  const once = (agent: Agent, url: URL, headers: Record<string, string>, limits: Limits) =>
    new Promise<RawAnswer>((resolve, reject) => {
      const exchange = new Exchange(limits, resolve, reject)
      const { origin, pathname, search } = url
      agent.dispatch({ origin, path: pathname + search, method: 'GET', headers }, exchange)
    })
  return {
    async get(url, headers, limits) {
      opened ??= openAgent(gate)
      const agent = await opened
      const started = performance.now()
      try {
        return await once(agent, url, headers, limits)
      } catch (error) {
        if (!(error instanceof HungUp)) throw error
        const timeoutMs = limits.timeoutMs - (performance.now() - started)
        return await once(agent, url, headers, { ...limits, timeoutMs })
      }
    },
    close: async () => (await opened)?.destroy(),
  }
}

/** Loads undici, which commands that fetch nothing do without. */
async function openAgent(gate: Gate): Promise<Agent> {
  const { Agent, buildConnector } = await import('undici')
  return new Agent({
    connect: gate.connector(buildConnector),
    // Hosts are asked one at a time: more connections would lie idle.
    connections: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    // One timer over the whole request stands in for both.
    headersTimeout: 0,
    bodyTimeout: 0,
  })
}

/**
 * The server closed the connection before it said anything: mostly a kept connection that it gave up at the very moment
 * we used it, so that asking once more helps.
 */
class HungUp extends Error {
  readonly code = 'ECONNRESET'
}

/** Collects one answer, within its limits. Straight on undici's dispatcher: a stream per answer costs more than small bodies do. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: Limits
  readonly #resolve: (answer: RawAnswer) => void
  readonly #reject: (error: Error) => void
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: IncomingHttpHeaders = {}
  #chunks: Uint8Array[] = []
  #bytes = 0
  #over = false

  constructor(limits: Limits, resolve: (answer: RawAnswer) => void, reject: (error: Error) => void) {
    this.#limits = limits
    this.#resolve = resolve
    this.#reject = reject
    this.#timer = setTimeout(() => this.#fail(new TooSlow()), Math.max(limits.timeoutMs, 1))
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#over) controller.abort(new TooSlow())
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return
    this.#status = status
    this.#headers = headers
    if (Number(headers['content-length']) > this.#limits.maxBytes) this.#fail(new TooLarge(this.#limits.maxBytes))
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#bytes > this.#limits.maxBytes) this.#fail(new TooLarge(this.#limits.maxBytes))
    else this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    if (this.#over) return
    const raw = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks, this.#bytes)
    const body = this.#bytes === 0 ? NOTHING : raw
    decodeBody(body, this.#headers['content-encoding'], this.#limits.maxBytes).then(
      (decoded) => this.#finish(decoded),
      (error: Error) => this.#fail(error),
    )
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    const { code } = error as NodeJS.ErrnoException
    const hungUp = this.#status === 0 && (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    this.#fail(hungUp ? new HungUp(error.message, { cause: error }) : error)
  }

  #finish(body: Uint8Array): void {
    if (this.#over) return
    this.#end()
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  #fail(error: Error): void {
    if (this.#over) return
    this.#end()
    this.#reject(error)
    this.#controller?.abort(error)
  }

  #end(): void {
    this.#over = true
    this.#chunks = []
    clearTimeout(this.#timer)
  }
}
