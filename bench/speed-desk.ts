import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen, siteApp } from '../src/api/index.ts'
import { deskApp } from '../src/desk/index.ts'
import { decide } from '../src/worker/index.ts'
import { numberOption } from './arguments.ts'
import { timeOnScreen } from './desk-screen.ts'
import { madeNewsroom } from './made-newsroom.ts'
import type { Score } from './yardsticks.ts'

const LOADS = 20

/**
 * Asks for the planner of a newsroom with `n` open stories: first, again, and each time right after a decision. Then looks
 * at it in Chromium: how long until what another process writes is on screen (`--without-screen` leaves that out).
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 2000)
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-desk-'))
  const newsroom = await madeNewsroom(folder, n)
  const server = await listen(siteApp(newsroom, { desk: deskApp(newsroom).fetch }), '127.0.0.1', 0)
  try {
    const planner = `http://127.0.0.1:${(server.address() as AddressInfo).port}/desk/`
    const first = await load(planner)
    const again: Load[] = []
    for (let turn = 0; turn < LOADS; turn++) again.push(await load(planner))
    const ids = [...first.html.matchAll(/id="s-([^"]+)"/g)].map(([, id]) => id!)
    const decided: Load[] = []
    const decisions: number[] = []
    for (let turn = 0; turn < LOADS; turn++) {
      const started = performance.now()
      await decide(
        newsroom,
        { do: turn % 2 === 0 ? 'approve' : 'hold', story: ids[turn % ids.length]!, until: null } as never,
        null,
      )
      decisions.push(performance.now() - started)
      decided.push(await load(planner))
    }
    const screen = args.includes('--without-screen') ? null : await timeOnScreen(folder, planner)
    const json = {
      stories: n,
      kilobytes: Math.round(Buffer.byteLength(first.html) / 100) / 10,
      firstByteMs: {
        first: Math.round(first.firstByte),
        again: spread(again.map(({ firstByte }) => firstByte)),
        afterDecision: spread(decided.map(({ firstByte }) => firstByte)),
      },
      cpuMs: { again: spread(again.map(({ cpu }) => cpu)), afterDecision: spread(decided.map(({ cpu }) => cpu)) },
      decisionMs: spread(decisions),
      onScreenMs: screen && { decision: spread(screen.decision), article: spread(screen.article) },
      peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    }
    const { again: same, afterDecision } = json.firstByteMs
    const table = [
      `The planner of ${n} stories: ${json.kilobytes} kB of HTML`,
      `first byte after ${json.firstByteMs.first} ms; again ${same.median} ms (p95 ${same.p95})`,
      `right after a decision ${afterDecision.median} ms (p95 ${afterDecision.p95}), CPU ${json.cpuMs.afterDecision.median} ms; deciding ${json.decisionMs.median} ms`,
      ...(json.onScreenMs
        ? [onScreen('a decision', json.onScreenMs.decision), onScreen('an article', json.onScreenMs.article)]
        : []),
    ].join('\n')
    return { json, table }
  } finally {
    server.closeAllConnections()
    server.close()
    await newsroom.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const onScreen = (of: string, { median, p95 }: Spread) =>
  `${of} of another process is on screen after ${median} ms (p95 ${p95})`

interface Load {
  readonly firstByte: number
  /** What this process worked for it, server and client: on a busy machine the truer figure. */
  readonly cpu: number
  readonly html: string
}

async function load(url: string): Promise<Load> {
  const before = process.cpuUsage()
  const started = performance.now()
  const response = await fetch(url)
  const firstByte = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { firstByte, cpu: (user + system) / 1000, html: await response.text() }
}

interface Spread {
  readonly median: number
  readonly p95: number
}

function spread(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)]!)
  return { median: at(0.5), p95: at(0.95) }
}
