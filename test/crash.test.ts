import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { harmOf, type Standing } from '../bench/crash-check.ts'
import { hasPostgres15, startGrown } from '../bench/crash-homes.ts'
import { type Life, live, liveStruck } from '../bench/crash-life.ts'
import { type GrowingWire, startGrowingWire } from '../bench/crash-wire.ts'

/** `npm run crash` does this two hundred times, at moments drawn by lot; here are the named ones. */
const WHOLE = { lost: 0, twice: 0, faults: [] }

const harm = ({ standing, faults }: Life, undisturbed: Standing) => {
  const { lost, twice, faults: more } = harmOf(standing, undisturbed)
  return { lost, twice, faults: [...faults, ...more] }
}

describe('a newsroom whose processes are killed ends as the undisturbed one', () => {
  let wire: GrowingWire
  let undisturbed: Standing
  beforeAll(async () => {
    wire = await startGrowingWire(1)
    const life = await live({ name: 'embedded', server: null }, wire, Math.random, 0)
    expect(life.faults).toEqual([])
    expect(life.standing.articles).toHaveLength(wire.listed())
    undisturbed = life.standing
  })
  afterAll(() => wire.close())

  test('in its folder', async () => {
    const life = await liveStruck({ name: 'embedded', server: null }, wire, [
      { victim: 'command', at: { answers: 16 } },
      { victim: 'server', at: { answers: 5 } },
      { victim: 'command and server', at: { files: 3 } },
    ])
    expect(life.blows.length).toBeGreaterThanOrEqual(2)
    expect(harm(life, undisturbed)).toEqual(WHOLE)
  })

  test.skipIf(!hasPostgres15())('on PostgreSQL 15', async () => {
    const server = await startGrown()
    try {
      const life = await liveStruck({ name: 'grown', server }, wire, [
        { victim: 'worker', at: { answers: 16 } },
        { victim: 'server', at: { answers: 3 } },
        { victim: 'command', at: { files: 3 } },
      ])
      expect(life.blows.length).toBeGreaterThanOrEqual(1)
      expect(harm(life, undisturbed)).toEqual(WHOLE)
    } finally {
      await server.close()
    }
  })

  test.skipIf(!hasPostgres15()).each(['database', 'network'] as const)(
    'when its %s is gone for a while in the middle of a run, which goes on by itself',
    async (victim) => {
      const server = await startGrown()
      try {
        const life = await liveStruck({ name: 'grown', server, outageMs: 1500 }, wire, [
          { victim, at: { answers: 16 } },
        ])
        expect(life.blows).toEqual([`${victim} at answer 16`])
        expect(harm(life, undisturbed)).toEqual(WHOLE)
      } finally {
        await server.close()
      }
    },
  )

  test.skipIf(!hasPostgres15()).each([2, 4])('and so does one that %i processes work at', async (processes) => {
    const server = await startGrown()
    try {
      const life = await liveStruck({ name: 'grown', server, workers: processes - 1 }, wire, [])
      expect(harm(life, undisturbed)).toEqual(WHOLE)
    } finally {
      await server.close()
    }
  })
})
