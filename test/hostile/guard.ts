import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { isIP } from 'node:net'

/**
 * Stands between this process and the network: below everything that could be talked around, where Node hands an address
 * to the system. Loopback is reached; what plays the Internet is led to a server of the test; everything else is noted
 * and meets a network that is not there.
 */
export interface NetworkGuard {
  /** Every address that a connection was asked for, `address:port`, in order. */
  readonly asked: readonly string[]
  /** Every name that was looked up. */
  readonly lookedUp: readonly string[]
  /** Forgets what was asked so far. */
  forget(): void
  /** A public address that leads to a port of this machine. */
  play(address: string, port: number): void
  /** What a name answers, one list of addresses for each time that it is asked; the last one stays. */
  name(name: string, ...answers: (readonly string[])[]): void
  remove(): void
}

/** The system's own sockets, as `net` uses them. */
interface TcpHandle {
  connect: Connect
  connect6: Connect
}
type Connect = (request: object, address: string, port: number) => number

const ENETUNREACH = -101
const ENOTFOUND = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' })

export function guardNetwork(): NetworkGuard {
  const asked: string[] = []
  const lookedUp: string[] = []
  const played = new Map<string, number>()
  const names = new Map<string, (readonly string[])[]>()
  const handle = (process as unknown as { binding(name: string): { TCP: { prototype: TcpHandle } } }).binding(
    'tcp_wrap',
  ).TCP.prototype
  const { connect, connect6 } = handle
  const own = dns.lookup

  function through(this: TcpHandle, as: Connect, request: object, address: string, port: number): number {
    asked.push(`${address}:${port}`)
    const stand = played.get(address)
    if (stand !== undefined) return connect.call(this, request, '127.0.0.1', stand)
    return isLoopback(address) ? as.call(this, request, address, port) : ENETUNREACH
  }
  handle.connect = function (request, address, port) {
    return through.call(this, connect, request, address, port)
  }
  handle.connect6 = function (request, address, port) {
    return through.call(this, connect6, request, address, port)
  }
  dns.lookup = ((name: string, options: unknown, callback?: unknown) => {
    // An address is no name; servers of the test are bound through here, too.
    if (isIP(name)) return own(name, options as dns.LookupAllOptions, callback as never)
    const done = (callback ?? options) as (error: Error | null, ...found: unknown[]) => void
    const all = (options as { all?: boolean } | null)?.all === true
    lookedUp.push(name)
    const answers = names.get(name.toLowerCase())
    const addresses = answers && (answers.length > 1 ? answers.shift()! : answers[0]!)
    const found = addresses?.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    setImmediate(() => {
      if (!found) done(ENOTFOUND)
      else if (all) done(null, found)
      else done(null, found[0]?.address, found[0]?.family)
    })
  }) as typeof dns.lookup
  syncBuiltinESMExports()

  return {
    asked,
    lookedUp,
    forget: () => {
      asked.length = 0
      lookedUp.length = 0
    },
    play: (address, port) => void played.set(address, port),
    name: (name, ...answers) => void names.set(name, answers),
    remove: () => {
      Object.assign(handle, { connect, connect6 })
      dns.lookup = own
      syncBuiltinESMExports()
    },
  }
}

const isLoopback = (address: string): boolean => address.startsWith('127.') || address === '::1'
