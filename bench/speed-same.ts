import { type Harm, harmOf, type Standing } from './crash-check.ts'
import { hasPostgres15, startGrown } from './crash-homes.ts'
import { openLife } from './crash-life.ts'
import { startGrowingWire } from './crash-wire.ts'
import { recordedWire, startRecordedWire } from './recorded-wire.ts'
import type { Score } from './yardsticks.ts'

/** Processes at one newsroom: `run`, and workers beside it. */
const PROCESSES = [1, 2, 4]

interface Read {
  readonly processes: number
  readonly seconds: number
  readonly articles: number
  readonly stories: number
  readonly pages: number
  readonly harm: Harm
}

/** Reads the recorded wire, or the made one, with 1, 2 and 4 processes on PostgreSQL 15: the same articles, stories and pages. */
export async function speed(): Promise<Score> {
  if (!hasPostgres15()) throw new Error('there is no PostgreSQL 15 here (apt-get install postgresql-15)')
  const recorded = recordedWire()
  const wire = recorded ? await startRecordedWire(recorded, 1) : await startGrowingWire(1)
  const server = await startGrown()
  const reads: Read[] = []
  let first: Standing | null = null
  try {
    for (const processes of PROCESSES) {
      const life = await openLife({ name: 'grown', server, workers: processes - 1 }, wire)
      try {
        const started = performance.now()
        const standing = await life.recover()
        const seconds = Math.round((performance.now() - started) / 100) / 10
        first ??= standing
        const harm = harmOf(standing, first)
        const [articles, stories, pages] = [standing.articles.length, standing.stories, standing.site.length]
        reads.push({
          processes,
          seconds,
          articles,
          stories,
          pages,
          harm: { ...harm, faults: [...life.faults, ...harm.faults] },
        })
      } finally {
        await life.end()
      }
    }
  } finally {
    await server.close()
    await wire.close()
  }
  const rows = reads.map(({ processes, seconds, articles, stories, pages, harm }) => {
    const isSame = harm.lost + harm.twice + harm.faults.length === 0
    return `${processes}          ${articles}      ${stories}     ${pages}   ${isSame ? 'yes' : 'NO'}   ${seconds}`
  })
  const table = ['processes  articles  stories  files  same  seconds', ...rows].join('\n')
  return { json: { wire: recorded ? 'recorded' : 'made', reads }, table }
}
