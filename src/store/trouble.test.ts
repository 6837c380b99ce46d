import { expect, test } from 'vitest'
import { isArchiveTrouble, isLostRace, storable } from './trouble.ts'

const withCode = (code: string, cause?: Error) => Object.assign(new Error('x', { cause }), { code })

test.each([
  ['a server that is shut down', withCode('57P01'), true],
  ['a deadlock', withCode('40P01'), true],
  ['a refused socket', withCode('ECONNREFUSED'), true],
  ['trouble wrapped by a library', new Error('Failed query', { cause: withCode('53100') }), true],
  ['a lost connection without a code', new Error('Connection terminated unexpectedly'), true],
  ['a row that breaks a rule', withCode('23505'), false],
  ['a mistake in our own code', new TypeError('x is undefined'), false],
  ['no error at all', 'boo', false],
])('%s', (_, error, trouble) => {
  expect(isArchiveTrouble(error)).toBe(trouble)
})

test('a race that was lost is told from an archive that is away', () => {
  expect(isLostRace(new Error('Failed query', { cause: withCode('40P01') }))).toBe(true)
  expect(isLostRace(withCode('57P01'))).toBe(false)
})

test('what PostgreSQL cannot store is taken out of texts, however deep', () => {
  const at = new Date(0)
  expect(storable({ a: 'x\0y', b: ['\0', { c: 'lone \ud800' }], at, n: 1, no: null })).toEqual({
    a: 'xy',
    b: ['', { c: 'lone \ufffd' }],
    at,
    n: 1,
    no: null,
  })
})
