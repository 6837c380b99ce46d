import { tmpdir } from 'node:os'
import { messageOf } from '../src/news/error.ts'
import { numberOption, textOption } from './arguments.ts'
import { drawBlow, drawCertain, isJump, isKill, wordsOf } from './crash-blows.ts'
import { harmOf, type Standing } from './crash-check.ts'
import { hasDisks } from './crash-disk.ts'
import { hasPostgres15, startGrown } from './crash-homes.ts'
import { type CrashHome, type Life, openLife } from './crash-life.ts'
import { PARTS as PARTS_OF_A_START, startThroughOutages } from './crash-start.ts'
import { Undisturbed } from './crash-undisturbed.ts'
import { type GrowingWire, startGrowingWire } from './crash-wire.ts'
import { seeded } from './random.ts'
import { recordedWire, startRecordedWire } from './recorded-wire.ts'

// `npm run crash -- [--kills N] [--seed S] [--home embedded|grown|both] [--wire recorded|made] [--outage SECONDS] [--only WHAT]`: kills a
// newsroom's processes at random and at named points, lets it go on, and compares it with one that nobody disturbed. Prints
// one JSON object on standard output and what happened on standard error; ends with 1 when anything was lost, kept twice
// or damaged. docs/operate.md says more.

/** The recorded wire in so many slices; of the made one, as many of its own. */
const PARTS = 16
/** Kills in one part: enough for one to come upon what another left. */
const KILLS_IN_A_PART = 6
/** And when all of it is read, so many that come in any case. */
const KILLS_AFTER_ALL = 2

export interface CrashReport {
  /** What the blows were drawn from: the same again does the same. */
  seed: number
  wire: 'recorded' | 'made'
  kills: number
  /** Database stopped, cut off, or disk full; among them stopped databases, which are kills too. */
  outages: number
  /** Of the clock, by an hour. */
  jumps: number
  lost: number
  twice: number
  damaged: number
  seconds: number
  byHome: Record<string, { kills: number; lives: number; looks: number }>
}

interface CrashOptions {
  readonly kills: number
  readonly seed: number
  readonly homes: readonly CrashHome['name'][]
  readonly wire: string | null
  /** How long a database is stopped or cut off. */
  readonly outageMs: number
  /** Blows of this kind only. */
  readonly only: string | null
  say(line: string): void
}

/** A home with the lives that are led in it, one after the other. */
interface Line {
  readonly home: CrashHome
  readonly random: () => number
  readonly due: number
  readonly counts: { kills: number; lives: number; looks: number }
  life: Life | null
}

async function crash({ kills, seed, homes, wire: chosen, outageMs, only, say }: CrashOptions): Promise<CrashReport> {
  const started = performance.now()
  const wire = chosen ? await startRecordedWire(chosen, PARTS) : await startGrowingWire(PARTS, seed)
  const server = homes.includes('grown') ? await startGrown() : null
  const elsewhere = homes.includes('embedded') && hasPostgres15() ? await startGrown() : null
  const disk = hasDisks(tmpdir())
  if (!disk) say('no disk is filled: a tmpfs cannot be mounted here (root can)')
  const lines = homes.map((name, at): Line => {
    const isGrown = name === 'grown'
    const home = { name, server: isGrown ? server : null, elsewhere: isGrown ? null : elsewhere, outageMs, disk }
    const due = Math.round(((at + 1) * kills) / homes.length) - Math.round((at * kills) / homes.length)
    return { home, random: seeded(seed * 2 + at), due, counts: { kills: 0, lives: 0, looks: 0 }, life: null }
  })
  const report: CrashReport = {
    ...{ seed, wire: chosen ? 'recorded' : 'made', kills: 0, outages: 0, jumps: 0 },
    ...{ lost: 0, twice: 0, damaged: 0, seconds: 0 },
    byHome: Object.fromEntries(lines.map(({ home, counts }) => [home.name, counts])),
  }
  const undisturbed = new Undisturbed(wire)
  try {
    while (lines.some(isDue)) await leadLives(lines.filter(isDue), wire, { undisturbed, report, only, say })
  } finally {
    for (const { life } of lines) await life?.end()
    await undisturbed.end()
    await server?.close()
    await elsewhere?.close()
    await wire.close()
  }
  report.seconds = Math.round((performance.now() - started) / 1000)
  return report
}

const isDue = ({ due, counts }: Line): boolean => counts.kills < due

interface Watch {
  readonly undisturbed: Undisturbed
  readonly report: CrashReport
  readonly only: string | null
  say(line: string): void
}

/** One life in each home, side by side, since the wire has one clock for all. */
async function leadLives(lines: readonly Line[], wire: GrowingWire, watch: Watch): Promise<void> {
  await wire.reveal(1)
  await Promise.all(
    lines.map(async (line) => {
      line.life = await openLife(line.home, wire)
      line.counts.lives += 1
    }),
  )
  const before = lines.map(({ counts }) => counts.kills)
  for (let part = 1; part <= wire.parts && lines.some(isDue); part++) {
    await wire.reveal(part)
    const expected = watch.undisturbed.standing(part)
    await Promise.all([expected, ...lines.filter(isDue).map((line) => leadPart(line, part, expected, watch))])
  }
  if (lines.some(({ counts }, at) => counts.kills === before[at]))
    throw new Error('in a whole life no blow came in time')
  for (const line of lines) {
    const faults = line.life!.faults.length
    await line.life!.end()
    tell(watch, line, { lost: 0, twice: 0, faults: line.life!.faults.slice(faults) }, 'at the end')
    line.life = null
  }
}

