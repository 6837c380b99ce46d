import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import { openArchive } from '../src/adapters/postgres/index.ts'
import { openFolder } from '../src/config/index.ts'
import { enqueue } from '../src/store/index.ts'
import { makeOld } from './crash-age.ts'
import { setClock } from './crash-clock.ts'
import type { Own } from './crash-life.ts'
import { layPoints, type Preparation } from './crash-points.ts'

const HOUR_MS = 3_600_000
/** After which whatever may be forgotten is. */
const LONG_MS = 1000 * 24 * HOUR_MS

/** Does what a moment needs to come; returns how to undo what must not last. */
export async function prepare(own: Own, preparation: Preparation | null): Promise<() => void> {
  switch (preparation) {
    case null:
      return () => {}
    case 'aged':
      await inArchive(own, async (pool) => {
        await makeOld(pool)
        await layPoints(pool, own.folder)
      })
      return () => {}
    case 'mail wanted': {
      own.mails += 1
      const [key, words] = [`mail ${own.mails}`, 'Noted.']
      const effect = { kind: 'mail', to: 'ida@marsh.example', subject: key, text: words, html: words } as const
      await inArchive(own, (pool) => enqueue(drizzle(pool), { key, effect }, new Date()))
      return () => {}
    }
    case 'much is old':
      setClock(own.folder, own.aheadMs + LONG_MS)
      return () => setClock(own.folder, own.aheadMs)
  }
}

export async function inArchive<Result>({ home, place }: Own, work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const archive = await openArchive(
    home.server
      ? { kind: 'grown', url: place.databaseUrl! }
      : { kind: 'embedded', folder: openFolder(place.dir).private },
  )
  try {
    return await work(archive.pool)
  } finally {
    await archive.close()
  }
}
