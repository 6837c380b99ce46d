import { describe, expect, it } from 'vitest'
import { fillAddress, fillQuery, hasPlaceholders, unknownPlaceholders } from './fill-address.ts'

const NOW = new Date('2026-03-02T12:00:00Z')

describe('an address with places to fill', () => {
  it.each([
    ['https://a.example/{today}', 'https://a.example/2026-03-02'],
    ['https://a.example/?from={yesterday}&to={today}', 'https://a.example/?from=2026-03-01&to=2026-03-02'],
    ['https://a.example/%7Byear%7D/%7Bmonth%7D/%7Bday%7D/', 'https://a.example/2026/03/02/'],
    ['https://a.example/?after={week-ago}', 'https://a.example/?after=2026-02-23'],
    ['https://a.example/?since={since-day}', 'https://a.example/?since=1772366400'],
    ['https://a.example/{other}/{}', 'https://a.example/{other}/{}'],
  ])('%s becomes %s', (address, filled) => {
    expect(fillAddress(address, NOW)).toBe(filled)
  })

  it('takes a search’s words, escaped', () => {
    expect(fillQuery('https://a.example/?q={query}&n=1', 'a $& b/ö')).toBe(
      'https://a.example/?q=a%20%24%26%20b%2F%C3%B6&n=1',
    )
  })

  it.each([
    ['https://a.example/{today}', true, []],
    ['https://a.example/{query}/{constructor}', false, ['query', 'constructor']],
    ['https://a.example/', false, []],
  ])('%s is known for what it is', (address, fills, unknown) => {
    expect(hasPlaceholders(address)).toBe(fills)
    expect(unknownPlaceholders(address)).toEqual(unknown)
  })
})
