import { expect, it } from 'vitest'
import { openHostTurns } from './host-turns.ts'

const job = (host: string) => ({ id: `job for ${host}`, data: { host } })

function turnsWhere(free: readonly string[]) {
  const given: string[][] = []
  const turns = openHostTurns({
    claimHosts: async (hosts) => new Set(hosts.filter((host) => free.includes(host))),
    giveHosts: async (hosts) => {
      given.push([...hosts])
    },
  })
  return { turns, given }
}

it('works jobs whose host no other process is asking, and leaves the others alone for a moment', async () => {
  const { turns } = turnsWhere(['a.example'])
  expect(await turns.mine([job('a.example'), job('b.example')])).toEqual([job('a.example')])
  expect(turns.elsewhere()).toEqual(['b.example'])
})

it('lets pass what names no host', async () => {
  const { turns } = turnsWhere([])
  expect(await turns.mine([{ id: '1', data: {} }])).toEqual([{ id: '1', data: {} }])
})

it('gives back at once what ends in one moment', async () => {
  const { turns, given } = turnsWhere(['a.example', 'b.example'])
  turns.over('a.example')
  turns.over('b.example')
  await new Promise((resolve) => setImmediate(resolve))
  turns.over('a.example')
  await new Promise((resolve) => setImmediate(resolve))
  expect(given).toEqual([['a.example', 'b.example'], ['a.example']])
})
