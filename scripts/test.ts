import { readFileSync, rmSync } from 'node:fs'
import { check } from './check.ts'
import { runAloud } from './steps.ts'
import { addUp, type Report, type Totals, totalsLine, totalsOf } from './totals.ts'

/** `npm test`: all checks and all tests, whatever fails on the way; the last line adds up everything. */
interface Suite {
  readonly project: 'unit' | 'journey' | 'alone'
  /** Longer is no failure, but is said. */
  readonly wantedSeconds: number
}

const SUITES: readonly Suite[] = [
  { project: 'unit', wantedSeconds: 30 },
  { project: 'journey', wantedSeconds: 360 },
  { project: 'alone', wantedSeconds: 200 },
]

/** What still runs then hangs. Together with the limits of scripts/prepare.mjs this stays under CI's 20 minutes. */
const LIMIT_MS = 17 * 60_000

async function run({ project, wantedSeconds }: Suite): Promise<Totals> {
  const file = `.cache/${project}.json`
  rmSync(file, { force: true })
  const started = performance.now()
  const { ok, late } = await runAloud(
    ['vitest', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    LIMIT_MS - (started - begun),
  )
  const seconds = (performance.now() - started) / 1000
  if (late) console.log(`FAILED ${project} was stopped: all tests together may take ${LIMIT_MS / 60_000} minutes`)
  const totals = totalsOf(readReport(file), ok)
  const slow = seconds > wantedSeconds ? `, more than the ${wantedSeconds} s that it should take` : ''
  console.log(`${project}: ${totalsLine(totals)} in ${seconds.toFixed(1)} s${slow}\n`)
  return totals
}

async function build(): Promise<Totals> {
  const { ok } = await runAloud(['tsdown', '--log-level', 'error'], LIMIT_MS)
  if (!ok) console.log('FAILED build')
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** Null when the run broke before it could write one. */
function readReport(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report
  } catch {
    return null
  }
}

const begun = performance.now()
const parts: Totals[] = [{ ...(await check()), skipped: 0 }]
console.log(`check: ${totalsLine(parts[0]!)}\n`)
for (const suite of SUITES) {
  // Journeys go by what is published, as users do; it also starts twice as fast as the source.
  if (suite.project === 'journey') parts.push(await build())
  parts.push(await run(suite))
}

const all = addUp(parts)
if (all.failed > 0) process.exitCode = 1
console.log(totalsLine(all))
