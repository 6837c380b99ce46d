import { expect, test } from 'vitest'
import { callerOf, type Proxies } from './caller.ts'

const FORWARDED = {
  host: '127.0.0.1:4600',
  'x-forwarded-for': '198.51.100.1, 203.0.113.9',
  'x-forwarded-host': 'news.example',
  'x-forwarded-proto': 'https',
}
const called = (proxies: Proxies, from = '127.0.0.1', headers: Record<string, string> = FORWARDED) =>
  callerOf({ headers, socket: { remoteAddress: from } }, proxies)

test('what a proxy says counts nothing unless it is trusted', () => {
  const direct = { address: '127.0.0.1', host: '127.0.0.1:4600', isSecure: false }
  expect(called(false)).toEqual(direct)
  expect(called(['10.0.0.1', '192.168.0.0/16'])).toEqual(direct)
})

test.each<[string, Proxies]>([
  ['every proxy', true],
  ['its address', ['127.0.0.1']],
  ['its network', ['127.0.0.0/8']],
])('a proxy that is trusted by %s says who asks, for what, and how', (_, proxies) => {
  expect(called(proxies)).toEqual({ address: '203.0.113.9', host: 'news.example', isSecure: true })
})

test.each<[string, Proxies, string, string]>([
  ['what the visitor wrote is not believed', ['127.0.0.1'], '1.2.3.4, 203.0.113.9', '203.0.113.9'],
  ['nor with every proxy trusted', true, '1.2.3.4, 203.0.113.9', '203.0.113.9'],
  ['two proxies of ours', ['127.0.0.1', '10.0.0.0/8'], '1.2.3.4, 203.0.113.9, 10.0.0.3', '203.0.113.9'],
  ['nothing but ours', ['127.0.0.1', '10.0.0.0/8'], '10.0.0.4', '10.0.0.4'],
  ['with ports', ['127.0.0.1'], '203.0.113.9:5123', '203.0.113.9'],
  ['with brackets', ['127.0.0.1'], '[2001:db8::7]:443', '2001:db8:0:0::/64'],
  ['nonsense', ['127.0.0.1'], 'unknown, _hidden', '127.0.0.1'],
  ['nothing', ['127.0.0.1'], '', '127.0.0.1'],
])('who asks: %s', (_, proxies, forwarded, address) => {
  expect(called(proxies, '127.0.0.1', { host: 'h', 'x-forwarded-for': forwarded }).address).toBe(address)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:9::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s counts as %s', (address, counted) => {
  expect(called(false, address).address).toBe(counted)
})

test('proxies of ours may speak IPv6', () => {
  expect(called(['2001:db8::/32'], '2001:db8::5').address).toBe('203.0.113.9')
  expect(called(['127.0.0.0/8'], '::ffff:127.0.0.1').address).toBe('203.0.113.9')
})
