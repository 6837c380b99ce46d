import { expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'

const CHEAP = { n: 10, r: 8, p: 1 }

test('a hash fits its password and no other, and is another each time', async () => {
  const [one, other] = await Promise.all([
    hashPassword('correct horse battery', CHEAP),
    hashPassword('correct horse battery', CHEAP),
  ])
  expect(one).not.toBe(other)
  expect(one).toMatch(/^scrypt\$10\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
  expect(await verifyPassword('correct horse battery', one)).toBe(true)
  expect(await verifyPassword('correct horse batterz', one)).toBe(false)
  expect(await verifyPassword('', one)).toBe(false)
})

test('a hash is read by the cost it was made at, and made anew at today’s', async () => {
  expect(isOutdated(await hashPassword('p', CHEAP))).toBe(true)
  const today = await hashPassword('p')
  expect(today).toMatch(/^scrypt\$15\$8\$3\$/)
  expect(isOutdated(today)).toBe(false)
  expect(await verifyPassword('p', today)).toBe(true)
})

test('one password in two forms of Unicode is one password', async () => {
  expect(await verifyPassword('Zu\u0308rich 42 abend', await hashPassword('Z\u00fcrich 42 abend', CHEAP))).toBe(true)
})

test.each([
  ['none', null],
  ['of another kind', 'plain$10$8$1$c2FsdA$a2V5'],
  ['that would take all memory', 'scrypt$60$8$1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
])('no password fits a hash that is %s', async (_, hash) => {
  expect(await verifyPassword('p', hash)).toBe(false)
})
