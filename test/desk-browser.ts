import type { AddressInfo } from 'node:net'
import { listen, siteApp } from '../src/api/index.ts'
import { deskApp } from '../src/desk/index.ts'
import type { Newsroom } from '../src/newsroom.ts'
import { CHROMIUM, chromiumHere } from './chromium.ts'

if (!chromiumHere) console.warn(`The desk is not looked at in a browser: there is no ${CHROMIUM}`)

/** A newsroom's paper and desk, served as `broadsheet start` does. */
export async function serveDesk(newsroom: Newsroom): Promise<{ origin: string; close: () => void }> {
  const server = await listen(siteApp(newsroom, { desk: deskApp(newsroom).fetch }), '127.0.0.1', 0)
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What a browser without scripts does: keeps cookies, follows links, sends the forms that are on its page. */
export function openBrowser(origin: string) {
  let cookie = ''
  let path = ''
  let html = ''
  const ask = async (to: string, init: RequestInit = {}) => {
    const response = await fetch(`${origin}${to}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin, referer: `${origin}${path}`, ...init.headers },
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: response.status, to: response.headers.get('location'), html: await response.text() }
  }
  return {
    open: async (to: string) => {
      path = to
      html = (await ask(to)).html
      return html
    },
    /** Sends a form with the token of the page that is open. */
    send: (to: string, fields: readonly (readonly [string, string])[]) => {
      const csrf = /name="csrf" (?:value|content)="([^"]+)"/.exec(html)![1]!
      return ask(to, { method: 'POST', body: new URLSearchParams([['csrf', csrf], ...fields] as [string, string][]) })
    },
  }
}
