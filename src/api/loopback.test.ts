import { expect, test } from 'vitest'
import { refusal } from './loopback.ts'

const asked = (host: string, from = '127.0.0.1', headers: Record<string, string> = {}, httpVersion = '1.1') =>
  refusal({ headers: { host, ...headers }, httpVersion, socket: { remoteAddress: from } })

test.each([
  'localhost:4600',
  'LOCALHOST',
  '127.0.0.1:4600',
  '127.9.9.9',
  '[::1]:4600',
  'localhost.:80',
])('%s is a name of this machine for itself', (host) => {
  expect(asked(host)).toBeNull()
})

test.each([
  '',
  'news.example',
  'localhost.example',
  'localhost@news.example',
  '127.0.0.1.example',
  '127.1',
  '10.0.0.1',
  '[::2]',
  '::1',
])('"%s" is none', (host) => {
  expect(asked(host)).not.toBeNull()
})

test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('%s is this machine', (from) => {
  expect(asked('localhost', from)).toBeNull()
})

test.each(['', '10.0.0.7', '192.0.2.1', '::ffff:10.0.0.7', 'fe80::1', '127.0.0.1.example'])('"%s" is not', (from) => {
  expect(asked('localhost', from)).toBe('the request comes from another machine')
})

test.each<[string, Record<string, string>, string]>([
  ['that names whom it asks for', { 'x-forwarded-for': '203.0.113.9' }, '1.1'],
  ['that names itself', { via: '1.1 proxy' }, '1.1'],
  ['that says nothing but speaks the old protocol', {}, '1.0'],
])('a proxy %s is refused', (_, headers, version) => {
  expect(asked('127.0.0.1:4600', '127.0.0.1', headers, version)).toBe('the request comes through a proxy')
})
