import { expect, it } from 'vitest'
import { openHostTurns } from './host-turns.ts'

it('gives back at once what ends in one moment', async () => {
  const given: string[][] = []
  const turns = openHostTurns({
    giveHosts: async (hosts) => {
      given.push([...hosts])
    },
  })
  turns.over('a.example')
  turns.over('b.example')
  await new Promise((resolve) => setImmediate(resolve))
  turns.over('a.example')
  await new Promise((resolve) => setImmediate(resolve))
  expect(given).toEqual([['a.example', 'b.example'], ['a.example']])
})
