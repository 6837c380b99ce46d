import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { initFolder } from '../src/config/index.ts'
import { type Blow, commandFor, isJump, preparationFor, wordsOf } from './crash-blows.ts'
import { leftBehind, lookAt, type Standing, siteFaults } from './crash-check.ts'
import { setClock } from './crash-clock.ts'
import { type Begun, begin, mustEndWell, type Place, whenIt } from './crash-command.ts'
import { type Disk, mountDisk } from './crash-disk.ts'
import { childrenOf, type GrownServer, processesWith, strike } from './crash-homes.ts'
import { killMove } from './crash-move.ts'
import { layPoints } from './crash-points.ts'
import { inArchive, prepare } from './crash-prepare.ts'
import { type Receivers, startReceivers } from './crash-receivers.ts'
import type { GrowingWire } from './crash-wire.ts'

/** Where a newsroom lives: in its folder, or on a server of ours. */
export interface CrashHome {
  readonly name: 'embedded' | 'grown'
  readonly server: GrownServer | null
  /** Whereto it is moved, when it is. */
  readonly elsewhere?: GrownServer | null
  /** How long a database is stopped or cut off, or a disk full; two seconds where nothing is said. */
  readonly outageMs?: number
  /** `broadsheet worker`s that work beside the command all the time. */
  readonly workers?: number
  /** On a disk of its own, to be filled. */
  readonly disk?: boolean
  /** Every feed is asked every minute, as long as somebody keeps the timetable. */
  readonly oftenAsked?: boolean
}

/** A newsroom's life: it is struck, and goes on. */
export interface Life {
  readonly place: Place
  /** What was struck, in order. */
  readonly blows: readonly Blow[]
  /** What went wrong on the way. */
  readonly faults: string[]
  /** Sets the newsroom to work and strikes; false when it was done before. */
  suffer(blow: Blow): Promise<boolean>
  /** Lets it work undisturbed until all that the wire lists is in the paper, and looks at it. */
  recover(): Promise<Standing>
  end(): Promise<void>
}

/** An archive of a crash's size, the server's own files, and the log of what was written. */
const DISK_MEGABYTES = 900
const OUTAGE_MS = 2000

export async function openLife(home: CrashHome, wire: GrowingWire): Promise<Life> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-crash-'))
  const disk = home.disk ? mountDisk(folder, DISK_MEGABYTES) : null
  const receivers = await startReceivers(folder)
  const databaseUrl = (await home.server?.database()) ?? null
  const place = { ...{ dir: join(folder, 'paper'), databaseUrl, folder }, smtp: receivers.smtp }
  const own: Own = { ...{ home, wire, folder, place, disk, receivers }, faults: [], aheadMs: 0, mails: 0 }
  setClock(folder, 0)
  const blows: Blow[] = []
  const end = async () => {
    for (const pid of [...childrenOf(place.dir), ...processesWith(place.dir)]) strike(pid)
    receivers.close()
    disk?.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    makePaper(own)
    await mustEndWell(begin(place, ['feed', 'import', wire.opmlUrl]), own.faults)
    await inArchive(own, (pool) => layPoints(pool, folder))
  } catch (error) {
    await end()
    throw error
  }
  const workers = Array.from({ length: home.workers ?? 0 }, () => begin(place, ['worker']))
  return {
    place,
    blows,
    faults: own.faults,
    suffer: async (blow) => {
      const struck = await disturb(own, blow)
      if (struck) blows.push(blow)
      own.faults.push(...siteFaults(place.dir).map((fault) => `after ${wordsOf(blow)}: ${fault}`))
      return struck
    },
    recover: async () => {
      await mustEndWell(begin(place, ['run']), own.faults)
      return lookAt(folder, place.databaseUrl, receivers)
    },
    end: async () => {
      try {
        for (const { child } of workers) child.kill('SIGTERM')
        for (const worker of workers) await mustEndWell(worker, own.faults)
        own.faults.push(...(await leftBehind(place.dir)))
      } finally {
        await end()
      }
    },
  }
}

export interface Own {
  readonly home: CrashHome
  readonly wire: GrowingWire
  readonly folder: string
  readonly place: Place
  readonly disk: Disk | null
  readonly receivers: Receivers
  readonly faults: string[]
  /** By how much its clock is ahead of the true one. */
  aheadMs: number
  /** Mails that were wanted so far. */
  mails: number
}

