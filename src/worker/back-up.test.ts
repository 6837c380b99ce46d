import { expect, test } from 'vitest'
import { BroadsheetError } from '../news/index.ts'
import { type Newsroom, openOutage } from '../newsroom.ts'
import { backUp } from './back-up.ts'

/** A newsroom whose backups end so, one after the other. */
const ending = (...ends: (Error | null)[]) => {
  const tries: string[] = []
  const said: string[] = []
  const newsroom = {
    outage: openOutage((event) => said.push(event)),
    backUp: async (path: string) => {
      tries.push(path)
      const end = ends.shift()
      if (end) throw end
    },
  }
  return { newsroom: newsroom as unknown as Newsroom, tries, said }
}

test('an archive that goes away in the middle is waited for', async () => {
  const { newsroom, tries, said } = ending(new Error('Connection terminated unexpectedly'), null)
  await backUp(newsroom, 'b.gz')
  expect(tries).toEqual(['b.gz', 'b.gz'])
  expect(said).toEqual(['archive-lost', 'archive-back'])
})

test('a disk without room is not', async () => {
  const cause = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })
  const full = new BroadsheetError('backup-failed', { what: 'full', next: 'make room', cause })
  const { newsroom, tries } = ending(full)
  await expect(backUp(newsroom, 'b.gz')).rejects.toBe(full)
  expect(tries).toHaveLength(1)
})
