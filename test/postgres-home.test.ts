import { describe, expect, test } from 'vitest'
import { testHomes, withDatabase } from './homes.ts'

describe.each(testHomes())('$name', (home) => {
  test('every test has a database of its own', async () => {
    for (const _ of [1, 2]) {
      await withDatabase(home, async ({ pool }) => {
        await pool.query('create table note (words text)')
        const { rows } = await pool.query('select count(*)::int as notes from note')
        expect(rows).toEqual([{ notes: 0 }])
      })
    }
  })

  test('a template is filled once and copied for each', async () => {
    let fills = 0
    const template = {
      name: 'with_note',
      async fill({ pool }: { pool: { query(sql: string): Promise<unknown> } }) {
        fills += 1
        await pool.query(`create table note as select 'kept' as words`)
      },
    }
    for (const _ of [1, 2]) {
      await withDatabase(
        home,
        async ({ pool }) => {
          const { rows } = await pool.query('delete from note returning words')
          expect(rows).toEqual([{ words: 'kept' }])
        },
        template,
      )
    }
    expect(fills).toBe(1)
  })
})
