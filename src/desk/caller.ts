import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Where a request comes from, and what was asked for, as far as we may believe it. */
export interface Caller {
  /** The address to count by: of IPv6 the network, since whoever has one has all of its addresses. */
  readonly address: string
  /** Host and port as the browser knows them. */
  readonly host: string
  readonly isSecure: boolean
}

/** Whose X-Forwarded headers are believed: nobody’s, everybody’s, or those of addresses and networks. */
export type Proxies = boolean | readonly string[]

type Request = Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } }

export function callerOf({ headers, socket }: Request, proxies: Proxies): Caller {
  const peer = plain(socket.remoteAddress ?? '')
  const isProxy = openProxies(proxies)
  const said = (name: string) => (isProxy(peer) ? listed(headers[name]) : [])
  const hops = [...said('x-forwarded-for').map(plain), peer].filter(isAddress)
  // Each proxy adds whom it was asked by: the last that is none of ours is who asks. What stands before it anybody may have written.
  const asking = proxies === true ? hops.at(-2) : hops.findLast((hop) => !isProxy(hop))
  return {
    address: countedAs(asking ?? hops[0] ?? peer),
    host: said('x-forwarded-host').at(-1) ?? headers.host ?? '',
    isSecure: said('x-forwarded-proto').at(-1)?.toLowerCase() === 'https',
  }
}

const listed = (value: string | string[] | undefined): string[] =>
  [value ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** Without zone, port and brackets; IPv4 as such also where IPv6 carries it. */
const plain = (address: string): string =>
  address
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')

const isAddress = (text: string) => isIPv4(text) || isIPv6(text)

function openProxies(proxies: Proxies): (address: string) => boolean {
  if (typeof proxies === 'boolean') return () => proxies
  const list = new BlockList()
  for (const entry of proxies) {
    const [address = '', prefix] = entry.split('/')
    if (!isAddress(address)) continue
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (address) => isAddress(address) && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
}

const NETWORK_GROUPS = 4

function countedAs(address: string): string {
  if (!isIPv6(address)) return address
  // The WHATWG parser writes every IPv6 address in one way, with the longest run of zeros left out.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const [left, right] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean)) as [string[], string[]]
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill('0'), ...right]
  return `${groups.slice(0, NETWORK_GROUPS).join(':')}::/64`
}
