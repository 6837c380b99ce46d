import { messageOf } from '../src/news/error.ts'
import { numberOption, textOption } from './arguments.ts'
import { type Harm, harmOf } from './crash-check.ts'
import { hasPostgres15, startGrown } from './crash-homes.ts'
import { type CrashHome, live } from './crash-life.ts'
import { type GrowingWire, startGrowingWire } from './crash-wire.ts'
import { seeded } from './random.ts'

// `npm run crash -- [--kills N] [--seed S] [--home embedded|grown|both] [--outage SECONDS]`: kills a newsroom's processes at random and at
// named points, lets it go on, and compares it with one that nobody disturbed. Prints one JSON object on standard output
// and what happened on standard error; ends with 1 when anything was lost, kept twice or damaged.

/** Kills in one newsroom's life: enough for one to come upon what another left. */
const KILLS_IN_A_LIFE = 12
const PARTS = 4

export interface CrashReport {
  kills: number
  lost: number
  twice: number
  damaged: number
  seconds: number
  byHome: Record<string, { kills: number; lives: number }>
}

export interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly homes: readonly CrashHome['name'][]
  /** How long a database is stopped or cut off. */
  readonly outageMs: number
  say(line: string): void
}

export async function crash({ kills, seed, homes, outageMs, say }: CrashOptions): Promise<CrashReport> {
  const started = performance.now()
  const report: CrashReport = { kills: 0, lost: 0, twice: 0, damaged: 0, seconds: 0, byHome: {} }
  const random = seeded(seed)
  const wire = await startGrowingWire(PARTS, seed)
  try {
    for (const [at, name] of homes.entries()) {
      const due = Math.round(((at + 1) * kills) / homes.length) - report.kills
      await crashHome(name, wire, random, { due, report, outageMs, say })
    }
  } finally {
    await wire.close()
  }
  report.seconds = Math.round((performance.now() - started) / 1000)
  return report
}

async function crashHome(
  name: CrashHome['name'],
  wire: GrowingWire,
  random: () => number,
  { due, report, outageMs, say }: { due: number; report: CrashReport; outageMs: number; say(line: string): void },
): Promise<void> {
  const server = name === 'grown' ? await startGrown() : null
  const home: CrashHome = { name, server, outageMs }
  const counts = { kills: 0, lives: 0 }
  report.byHome[name] = counts
  try {
    const { standing: undisturbed, faults } = await live(home, wire, random, 0)
    if (undisturbed.articles.length !== wire.listed() || faults.length + undisturbed.faults.length > 0) {
      throw new Error(`even undisturbed it fails: ${[...faults, ...undisturbed.faults].join('; ')}`)
    }
    while (counts.kills < due) {
      const life = await live(home, wire, random, Math.min(KILLS_IN_A_LIFE, due - counts.kills))
      if (life.blows.length === 0) throw new Error('no blow came in time')
      counts.kills += life.blows.length
      counts.lives += 1
      const harm = harmOf(life.standing, undisturbed)
      add(report, { ...harm, faults: [...life.faults, ...harm.faults] }, life.blows, say)
      say(`${name}: ${counts.kills} of ${due} kills`)
    }
  } finally {
    await server?.close()
  }
}

function add(report: CrashReport, harm: Harm, blows: readonly string[], say: (line: string) => void): void {
  report.kills += blows.length
  report.lost += harm.lost
  report.twice += harm.twice
  if (harm.faults.length > 0) report.damaged += 1
  if (harm.lost + harm.twice + harm.faults.length === 0) return
  say(`HARM after ${blows.join(', ')}: ${harm.lost} lost, ${harm.twice} twice; ${harm.faults.join('; ')}`)
}

/** The homes that can be tried here, of those asked for. */
export function homesFor(asked: string): CrashHome['name'][] {
  const homes = (['embedded', 'grown'] as const).filter((name) => asked === 'both' || asked === name)
  if (homes.length === 0) throw new Error(`--home is embedded, grown or both, not "${asked}"`)
  if (hasPostgres15()) return homes
  console.error('The grown home is left out: there is no PostgreSQL 15 here (apt-get install postgresql-15)')
  return homes.filter((name) => name !== 'grown')
}

export async function main(args: readonly string[]): Promise<void> {
  const report = await crash({
    kills: numberOption(args, 'kills', 200),
    seed: numberOption(args, 'seed', 1),
    homes: homesFor(textOption(args, 'home') ?? 'both'),
    outageMs: numberOption(args, 'outage', 2) * 1000,
    say: (line) => console.error(line),
  })
  console.log(JSON.stringify(report))
  if (report.lost + report.twice + report.damaged > 0) process.exitCode = 1
}

if (process.argv[1]?.endsWith('bench/crash.ts')) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`crash: ${messageOf(error)}`)
    process.exitCode = 1
  })
}
