import { describe, expect, test } from 'vitest'
import { serverAt } from './address.ts'
import { type Mail, messageOf } from './index.ts'
import { outcomeOf } from './outcome.ts'

describe('the mail server', () => {
  test.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, login: null, tls: 'required' }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, login: null, tls: 'implicit' }],
    ['smtp://ann:p%40ss@mail.example:2525', { port: 2525, login: { user: 'ann', pass: 'p@ss' }, tls: 'required' }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'offered' }],
    ['smtp://127.0.0.2:25', { host: '127.0.0.2', tls: 'offered' }],
    ['smtp://[::1]:25', { host: '::1', tls: 'offered' }],
    ['smtp://127.0.0.1.example', { tls: 'required' }],
    ['smtp://10.0.0.1', { tls: 'required' }],
  ])('%s', (url, expected) => {
    expect(serverAt(url)).toMatchObject(expected)
  })

  test.each(['http://mail.example', 'mail.example:25', 'smtp:', ''])('is not at “%s”', (url) => {
    expect(() => serverAt(url)).toThrow('SMTP_URL is not the address of a mail server')
  })

  test('is not told with its password when it is wrong', () => {
    expect(() => serverAt('http://ann:secret@mail.example')).toThrow(/^(?!.*secret)/)
  })
})

const rcpt = { code: 'EENVELOPE', command: 'RCPT TO' }
test.each([
  [{ ...rcpt, responseCode: 550, response: '550 5.1.1 no such user' }, 'no mailbox'],
  [{ ...rcpt, responseCode: 550, response: '550 no such user' }, 'no mailbox'],
  [{ ...rcpt, responseCode: 550, response: '550 5.2.1 mailbox disabled' }, 'no mailbox'],
  [{ ...rcpt, responseCode: 550, response: '550 5.7.1 blocked' }, 'refused'],
  [{ ...rcpt, responseCode: 552, response: '552 5.2.2 mailbox full' }, 'refused'],
  [{ ...rcpt, responseCode: 450, response: '450 4.2.0 greylisted' }, 'later'],
  [{ ...rcpt, responseCode: 421, response: '421 4.3.2 shutting down' }, 'no server'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 5.6.0 spam' }, 'refused'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 550, response: '550 5.1.1 odd' }, 'refused'],
  [{ code: 'EMESSAGE', command: 'DATA', responseCode: 451, response: '451 later' }, 'later'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553 not your address' }, 'turned away'],
  [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 530, response: '530 log in first' }, 'turned away'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535 no' }, 'turned away'],
  [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 454, response: '454 later' }, 'no server'],
  [{ code: 'ETLS', message: 'no STARTTLS' }, 'turned away'],
  [{ code: 'ECONNECTION', message: 'refused' }, 'no server'],
  [{ code: 'ETIMEDOUT', message: 'silence' }, 'no server'],
])('%j is “%s”', (failure, kind) => {
  expect(outcomeOf(failure).kind).toBe(kind)
})

test('what a server says stays one line', () => {
  expect(outcomeOf({ responseCode: 450, response: '450-a\r\n450 b' })).toEqual({ kind: 'later', words: '450-a 450 b' })
})

const mail: Mail = {
  from: { name: 'The Paper, “daily”', address: 'news@paper.example' },
  replyTo: null,
  to: 'ada@example.org',
  subject: 'Trams',
  html: '<p>Trams</p>',
  text: 'Trams',
  messageId: '<abc.1@paper.example>',
  date: new Date('2026-03-02T07:00:00Z'),
  list: { id: 'newsletter.paper.example', name: 'The Paper', unsubscribe: 'https://paper.example/u?s=1&t=2' },
}

describe('a mail', () => {
  test('is made of safe parts', () => {
    expect(messageOf(mail)).toMatchObject({ envelope: { from: 'news@paper.example', to: ['ada@example.org'] } })
  })

  const evil = '\r\nBcc: all@example.org'
  test.each<[string, Partial<Mail>]>([
    ['subject', { subject: `Trams${evil}` }],
    ['message id', { messageId: `<a@b>${evil}` }],
    ['message id', { messageId: 'a@b' }],
    ['sender', { from: { name: `Paper${evil}`, address: 'news@paper.example' } }],
    ['sender', { from: { name: 'Paper', address: `news@paper.example${evil}` } }],
    ['address', { to: `ada@example.org${evil}` }],
    ['address', { to: 'ada@example.org, eve@example.org' }],
    ['address', { to: 'Ada <ada@example.org>' }],
    ['address for answers', { replyTo: { name: `x${evil}`, address: 'a@b.example' } }],
    ['list', { list: { ...mail.list!, name: `Paper${evil}` } }],
    ['address for unsubscribing', { list: { ...mail.list!, unsubscribe: `https://paper.example/${evil}` } }],
    ['address for unsubscribing', { list: { ...mail.list!, unsubscribe: 'https://paper.example/>,<mailto:x@y.z' } }],
  ])('whose %s would make another header is not made', (what, change) => {
    expect(() => messageOf({ ...mail, ...change })).toThrow(`its ${what} holds characters`)
  })
})