function makePaper({ folder, home: { oftenAsked = false }, receivers }: Own): void {
  const dir = join(folder, 'paper')
  initFolder(dir, { empty: true })
  const file = join(dir, 'newsroom.yaml')
  const settings = readFileSync(file, 'utf8')
    .replace('allow: []', 'allow: [127.0.0.0/8]')
    // Cards and the index for other hosts cost more than all else, and are pages like others.
    .replace('cards: true', 'cards: false')
    .replace('search: export', 'search: never')
    .replace('to: []', `to: ["folder:${join(folder, 'delivered')}", "${receivers.branch}"]`)
    .replace('webhook: null', `webhook: ${receivers.webhook}`)
    .replace('from: ""', 'from: The Paper <news@paper.example>')
    // Forgotten while their stories are still warm, as a clock put forward has it, they would be missed.
    .replace('texts_days: 180', 'texts_days: null')
  const often = settings.replace(/_interval_minutes: \d+/g, '_interval_minutes: 1')
  writeFileSync(file, oftenAsked ? often : settings)
  for (const watched of ['paper/.broadsheet/editions', 'paper/backups', 'delivered']) {
    mkdirSync(join(folder, watched), { recursive: true })
  }
}

/**
 * A command that is only opening its archive when that goes away says so and ends; the next one does its work. It may be
 * bringing it to another schema: that of a home made older, or of one that an earlier blow left so.
 */
const FOUND_NO_ARCHIVE =
  /no answer from the PostgreSQL|"event":"archive-migrating"[\s\S]*archive’s server stopped. Nothing is lost/
/** Whoever has no room to write says so and ends. */
const FOUND_NO_ROOM = /no space left|could not be (?:written|delivered)|does not answer/i

async function disturb(own: Own, blow: Blow): Promise<boolean> {
  const { place, faults } = own
  const { victim, at } = blow
  if ('move' in at) return killMove(own, own.home.elsewhere!, at.move)
  const undo = await prepare(own, preparationFor(blow))
  const moment = whenIt(at, own.wire, own.folder)
  const command = begin(place, [commandFor(blow)])
  const worker = victim === 'worker' ? begin(place, ['worker']) : null
  const over = command.ended.then(() => 'over' as const)
  const struck = (await Promise.race([moment.comes, over])) !== 'over' && command.child.exitCode === null
  moment.forget()
  if (struck) await hit(own, blow, { command, worker })
  undo()
  if (struck && victim.startsWith('command')) await command.ended
  else await mustEndWell(command, faults, struck ? excuseFor(blow) : undefined)
  if (worker) {
    worker.child.kill('SIGTERM')
    await worker.ended
  }
  return struck
}

const HOUR_MS = 3_600_000

function excuseFor(blow: Blow): RegExp | undefined {
  if (blow.victim === 'worker' || isJump(blow.victim)) return undefined
  if (blow.victim === 'disk') return FOUND_NO_ROOM
  return FOUND_NO_ARCHIVE
}

async function hit(own: Own, { victim }: Blow, { command, worker }: { command: Begun; worker: Begun | null }) {
  const { server } = own.home
  const outage = async (begins: () => unknown, ends: () => unknown) => {
    await begins()
    await pause(own.home.outageMs ?? OUTAGE_MS)
    await ends()
  }
  switch (victim) {
    case 'worker':
      return worker!.child.kill('SIGKILL')
    case 'command':
      return command.child.kill('SIGKILL')
    case 'server':
      return killServer(own)
    case 'command and server':
      command.child.kill('SIGKILL')
      return killServer(own)
    case 'database':
      return outage(
        () => server!.kill('immediate'),
        () => server!.start(),
      )
    case 'network':
      return outage(
        () => server!.network.cut(),
        () => server!.network.mend(),
      )
    case 'clock forward':
    case 'clock back':
      own.aheadMs += victim === 'clock forward' ? HOUR_MS : -HOUR_MS
      return setClock(own.folder, own.aheadMs)
    case 'disk':
      return outage(
        () => own.disk!.fill(),
        () => own.disk!.empty(),
      )
  }
}

async function killServer({ home, place }: Own): Promise<void> {
  if (home.server) {
    await home.server.kill('kill')
    await home.server.start()
  } else for (const pid of processesWith(place.dir)) strike(pid)
}
