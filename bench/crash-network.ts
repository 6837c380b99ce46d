import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A network between a newsroom and its database, to be cut. */
export interface Network {
  readonly port: number
  /** Every connection breaks, and nobody gets through until it is mended. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

export async function startNetwork(socket: string): Promise<Network> {
  const open = new Set<Socket>()
  let isCut = false
  const drop = () => {
    for (const one of open) one.destroy()
    open.clear()
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(socket)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    cut: () => {
      isCut = true
      drop()
    },
    mend: () => {
      isCut = false
    },
    close: async () => {
      drop()
      server.close()
      await once(server, 'close')
    },
  }
}
