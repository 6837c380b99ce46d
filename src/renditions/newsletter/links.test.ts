import { expect, test } from 'vitest'
import { type Leave, messageIdOf, readLink, signedLink } from './links.ts'

const NOW = new Date('2026-03-02T07:00:00Z')
const KEY = 'k'.repeat(64)
const READER = '0190c0de-0000-7000-8000-000000000001'
const unsubscribe: Leave = { to: 'unsubscribe', reader: READER }
const confirm: Leave = { to: 'confirm', reader: READER, token: 'abc', until: new Date('2026-03-05T07:00:00Z') }

const queryOf = (link: string) => Object.fromEntries(new URL(link).searchParams)
const made = (leave: Leave, key = KEY) => queryOf(signedLink('https://paper.example/news', leave, key))

test.each([unsubscribe, confirm])('a link to $to is read back', (leave) => {
  expect(signedLink('https://paper.example/news', leave, KEY)).toMatch(
    new RegExp(`^https://paper\\.example/news/newsletter/${leave.to}\\?r=`),
  )
  expect(readLink(leave.to, made(leave), KEY, NOW)).toEqual(leave)
})

test.each<[string, Leave['to'], Record<string, string>]>([
  ['for another reader', 'unsubscribe', { ...made(unsubscribe), r: READER.replace('1', '2') }],
  ['of another newsroom', 'unsubscribe', made(unsubscribe, 'other')],
  ['with another signature', 'unsubscribe', { ...made(unsubscribe), s: 'AAAAAAAAAAAAAAAAAAAAAA' }],
  ['without a signature', 'unsubscribe', { r: READER }],
  ['for something else', 'confirm', { ...made(unsubscribe), t: 'abc', e: '1772000000' }],
  ['with another token', 'confirm', { ...made(confirm), t: 'abd' }],
  ['with a longer time', 'confirm', { ...made(confirm), e: '1999999999' }],
  ['with no time', 'confirm', { ...made(confirm), e: 'x' }],
  ['that holds nothing', 'confirm', {}],
])('a link %s allows nothing', (_, to, query) => {
  expect(readLink(to, query, KEY, NOW)).toBeNull()
})

test('a link for confirming ends', () => {
  expect(readLink('confirm', made(confirm), KEY, new Date('2026-03-05T07:00:00Z'))).toBeNull()
})

test('a message id is the same at every try, and no other reader’s', () => {
  const id = messageIdOf('issue', READER, 'paper.example', KEY)
  expect(id).toMatch(/^<[0-9a-f]{40}@paper\.example>$/)
  expect(messageIdOf('issue', READER, 'paper.example', KEY)).toBe(id)
  expect(messageIdOf('issue', 'other', 'paper.example', KEY)).not.toBe(id)
  expect(messageIdOf('other', READER, 'paper.example', KEY)).not.toBe(id)
})