async function leadPart(line: Line, part: number, expected: Promise<Standing>, watch: Watch): Promise<void> {
  const { home, random, due, counts, life } = line
  const [blows, faults] = [life!.blows.length, life!.faults.length]
  const means = { home: home.name, disk: home.disk ?? false, elsewhere: Boolean(home.elsewhere) }
  let most = KILLS_IN_A_PART
  let isRead = false
  for (let kills = 0; kills < most && counts.kills < due; ) {
    const blow = isRead ? drawCertain(random) : drawBlow(random, means, watch.only)
    if (!(await life!.suffer(blow))) {
      if (isRead || watch.only !== null) break
      // What comes too late to strike finds all done: the next one would, too.
      isRead = true
      most = Math.min(most, kills + KILLS_AFTER_ALL)
      continue
    }
    if (isKill(blow)) {
      kills += 1
      counts.kills += 1
      watch.report.kills += 1
    }
    if (isJump(blow.victim)) watch.report.jumps += 1
    else if (blow.victim === 'database' || !isKill(blow)) watch.report.outages += 1
  }
  const harm = harmOf(await life!.recover(), await expected)
  counts.looks += 1
  const struck = life!.blows.slice(blows).map(wordsOf)
  tell(
    watch,
    line,
    { ...harm, faults: [...life!.faults.slice(faults), ...harm.faults] },
    `part ${part}: ${struck.join(', ')}`,
  )
}

function tell(
  { report, say }: Watch,
  { home, counts, due }: Line,
  harm: ReturnType<typeof harmOf>,
  when: string,
): void {
  report.lost += harm.lost
  report.twice += harm.twice
  if (harm.faults.length > 0) report.damaged += 1
  say(`${home.name} ${counts.kills}/${due} ${when}`)
  if (harm.lost + harm.twice + harm.faults.length === 0) return
  say(`HARM ${harm.lost} lost, ${harm.twice} twice; ${harm.faults.join('; ')}`)
}

function inWords({ seed, kills, outages, jumps, lost, twice, damaged, seconds, byHome }: CrashReport): string {
  const homes = Object.entries(byHome).map(([name, one]) => `${one.kills} ${name}`)
  const harm = `${lost} articles lost, ${twice} twice, ${damaged} homes damaged`
  return `seed ${seed}: ${kills} kills (${homes.join(', ')}), ${outages} outages, ${jumps} jumps of the clock in ${seconds} s: ${harm}`
}

/** The homes that can be tried here, of those asked for. */
function homesFor(asked: string): CrashHome['name'][] {
  const homes = (['embedded', 'grown'] as const).filter((name) => asked === 'both' || asked === name)
  if (homes.length === 0) throw new Error(`--home is embedded, grown or both, not "${asked}"`)
  if (hasPostgres15()) return homes
  console.error('The grown home is left out: there is no PostgreSQL 15 here (apt-get install postgresql-15)')
  return homes.filter((name) => name !== 'grown')
}

function wireFor(asked: string | null): string | null {
  if (asked === 'made') return null
  const found = recordedWire()
  if (asked === 'recorded' && !found) throw new Error('there is no recorded wire: BROADSHEET_WIRE names its server')
  if (!found) console.error('The made wire is read: BROADSHEET_WIRE does not name the server of a recorded one')
  return found
}

/** One `start` through three outages and two jumps of the clock. */
async function mainStart(args: readonly string[]): Promise<void> {
  const chosen = wireFor(textOption(args, 'wire'))
  const wire = chosen ? await startRecordedWire(chosen, PARTS_OF_A_START) : await startGrowingWire(PARTS_OF_A_START)
  const server = await startGrown()
  try {
    const outageMs = numberOption(args, 'outage', 60) * 1000
    const report = await startThroughOutages(wire, { server, outageMs, say: (line) => console.error(line) })
    console.log(JSON.stringify(report))
    if (report.lost + report.twice + report.faults.length > 0) process.exitCode = 1
  } finally {
    await server.close()
    await wire.close()
  }
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--start')) return mainStart(args)
  const report = await crash({
    kills: numberOption(args, 'kills', 200),
    seed: numberOption(args, 'seed', 1),
    homes: homesFor(textOption(args, 'home') ?? 'both'),
    wire: wireFor(textOption(args, 'wire')),
    outageMs: numberOption(args, 'outage', 2) * 1000,
    only: textOption(args, 'only'),
    say: (line) => console.error(line),
  })
  console.error(inWords(report))
  console.log(JSON.stringify(report))
  if (report.lost + report.twice + report.damaged > 0) process.exitCode = 1
}

if (process.argv[1]?.endsWith('bench/crash.ts')) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`crash: ${messageOf(error)}`)
    process.exitCode = 1
  })
}
