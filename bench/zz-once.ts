import { openFolder, readEnvironment } from '../src/config/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
import { pollOnce } from '../src/worker/index.ts'

/** Polls every feed of a newsroom once and keeps what comes, as `run` does, but reads no page. Prints what it took. */
const newsroom = await openNewsroom(openFolder(process.argv[2]!), { ...readEnvironment(), databaseUrl: null })
const before = process.cpuUsage()
const started = performance.now()
const polls = await pollOnce(newsroom)
const { user, system } = process.cpuUsage(before)
const { rows } = await newsroom.store.pool.query<{ entries: number; articles: number }>(
  'select (select count(*)::int from entries) as entries, (select count(*)::int from articles) as articles',
)
const facts = {
  polls,
  ...rows[0],
  seconds: (performance.now() - started) / 1000,
  pollCpuSeconds: (user + system) / 1e6, user: user/1e6, system: system/1e6,
}
await newsroom.close()
const all = process.cpuUsage()
console.log(
  JSON.stringify({
    ...facts,
    cpuSeconds: (all.user + all.system) / 1e6,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
