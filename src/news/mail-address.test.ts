import { expect, test } from 'vitest'
import { mailAddress, mailbox } from './mail-address.ts'

test.each([
  ['ada@example.org', 'ada@example.org'],
  [' Ada.Byron+news@Example.ORG ', 'ada.byron+news@example.org'],
  ['ada@bücher.example', 'ada@xn--bcher-kva.example'],
  ["o'neill@example.org", "o'neill@example.org"],
  ['root@localhost', 'root@localhost'],
  ['ada@example.org\r\nBcc: all@example.org', null],
  ['ada\n@example.org', null],
  ['ada@example.org, eve@example.org', null],
  ['"ada b"@example.org', null],
  ['ada b@example.org', null],
  ['ada@@example.org', null],
  ['.ada@example.org', null],
  ['ada..b@example.org', null],
  ['ada@example', null],
  ['ada@-example.org', null],
  ['ada@exa_mple.org', null],
  ['<ada@example.org>', null],
  ['ädä@example.org', null],
  ['@example.org', null],
  ['ada', null],
  ['', null],
  [`${'a'.repeat(65)}@example.org`, null],
  [`ada@${'a.'.repeat(130)}org`, null],
])('the address %j', (text, address) => {
  expect(mailAddress(text)).toBe(address)
})

test.each([
  ['news@paper.example', { name: '', address: 'news@paper.example' }],
  ['The Paper <News@paper.example>', { name: 'The Paper', address: 'news@paper.example' }],
  ['"Paper, The" <news@paper.example>', { name: 'Paper, The', address: 'news@paper.example' }],
  ['The Paper\r\nBcc: all@example.org <news@paper.example>', null],
  ['The Paper <news@paper.example> <b@c.example>', null],
  ['The Paper', null],
])('the sender %j', (text, sender) => {
  expect(mailbox(text)).toEqual(sender)
})
