import { expect, test } from 'vitest'
import { csrfOf, foreign, isToken } from './own-form.ts'

const own = 'news.example'

test.each([
  ['by its origin', { origin: 'https://news.example', fetchSite: undefined }],
  ['by what the browser says of it', { origin: undefined, fetchSite: 'same-origin' }],
  ['by both', { origin: 'http://news.example', fetchSite: 'same-origin' }],
])('a form of our own is known %s', (_, sent) => {
  expect(foreign({ ...sent, host: own })).toBeNull()
})

test.each([
  ['that says nothing', { origin: undefined, fetchSite: undefined }],
  ['from another host', { origin: 'https://evil.example', fetchSite: undefined }],
  ['from another port', { origin: 'https://news.example:8443', fetchSite: undefined }],
  ['from a host that begins alike', { origin: 'https://news.example.evil.example', fetchSite: undefined }],
  ['from a page without an origin', { origin: 'null', fetchSite: undefined }],
  ['from a file', { origin: 'file://', fetchSite: undefined }],
  ['from another part of the site', { origin: undefined, fetchSite: 'same-site' }],
  ['from elsewhere', { origin: undefined, fetchSite: 'cross-site' }],
  ['typed in', { origin: undefined, fetchSite: 'none' }],
  ['whose headers disagree', { origin: 'https://evil.example', fetchSite: 'same-origin' }],
  ['whose headers disagree the other way', { origin: 'https://news.example', fetchSite: 'cross-site' }],
])('a form %s is none of ours', (_, sent) => {
  expect(foreign({ ...sent, host: own })).not.toBeNull()
})

test('the port that was asked for is part of the origin', () => {
  expect(foreign({ origin: 'http://127.0.0.1:4600', fetchSite: undefined, host: '127.0.0.1:4600' })).toBeNull()
  expect(foreign({ origin: 'http://127.0.0.1:4601', fetchSite: undefined, host: '127.0.0.1:4600' })).not.toBeNull()
})

test('a token fits one secret only, and tells nothing of it', () => {
  const token = csrfOf('secret')
  expect(isToken(token, token)).toBe(true)
  expect(isToken(csrfOf('another'), token)).toBe(false)
  expect(token).not.toContain('secret')
  for (const sent of [undefined, '', 'secret', token.slice(1), {}, [token]]) expect(isToken(sent, token)).toBe(false)
})
