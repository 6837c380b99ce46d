import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** IPv4 that is not the public Internet (IANA special-purpose registry), and Azure's host behind a public number. */
const CLOSED_IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['168.63.129.16', 32],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/** Of IPv6 only 2000::/3 is public, and of that not: protocol assignments with Teredo, 6to4, documentation. */
const PUBLIC_IPV6 = ['2000::', 3] as const
const CLOSED_IPV6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

/** Ways to write an IPv4 address inside IPv6: mapped, and the translators' well-known prefix. */
const CARRIES_IPV4: readonly (readonly [string, number])[] = [
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
]

const closed = new BlockList()
for (const [net, prefix] of CLOSED_IPV4) closed.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of CLOSED_IPV6) closed.addSubnet(net, prefix, 'ipv6')
const open6 = new BlockList()
open6.addSubnet(...PUBLIC_IPV6, 'ipv6')
const carriers = new BlockList()
for (const [net, prefix] of CARRIES_IPV4) carriers.addSubnet(net, prefix, 'ipv6')

/** Whether an address literal leads anywhere but to the public Internet. What is no address is taken for private. */
export function isPrivate(address: string): boolean {
  const plain = plainAddress(address)
  if (isIPv4(plain)) return closed.check(plain, 'ipv4')
  return !isIPv6(plain) || !open6.check(plain, 'ipv6') || closed.check(plain, 'ipv6')
}

/** The IPv4 address that an IPv6 one carries; any other address as it is, without zone. */
export function plainAddress(address: string): string {
  const bare = address.split('%', 1)[0]!
  if (!isIPv6(bare) || !carriers.check(bare, 'ipv6')) return bare
  // The WHATWG parser writes every IPv6 address in hexadecimal groups, shortened.
  const groups = new URL(`http://[${bare}]`).hostname.slice(1, -1).split(':')
  const [high, low] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16)) as [number, number]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
