import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen, siteApp } from '../src/api/index.ts'
import { openFolder, readEnvironment } from '../src/config/index.ts'
import { deskApp } from '../src/desk/index.ts'
import { BroadsheetError, messageOf } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { importOpml, openEnding, runOnce, startTimetable } from '../src/worker/index.ts'
import { DEMO_NAME, makeDemoFolder } from './newsroom.ts'
import { withRecordedWriter, writeDemoSatire } from './satire.ts'
import { type DemoWire, startDemoWire } from './serve.ts'

// `npm run demo`: a newsroom of one's own on a fictional wire, in a folder that goes with it. Ctrl-C ends it.

const FIRST_PORT = 4600
const PORTS_TO_TRY = 20

try {
  await demo()
} catch (error) {
  console.error(`demo: ${messageOf(error)}`)
  if (error instanceof BroadsheetError) console.error(`  next: ${error.next}`)
  process.exitCode = 1
}

async function demo(): Promise<void> {
  const started = performance.now()
  const wire = await startDemoWire()
  const dir = join(mkdtempSync(join(tmpdir(), 'broadsheet-demo-')), 'paper')
  const remove = () => rmSync(join(dir, '..'), { recursive: true, force: true })
  makeDemoFolder(dir, wire.hosts)
  const opening = openNewsroom(openFolder(dir), { ...readEnvironment(), databaseUrl: null })
  const leave = async () => {
    await (await opening).leave()
    remove()
    process.exit(1)
  }
  const ending = openEnding(leave)
  const newsroom = withRecordedWriter(await opening)
  const sites: Server[] = []
  try {
    const timetable = await Promise.race([putOut({ newsroom, wire, dir, sites, started }), ending.asked])
    // Asked while it was still being put out: nobody waits for that.
    if (!timetable) return await leave()
    await Promise.race([ending.asked, timetable.failed])
    await timetable.stop()
  } finally {
    for (const site of sites) {
      site.closeAllConnections()
      site.close()
    }
    await newsroom.close()
    await wire.close()
    remove()
    ending.forget()
  }
}

interface Demo {
  readonly newsroom: Newsroom
  readonly wire: DemoWire
  readonly dir: string
  /** Servers of the site, to be closed at the end. */
  readonly sites: Server[]
  readonly started: number
}

async function putOut({ newsroom, wire, dir, sites, started }: Demo): ReturnType<typeof startTimetable> {
  const { articles, stories } = wire.truth
  console.log(`A fictional wire is up: ${stories.length} stories, ${articles.length} articles.`)
  await importOpml(newsroom, wire.opmlUrl)
  const summary = await runOnce(newsroom, () => {})
  console.log(
    `${summary.feeds} feeds polled, ${summary.articles.total} articles read and put together into ${summary.stories.total} stories.`,
  )
  await writeDemoSatire(newsroom)
  console.log('Its satire desk has four pieces: three stand on the front page, one waits on the desk for you.')
  const { server, address } = await listenSomewhere(newsroom)
  sites.push(server)
  const timetable = await startTimetable(newsroom)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`
${DEMO_NAME} is out (${seconds} s). Its front page: ${address}
Its editors’ desk: ${address}desk/

Look around in another terminal, for example:
  npm run broadsheet -- story list --dir ${dir}
  npm run broadsheet -- feed list --dir ${dir}
Ctrl-C ends it and removes the folder.`)
  return timetable
}

/** The usual port, or the next that is free. */
async function listenSomewhere(newsroom: Newsroom): Promise<{ server: Server; address: string }> {
  for (let port = FIRST_PORT; ; port++) {
    try {
      const server = await listen(siteApp(newsroom, { desk: deskApp(newsroom).fetch }), '127.0.0.1', port)
      return { server, address: `http://127.0.0.1:${port}/` }
    } catch (error) {
      const taken = error instanceof BroadsheetError && error.code === 'port-in-use'
      if (!taken || port >= FIRST_PORT + PORTS_TO_TRY) throw error
    }
  }
}
