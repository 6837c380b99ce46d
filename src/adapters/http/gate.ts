import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, isIPv4, isIPv6, type LookupFunction } from 'node:net'
import type { buildConnector } from 'undici'
import { BroadsheetError } from '../../news/error.ts'
import { isPrivate, plainAddress } from './addresses.ts'

/** Where we may connect to: the public Internet, and what newsroom.yaml opens under network.allow. */
export interface Gate {
  /** Makes the connections, by undici's own. It is the only way out, so that no redirect, name or notation gets around it. */
  connector(build: typeof buildConnector): buildConnector.connector
}

/** Why the gate stays shut. */
export class Closed extends Error {}

/** Connecting takes three round trips at most; whoever needs longer will not send a feed in time either. */
const CONNECT_TIMEOUT_MS = 10_000

export function openGate(allow: readonly string[]): Gate {
  const opened = readAllow(allow)
  const lookupPublic: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '')
      const reachable = addresses.filter(({ address }) => opened.address(address) || !isPrivate(address))
      if (reachable.length === 0) return callback(closedTo(addresses, hostname), '')
      if (options.all) return callback(null, reachable)
      callback(null, reachable[0]!.address, reachable[0]!.family)
    })
  }
  return {
    connector: (build) => {
      const toPublic = build({ timeout: CONNECT_TIMEOUT_MS, lookup: lookupPublic })
      const toAny = build({ timeout: CONNECT_TIMEOUT_MS })
      return (to, callback) => {
        const port = to.port || (to.protocol === 'https:' ? '443' : '80')
        if (opened.host(to.hostname, port)) return toAny(to, callback)
        // For an address there is nothing to look up, and Node does not ask.
        if (isIP(to.hostname)) {
          if (opened.address(to.hostname) || !isPrivate(to.hostname)) return toAny(to, callback)
          return callback(closedTo([{ address: to.hostname }]), null)
        }
        return toPublic(to, callback)
      }
    },
  }
}

function closedTo(addresses: readonly Pick<LookupAddress, 'address'>[], hostname?: string): Closed {
  const address = plainAddress(addresses[0]?.address ?? '')
  const behind = hostname ? `${hostname} is at ${address}, a private address, which` : `private address ${address}`
  return new Closed(`${behind} is not allowed (network.allow)`)
}

interface Opened {
  host(hostname: string, port: string): boolean
  address(address: string): boolean
}

/** Reads network.allow: `feeds.lan`, `localhost:8080`, `10.1.2.3`, `[::1]:8080`, `127.0.0.0/8`. */
function readAllow(allow: readonly string[]): Opened {
  const hosts = new Set<string>()
  const nets = new BlockList()
  for (const entry of allow) {
    const [net, prefix, ...more] = entry.trim().split('/')
    if (more.length > 0) throw notAllowable(entry)
    if (prefix !== undefined) addNet(nets, net!, prefix, entry)
    else if (isIP(net!)) nets.addAddress(net!, isIPv4(net!) ? 'ipv4' : 'ipv6')
    else hosts.add(hostOf(net!))
  }
  return {
    host: (hostname, port) => {
      const name = hostname.toLowerCase().replace(/\.$/, '')
      return hosts.has(name) || hosts.has(`${name}:${port}`)
    },
    address: (address) => {
      const plain = plainAddress(address)
      return nets.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')
    },
  }
}

function addNet(nets: BlockList, net: string, prefix: string, entry: string): void {
  const bits = Number(prefix)
  const longest = isIPv4(net) ? 32 : isIPv6(net) ? 128 : 0
  if (!/^\d+$/.test(prefix) || bits > longest) throw notAllowable(entry)
  nets.addSubnet(net, bits, isIPv4(net) ? 'ipv4' : 'ipv6')
}

/** As the URL parser writes hosts, with a port only where one is given. */
function hostOf(entry: string): string {
  if (!entry || !URL.canParse(`http://${entry}/`)) throw notAllowable(entry)
  const url = new URL(`http://${entry}/`)
  if (url.pathname !== '/' || url.username || url.search || url.hash) throw notAllowable(entry)
  const port = /:(\d+)$/.exec(entry)?.[1]
  const name = url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return port ? `${name}:${Number(port)}` : name
}

function notAllowable(entry: string): BroadsheetError {
  return new BroadsheetError('network-allow', {
    what: `"${entry}" under network.allow is neither a host nor a range of addresses`,
    next: 'write a host (feeds.lan), a host with its port (localhost:8080) or a range (127.0.0.0/8)',
    usage: true,
  })
}
