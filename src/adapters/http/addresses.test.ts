import { describe, expect, test } from 'vitest'
import { isPrivate, plainAddress } from './addresses.ts'

/** As a fetch sees it: whatever way a host is written, the URL parser gives the address. */
const hostOf = (written: string) => new URL(`http://${written}/`).hostname.replace(/^\[|\]$/g, '')

describe('private in any notation', () => {
  test.each([
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in its range', '127.9.9.9'],
    ['loopback, decimal', '2130706433'],
    ['loopback, hexadecimal', '0x7f000001'],
    ['loopback, hexadecimal in parts', '0x7f.1'],
    ['loopback, octal', '0177.0.0.1'],
    ['loopback, short', '127.1'],
    ['loopback, full-width digits', '１２７.0.0.1'],
    ['this network', '0.0.0.0'],
    ['this network, short', '0'],
    ['private, 10', '10.1.2.3'],
    ['private, 172', '172.16.0.1'],
    ['private, end of 172', '172.31.255.255'],
    ['private, 192', '192.168.1.1'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['link-local, metadata service', '169.254.169.254'],
    ['metadata service, decimal', '2852039166'],
    ['Azure host', '168.63.129.16'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '203.0.113.7'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '239.1.1.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 unspecified', '[::]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['IPv4-mapped', '[::ffff:127.0.0.1]'],
    ['IPv4-mapped, hexadecimal', '[::ffff:7f00:1]'],
    ['IPv4-mapped, long', '[0:0:0:0:0:ffff:0a00:0001]'],
    ['NAT64 of a private address', '[64:ff9b::10.0.0.1]'],
    ['NAT64, local prefix', '[64:ff9b:1::1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['Teredo', '[2001:0:4136:e378:8000:63bf:3fff:fdd2]'],
    ['unique local', '[fd00:ec2::254]'],
    ['unique local, lower half', '[fc00::1]'],
    ['link-local', '[fe80::1]'],
    ['site-local', '[fec0::1]'],
    ['IPv6 multicast', '[ff02::1]'],
    ['IPv6 documentation', '[2001:db8::1]'],
    ['discard', '[100::1]'],
  ])('%s: %s', (_, written) => {
    expect(isPrivate(hostOf(written))).toBe(true)
  })

  test('a link-local address with its zone', () => {
    expect(isPrivate('fe80::1%eth0')).toBe(true)
  })

  test('what is no address at all', () => {
    expect(isPrivate('localhost')).toBe(true)
  })
})

describe('public', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '169.253.1.1',
    '192.0.1.1',
    '223.255.255.255',
    '[2606:4700::6810:84e5]',
    '[2a00:1450:4001:81b::200e]',
    '[2001:4860:4860::8888]',
    '[::ffff:8.8.8.8]',
    '[64:ff9b::808:808]',
  ])('%s', (written) => {
    expect(isPrivate(hostOf(written))).toBe(false)
  })
})

test.each([
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['::ffff:0:1', '0.0.0.1'],
  ['64:ff9b::a9fe:a9fe', '169.254.169.254'],
  ['::1', '::1'],
  ['10.0.0.1', '10.0.0.1'],
])('%s is %s', (written, plain) => {
  expect(plainAddress(written)).toBe(plain)
})
