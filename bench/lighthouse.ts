import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDemoFolder } from '../demo/newsroom.ts'
import { withRecordedWriter, writeDemoSatire } from '../demo/satire.ts'
import { startDemoWire } from '../demo/serve.ts'
import { listen, siteApp } from '../src/api/index.ts'
import { openFolder } from '../src/config/index.ts'
import { openNewsroom } from '../src/newsroom.ts'
import { importOpml, runOnce } from '../src/worker/index.ts'
import { freePort } from './free-port.ts'
import { installedTool } from './install-tools.ts'

// `npm run lighthouse`: Lighthouse for telephones on pages of the demonstration, as `start` serves them. Prints medians as
// JSON on standard output and a table on standard error; ends with 1 when a mark is missed.

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const RUNS = 3
const MARKS: Readonly<Record<string, number>> = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 }
const FIGURES: Readonly<Record<string, string>> = {
  'first-contentful-paint': 'firstPaintMs',
  'largest-contentful-paint': 'largestPaintMs',
  'total-blocking-time': 'blockedMs',
  'cumulative-layout-shift': 'shift',
  'total-byte-weight': 'bytes',
}

interface Report {
  readonly categories: Record<string, { readonly score: number | null; readonly auditRefs: readonly { id: string }[] }>
  readonly audits: Record<
    string,
    { readonly score: number | null; readonly title: string; readonly numericValue?: number }
  >
}

async function main(): Promise<void> {
  const chromium = CHROMIUM.find(existsSync)
  if (!chromium) throw new Error('there is no Chromium here (apt-get install chromium)')
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-lighthouse-'))
  const site = await publishDemo(join(folder, 'paper'))
  try {
    const pages: Record<string, Record<string, number>> = {}
    let met = true
    for (const [name, path] of site.pages) {
      const reports: Report[] = []
      for (let run = 0; run < RUNS; run++) reports.push(await report(chromium, `${site.base}${path}`))
      pages[name] = mediansOf(reports)
      met &&= Object.entries(MARKS).every(([mark, least]) => pages[name]![mark]! >= least)
      console.error(
        `${name.padEnd(8)}${Object.entries(pages[name])
          .map(([key, value]) => `${key} ${value}`)
          .join('  ')}`,
      )
      for (const line of missesOf(reports.at(-1)!)) console.error(`        ${line}`)
    }
    console.log(JSON.stringify({ runs: RUNS, met, pages }))
    if (!met) process.exitCode = 1
  } finally {
    site.server.closeAllConnections()
    site.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function publishDemo(dir: string) {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const wire = await startDemoWire()
  makeDemoFolder(dir, wire.hosts, [['address: http://127.0.0.1:4600', `address: ${base}`]])
  const newsroom = withRecordedWriter(await openNewsroom(openFolder(dir), { databaseUrl: null, user: 'lighthouse' }))
  await importOpml(newsroom, wire.opmlUrl)
  await runOnce(newsroom, () => {})
  await writeDemoSatire(newsroom)
  await newsroom.close()
  await wire.close()
  const server: Server = await listen(siteApp(newsroom), '127.0.0.1', port)
  const pagesIn = (folder: string) => readdirSync(folder).filter((name) => existsSync(join(folder, name, 'index.html')))
  const first = (kind: string) => `/${kind}/${pagesIn(join(dir, 'site', kind)).sort()[0]}/`
  const pages = [
    ['front', '/'],
    ['story', first('story')],
    ['topic', first('topic')],
    ['satire', first('satire')],
  ] as const
  return { base, server, pages }
}

/** In a process of its own, while this one serves the pages. */
function report(chromium: string, url: string): Promise<Report> {
  const args = [url, '--output=json', '--quiet', '--chrome-flags=--headless=new --no-sandbox']
  const child = spawn(process.execPath, [join(installedTool('lighthouse'), 'cli/index.js'), ...args], {
    env: { ...process.env, CHROME_PATH: chromium },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
      else reject(new Error(`Lighthouse ended with ${code} on ${url}`))
    })
  })
}

function mediansOf(reports: readonly Report[]): Record<string, number> {
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
  const marks = Object.keys(MARKS).map((mark) => [
    mark,
    median(reports.map(({ categories }) => Math.round((categories[mark]?.score ?? 0) * 100))),
  ])
  const figures = Object.entries(FIGURES).map(([audit, name]) => {
    const value = median(reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN))
    return [name, Number(value.toFixed(name === 'shift' ? 4 : 0))]
  })
  return Object.fromEntries([...marks, ...figures])
}

/** What keeps a category from its full mark. */
function missesOf({ categories, audits }: Report): string[] {
  return Object.entries(categories).flatMap(([name, { score, auditRefs }]) =>
    score === 1
      ? []
      : auditRefs.flatMap(({ id }) => {
          const audit = audits[id]
          return audit && audit.score !== null && audit.score < 0.9 ? [`${name}: ${id}: ${audit.title}`] : []
        }),
  )
}

await main()
