import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Blow } from '../bench/crash-blows.ts'
import { harmOf, type Standing } from '../bench/crash-check.ts'
import { type GrownServer, hasPostgres15, startGrown } from '../bench/crash-homes.ts'
import { type CrashHome, openLife } from '../bench/crash-life.ts'
import { POINTS } from '../bench/crash-points.ts'
import { type GrowingWire, startGrowingWire } from '../bench/crash-wire.ts'

/**
 * `npm run crash` does this two hundred times, at moments drawn by lot; here are most of the named ones. Left out is what
 * another one of these had done already, and what takes long to prepare.
 */
const HERE = POINTS.filter(
  ({ name, after }) => name === 'mark' || !(after || name === 'delivered' || name === 'committed'),
)

const WHOLE = { lost: 0, twice: 0, faults: [] }

describe('a newsroom whose processes are killed ends as the undisturbed one', () => {
  let wire: GrowingWire
  let undisturbed: Standing
  let server: GrownServer
  beforeAll(async () => {
    wire = await startGrowingWire(1)
    if (hasPostgres15()) server = await startGrown()
    const { standing, faults } = await lead({ name: 'embedded', server: null }, [])
    expect(faults).toEqual([])
    expect(standing.articles).toHaveLength(wire.listed())
    undisturbed = standing
  })
  afterAll(async () => {
    await wire.close()
    await server?.close()
  })

  /** A life of these blows. */
  async function lead(home: CrashHome, blows: readonly Blow[]) {
    const life = await openLife(home, wire)
    const struck: Blow[] = []
    try {
      for (const blow of blows) if (await life.suffer(blow)) struck.push(blow)
      const standing = await life.recover()
      return { standing, struck, faults: life.faults }
    } finally {
      await life.end()
    }
  }

  const harm = ({ standing, faults }: Awaited<ReturnType<typeof lead>>) => {
    const { lost, twice, faults: more } = harmOf(standing, undisturbed)
    return { lost, twice, faults: [...faults, ...more] }
  }

  test('in its folder, at one named point after the other', { timeout: 300_000 }, async () => {
    const victims = ['command', 'command and server'] as const
    const blows = HERE.map(({ name }, at): Blow => ({ victim: victims[at % 2]!, at: { point: name } }))
    const life = await lead({ name: 'embedded', server: null }, blows)
    expect(life.struck).toEqual(blows)
    expect(harm(life)).toEqual(WHOLE)
  })

  describe.skipIf(!hasPostgres15())('on PostgreSQL 15', () => {
    test('its server, too', async () => {
      const blows: Blow[] = [
        { victim: 'command and server', at: { point: 'grouping' } },
        { victim: 'server', at: { point: 'edition' } },
      ]
      const life = await lead({ name: 'grown', server }, blows)
      expect(life.struck).toEqual(blows)
      expect(harm(life)).toEqual(WHOLE)
    })

    test('a worker beside the command, and then the clock is put back by an hour', async () => {
      const blows: Blow[] = [
        { victim: 'worker', at: { answers: 16 } },
        { victim: 'clock back', at: { answers: 8 } },
      ]
      const life = await lead({ name: 'grown', server }, blows)
      expect(life.struck).toEqual(blows)
      expect(harm(life)).toEqual(WHOLE)
    })

    test.each([
      'database',
      'network',
    ] as const)('when its %s is gone for a while in the middle of a run, which goes on by itself', async (victim) => {
      const blow = { victim, at: { answers: 16 } }
      const life = await lead({ name: 'grown', server, outageMs: 1500 }, [blow])
      expect(life.struck).toEqual([blow])
      expect(harm(life)).toEqual(WHOLE)
    })

    test.each([2, 4])('and so does one that %i processes work at', async (processes) => {
      const life = await lead({ name: 'grown', server, workers: processes - 1 }, [])
      expect(harm(life)).toEqual(WHOLE)
    })
  })
})
