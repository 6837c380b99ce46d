import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { initFolder } from '../src/config/index.ts'
import { type Blow, drawBlow, type Moment, type Outage, wordsOf } from './crash-blows.ts'
import { leftBehind, lookAt, type Standing } from './crash-check.ts'
import { childrenOf, type GrownServer, processesWith, strike } from './crash-homes.ts'
import type { GrowingWire } from './crash-wire.ts'

const COMMAND = fileURLToPath(new URL('../bin/broadsheet.js', import.meta.url))
/** A run has a minute's work at most on a loaded machine; one that takes longer hangs. */
const HANGS_AFTER_MS = 240_000

/** Where a newsroom lives: in its folder, or on a server of ours. */
export interface CrashHome {
  readonly name: 'embedded' | 'grown'
  readonly server: GrownServer | null
  /** How long a database that is stopped or cut off stays so; two seconds where nothing is said. */
  readonly outageMs?: number
  /** `broadsheet worker`s that work beside the command all the time. */
  readonly workers?: number
}

/** A newsroom's life: it reads the wire part by part, and is struck in each. */
export interface Life {
  readonly standing: Standing
  /** What was struck, in order. */
  readonly blows: readonly string[]
  readonly faults: readonly string[]
}

/** A life of so many kills, drawn by lot. */
export const live = (home: CrashHome, wire: GrowingWire, random: () => number, kills: number): Promise<Life> =>
  lead(home, wire, async (deal, part, dealt) => {
    const due = Math.ceil((kills - dealt) / (wire.parts - part + 1))
    // What a blow comes too late for is drawn again, but not for ever: then there is little left to do.
    for (let struck = 0, tries = 0; struck < due && tries < due * 2; tries++) {
      if (await deal(drawBlow(random, home.name))) struck += 1
    }
  })

/** A life with these kills in each part. */
export const liveStruck = (home: CrashHome, wire: GrowingWire, blows: readonly Blow[]): Promise<Life> =>
  lead(home, wire, async (deal) => {
    for (const blow of blows) await deal(blow)
  })

async function lead(
  home: CrashHome,
  wire: GrowingWire,
  suffer: (deal: (blow: Blow) => Promise<boolean>, part: number, dealt: number) => Promise<void>,
): Promise<Life> {
  const dir = join(await mkdtemp(join(tmpdir(), 'broadsheet-crash-')), 'paper')
  const databaseUrl = (await home.server?.database()) ?? null
  const newsroom = { dir, databaseUrl, home, wire }
  const blows: string[] = []
  const faults: string[] = []
  const workers: Begun[] = []
  const deal = async (blow: Blow): Promise<boolean> => {
    const struck = await disturb(newsroom, blow, faults)
    if (struck) blows.push(wordsOf(blow))
    return struck
  }
  try {
    makePaper(dir)
    await mustEndWell(begin(newsroom, ['feed', 'import', wire.opmlUrl]), faults)
    for (let worker = 0; worker < (home.workers ?? 0); worker++) workers.push(begin(newsroom, ['worker']))
    for (let part = 1; part <= wire.parts; part++) {
      wire.reveal(part)
      await suffer(deal, part, blows.length)
      await mustEndWell(begin(newsroom, ['run']), faults)
    }
    for (const { child } of workers) child.kill('SIGTERM')
    for (const worker of workers) await mustEndWell(worker, faults)
    const standing = await lookAt(dir, databaseUrl)
    faults.push(...(await leftBehind(dir)))
    return { standing, blows, faults }
  } finally {
    for (const pid of [...childrenOf(dir), ...processesWith(dir)]) strike(pid)
    await rm(join(dir, '..'), { recursive: true, force: true })
  }
}

