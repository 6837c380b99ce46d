import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { listen, siteApp } from '../src/api/index.ts'
import { deskApp } from '../src/desk/index.ts'
import type { Newsroom } from '../src/newsroom.ts'

export const CHROMIUM = '/usr/bin/chromium'
export const chromiumHere = existsSync(CHROMIUM)
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
