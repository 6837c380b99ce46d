import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { initFolder, openFolder } from '../src/config/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { importOpml, runDue, runOnce } from '../src/worker/index.ts'
import { numberOption, textOption } from './arguments.ts'
import { freePort } from './free-port.ts'
import type { Score } from './yardsticks.ts'

const COUNT = new URL('./count-requests.mjs', import.meta.url).href
const HOUR = 3_600_000
/** Feeds of so many articles in the whole time are shown together. */
const BINS = [30, 10, 3, 1] as const

/**
 * Lives through a recorded wire hour by hour: its clock and the newsroom's are moved together, and every hour the feeds
 * that are due are polled and all stages worked. `--wire` names the wire's server, `--from` its first hour, `--days` how
 * many; at the end every feed is asked once more. Says whether every article came exactly once, how often feeds were asked, and whether a host was ever asked two
 * things at once.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const server = textOption(args, 'wire') ?? fileURLToPath(new URL('../../shared/wire/serve.mjs', import.meta.url))
  const from = new Date(textOption(args, 'from') ?? '2021-04-22T00:00:00Z')
  const days = numberOption(args, 'days', 85)
  const port = await freePort()
  const options = ['--port', String(port), '--until', from.toISOString()]
  const wire = spawn(process.execPath, ['--import', COUNT, server, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-replay-'))
  const started = performance.now()
  try {
    const [line] = (await once(wire.stdout, 'data')) as [Buffer]
    const opml = (JSON.parse(String(line)) as { opml: string }).opml
    let now = from
    const newsroom = await openBench(folder, () => now)
    try {
      await importOpml(newsroom, opml)
      for (let hour = 0; hour <= days * 24; hour++) {
        now = new Date(from.getTime() + hour * HOUR)
        await fetch(new URL(`/clock?now=${now.toISOString()}`, opml), { method: 'POST' })
        await runDue(newsroom)
        if (hour % 240 === 0) console.error(`day ${hour / 24}, ${seconds(started)} s`)
      }
      // What came in the last hours may wait for its feed's next turn.
      await runOnce(newsroom, () => {})
      const asked = (await (await fetch(new URL('/__requests', opml))).json()) as Asked
      return report(await keptBy(newsroom), readWire(server), asked, { days, seconds: seconds(started) })
    } finally {
      await newsroom.close()
    }
  } finally {
    wire.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

const seconds = (since: number) => Math.round((performance.now() - since) / 1000)

/** Nothing is published: what the paper looks like every hour is not what is measured. */
function openBench(folder: string, now: () => Date): Promise<Newsroom> {
  initFolder(folder, { empty: true })
  const file = join(folder, 'newsroom.yaml')
  const settings = readFileSync(file, 'utf8')
    .replace('  allow: []', '  allow: [127.0.0.0/8]')
    .replace('  site: true', '  site: false')
    .replace('  content: true', '  content: false')
  writeFileSync(file, settings)
  return openNewsroom(openFolder(folder), { databaseUrl: null, user: 'bench' }, { now })
}

type Asked = Readonly<Record<string, { requests: number; most: number; paths: Record<string, number> }>>

interface Outlet {
  readonly id: string
  readonly articles: readonly { readonly id: string; readonly published: string }[]
}

const readWire = (server: string): Outlet[] =>
  JSON.parse(readFileSync(join(server, '../wire.json'), 'utf8')) as Outlet[]

/** How many articles each path of the wire leads to, and how many there are. */
async function keptBy({ store }: Newsroom): Promise<{ routes: Map<string, number>; articles: number; gaveUp: number }> {
  const { rows } = await store.pool.query<{ url: string; articles: number }>(
    'select url, count(distinct article_id)::int as articles from addresses group by url',
  )
  const { rows: counts } = await store.pool.query<{ articles: number; gave_up: number }>(
    'select count(*)::int as articles, count(gave_up)::int as gave_up from articles',
  )
  const routes = new Map<string, number>()
  for (const { url, articles } of rows) {
    const path = new URL(url).pathname
    routes.set(path, (routes.get(path) ?? 0) + articles)
  }
  return { routes, articles: counts[0]!.articles, gaveUp: counts[0]!.gave_up }
}

function report(
  { routes, articles, gaveUp }: Awaited<ReturnType<typeof keptBy>>,
  wire: readonly Outlet[],
  asked: Asked,
  run: { days: number; seconds: number },
): Score {
  const expected = wire.flatMap(({ id, articles }) => articles.map((article) => `/${id}/${article.id}`))
  const paths = Object.values(asked).flatMap((host) => Object.entries(host.paths))
  const requestsOf = new Map(paths)
  const feeds = wire.map(({ id, articles: { length } }) => ({
    articles: length,
    requests: requestsOf.get(`/${id}/feed`) ?? 0,
  }))
  const habits = BINS.map((least, at) => {
    const some = feeds.filter(
      (feed) => feed.articles >= least && feed.articles < (BINS[at - 1] ?? Number.POSITIVE_INFINITY),
    )
    const sum = (of: 'articles' | 'requests') => some.reduce((total, feed) => total + feed[of], 0)
    const perDay = (total: number) => Number((total / Math.max(some.length, 1) / run.days).toFixed(2))
    return {
      from: least,
      feeds: some.length,
      articlesPerDay: perDay(sum('articles')),
      requestsPerDay: perDay(sum('requests')),
    }
  })
  const json = {
    ...run,
    wire: expected.length,
    articles,
    exactlyOnce: expected.filter((path) => routes.get(path) === 1).length,
    gaveUp,
    mostAtOnce: Math.max(...Object.values(asked).map(({ most }) => most)),
    feedRequests: feeds.reduce((sum, { requests }) => sum + requests, 0),
    pagesAskedTwice: expected.filter((path) => (requestsOf.get(path) ?? 0) > 1).length,
    habits,
  }
  const table = [
    `${run.days} days in ${run.seconds} s: ${json.exactlyOnce} of ${json.wire} articles came exactly once, ${gaveUp} pages given up, ${json.pagesAskedTwice} asked for twice`,
    `${json.feedRequests} requests for ${feeds.length} feeds; a host was asked at most ${json.mostAtOnce} thing at once`,
    'articles of a feed   feeds   articles a day   requests a day',
    ...habits.map(
      (habit, at) =>
        `${(at === 0 ? `${habit.from} and more` : `${habit.from} to ${BINS[at - 1]! - 1}`).padEnd(18)} ${String(habit.feeds).padStart(7)} ${habit.articlesPerDay.toFixed(2).padStart(16)} ${habit.requestsPerDay.toFixed(2).padStart(16)}`,
    ),
  ].join('\n')
  return { json, table }
}