function makePaper(dir: string): void {
  initFolder(dir, { empty: true })
  const file = join(dir, 'newsroom.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('allow: []', 'allow: [127.0.0.0/8]'))
  mkdirSync(join(dir, '.broadsheet/editions'), { recursive: true })
}

interface Newsroom {
  readonly dir: string
  readonly databaseUrl: string | null
  readonly home: CrashHome
  readonly wire: GrowingWire
}

interface Begun {
  readonly child: ChildProcess
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>
}

function begin({ dir, databaseUrl }: Newsroom, args: readonly string[]): Begun {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...env, NO_COLOR: '1', BROADSHEET_DIR: dir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr!.on('data', (data) => {
    err += data
  })
  return { child, ended: once(child, 'exit').then(([code]) => ({ code: code as number | null, err })) }
}

/** A command that is only opening its archive when that goes away says so and ends; the next one does its work. */
const FOUND_NO_ARCHIVE = /no answer from the PostgreSQL/

/** Waits for a command that nobody killed: it has to come to a good end by itself. */
async function mustEndWell({ child, ended }: Begun, faults: string[], excuse?: RegExp): Promise<void> {
  let hangs = false
  const timer = setTimeout(() => {
    hangs = true
    child.kill('SIGKILL')
  }, HANGS_AFTER_MS)
  const { code, err } = await ended
  clearTimeout(timer)
  if (hangs) faults.push(`${child.spawnargs.slice(2).join(' ')} did not come to an end: ${err.slice(-300)}`)
  else if (code !== 0 && !excuse?.test(err))
    faults.push(`${child.spawnargs.slice(2).join(' ')} ended with ${code}: ${err.slice(-600)}`)
}

/** Runs the newsroom and strikes; false when it had ended before. */
async function disturb(newsroom: Newsroom, { victim, at }: Blow, faults: string[]): Promise<boolean> {
  const { home } = newsroom
  const run = begin(newsroom, ['run'])
  const worker = victim === 'worker' ? begin(newsroom, ['worker']) : null
  const moment = whenIt(at, newsroom)
  const over = run.ended.then(() => 'over' as const)
  const struck = (await Promise.race([moment.comes, over])) !== 'over' && run.child.exitCode === null
  moment.forget()
  if (struck) {
    if (victim === 'worker') worker!.child.kill('SIGKILL')
    if (victim.startsWith('command')) run.child.kill('SIGKILL')
    if (victim.endsWith('server')) await killServer(newsroom)
    if (victim === 'database' || victim === 'network') await cutOff(home, victim)
  }
  if (struck && victim.startsWith('command')) await run.ended
  else await mustEndWell(run, faults, struck && victim !== 'worker' ? FOUND_NO_ARCHIVE : undefined)
  if (worker) {
    worker.child.kill('SIGTERM')
    await worker.ended
  }
  return struck
}

const OUTAGE_MS = 2000

async function cutOff({ server, outageMs = OUTAGE_MS }: CrashHome, what: Outage): Promise<void> {
  if (!server) throw new Error('a newsroom in its folder has no database to be cut off from')
  if (what === 'database') await server.kill('immediate')
  else server.network.cut()
  await pause(outageMs)
  if (what === 'database') await server.start()
  else server.network.mend()
}

async function killServer({ dir, home }: Newsroom): Promise<void> {
  if (home.server) {
    await home.server.kill('kill')
    await home.server.start()
  } else for (const pid of processesWith(dir)) strike(pid)
}

function whenIt(at: Moment, { wire, dir }: Newsroom): { comes: Promise<void>; forget(): void } {
  let forget = () => {}
  const comes = new Promise<void>((resolve) => {
    if ('ms' in at) {
      const timer = setTimeout(resolve, at.ms)
      forget = () => clearTimeout(timer)
      return
    }
    let left = 'files' in at ? at.files : at.answers
    const count = () => {
      left -= 1
      if (left === 0) resolve()
    }
    if ('answers' in at) {
      wire.onAnswer = count
      forget = () => {
        wire.onAnswer = () => {}
      }
      return
    }
    const watcher = watch(join(dir, '.broadsheet/editions'), { recursive: true }, count)
    // Folders come and go under it.
    watcher.on('error', () => {})
    forget = () => watcher.close()
  })
  return { comes, forget: () => forget() }
}
