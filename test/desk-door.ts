import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import { listen, siteApp } from '../src/api/index.ts'
import { deskApp } from '../src/desk/index.ts'
import type { Newsroom } from '../src/newsroom.ts'

export interface Reply {
  readonly status: number
  readonly body: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** A desk that is served, asked by any program with headers of its choice. */
export interface ServedDesk {
  readonly origin: string
  /** A browser with cookies of its own, or none. */
  browser(): TestBrowser
  ask(path: string, options?: AskOptions): Promise<Reply>
  close(): void
}

interface AskOptions {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly form?: Record<string, string>
}

export async function serveDesk(newsroom: Newsroom): Promise<ServedDesk> {
  const server = await listen(siteApp(newsroom, { desk: deskApp(newsroom).fetch }), '127.0.0.1', 0)
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const desk: ServedDesk = {
    origin,
    ask: (path, options = {}) => send(`${origin}${path}`, options),
    browser: () => openBrowser(desk),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return desk
}

function send(url: string, { method = 'GET', headers = {}, form }: AskOptions): Promise<Reply> {
  const body = form && new URLSearchParams(form).toString()
  const type = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    const request = ask(url, { method, headers: { ...type, ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (data) => {
        text += data
      })
      response.on('end', () => resolve({ status: response.statusCode!, body: text, headers: response.headers }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Keeps cookies and sends forms as browsers do: with the token of the page that they stand on, and saying whence. */
export interface TestBrowser {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Reply>
  /** Sends a form that stands on the page at `on`. */
  send(on: string, to: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Reply>
}

function openBrowser({ ask, origin }: Pick<ServedDesk, 'ask' | 'origin'>): TestBrowser {
  const cookies = new Map<string, string>()
  const keep = (reply: Reply): Reply => {
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (/max-age=0/i.test(line)) cookies.delete(name!)
      else cookies.set(name!, value!)
    }
    return reply
  }
  const cookie = (): Record<string, string> =>
    cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const browser: TestBrowser = {
    cookies,
    get: async (path, headers = {}) => keep(await ask(path, { headers: { ...cookie(), ...headers } })),
    send: async (on, to, form, headers = {}) => {
      const { body } = await browser.get(on)
      const csrf = /name="csrf" (?:content|value)="([^"]+)"/.exec(body)?.[1] ?? ''
      const all = { ...cookie(), origin, ...headers }
      return keep(await ask(to, { method: 'POST', headers: all, form: { csrf, ...form } }))
    },
  }
  return browser
}
