import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { numberOption, textOption } from './arguments.ts'
import { type Hour, type LivedDay, liveDay } from './live-day.ts'
import type { Score } from './yardsticks.ts'

const OWN_WIRE = fileURLToPath(new URL('./day-wire.ts', import.meta.url))
const RECORDED_WIRE = fileURLToPath(new URL('../../shared/wire/serve.mjs', import.meta.url))

/**
 * 24 hours of a newsroom with 5 of 100 polls failing in every way, the clock moved. `--wire own` or the program of a wire
 * (BROADSHEET_WIRE; a recorded one when it is there), `--from` its first hour, `--hours`, `--step` minutes between two looks,
 * `--share` of polls that fail, `--seed`, `--longest` minutes between two polls of a feed.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const wire =
    textOption(args, 'wire') ?? process.env.BROADSHEET_WIRE ?? (existsSync(RECORDED_WIRE) ? RECORDED_WIRE : 'own')
  const isOwn = wire === 'own'
  const started = performance.now()
  const longest = numberOption(args, 'longest', 60)
  const day = await liveDay({
    server: isOwn ? OWN_WIRE : wire,
    from: new Date(textOption(args, 'from') ?? (isOwn ? '2026-03-03T00:00:00Z' : '2021-06-22T00:00:00Z')),
    hours: numberOption(args, 'hours', 24),
    stepMinutes: numberOption(args, 'step', 5),
    share: numberOption(args, 'share', 0.05),
    seed: numberOption(args, 'seed', 1),
    timeoutSeconds: 1,
    // So many polls that every fault has its turn.
    settings: [['longest_interval_minutes: 1440', `longest_interval_minutes: ${longest}`]],
    collectGarbage: garbageCollector(),
    onHour: ({ hour, heapMb, rssMb, articles }) =>
      console.error(
        `hour ${hour}: heap ${heapMb} MB, rss ${rssMb} MB, ${articles} articles, ${Math.round((performance.now() - started) / 1000)} s`,
      ),
  })
  return report(day, Math.round((performance.now() - started) / 1000))
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

/** How much the last third of the day's readings is above the first, each as its middle. */
export function growthOf(hours: readonly Hour[], of: 'heapMb' | 'rssMb'): number {
  const third = Math.floor(hours.length / 3)
  const middle = (some: readonly Hour[]) =>
    some.map((hour) => hour[of]).sort((a, b) => a - b)[Math.floor(some.length / 2)]!
  return Math.round((middle(hours.slice(-third)) / middle(hours.slice(0, third))) * 1000) / 1000
}

function report(day: LivedDay, seconds: number): Score {
  const { hours, faults, outcomes, recoveries, stuck, lost } = day
  const failedPolls = faults.episodes.reduce((sum, { polls }) => sum + polls, 0)
  const unrecovered = recoveries.filter(({ afterMinutes }) => afterMinutes === null)
  const json = {
    seconds,
    hours: hours.length - 1,
    polls: faults.polls,
    failedPolls,
    kinds: new Set(faults.episodes.map(({ fault }) => fault)).size,
    heap: { first: hours[0]!.heapMb, last: hours.at(-1)!.heapMb, growth: growthOf(hours, 'heapMb') },
    rss: { first: hours[0]!.rssMb, last: hours.at(-1)!.rssMb, growth: growthOf(hours, 'rssMb') },
    stuck: stuck.length,
    recovered: recoveries.length - unrecovered.length,
    unrecovered: unrecovered.length,
    longestRecoveryMinutes: Math.max(0, ...recoveries.map(({ afterMinutes }) => afterMinutes ?? 0)),
    articles: day.articles,
    gaveUp: day.gaveUp,
    lost: lost.length,
    editions: day.editions,
    troubles: day.troubles.length,
  }
  const table = [
    'fault                                     polls ended as',
    ...[...outcomes].sort().map(
      ([fault, counts]) =>
        `${fault.padEnd(41)} ${Object.entries(counts)
          .map(([outcome, n]) => `${n} ${outcome}`)
          .join(', ')}`,
    ),
    `${failedPolls} of ${faults.polls} polls failed, in ${json.kinds} ways; ${json.recovered} recoveries, the longest after ${json.longestRecoveryMinutes} minutes`,
    `memory, last third of the day against the first: heap ${json.heap.growth}, rss ${json.rss.growth}`,
    `jobs stuck: ${stuck.join(', ') || 'none'}`,
    `feeds not recovered: ${unrecovered.map(({ feed, fault }) => `${feed} (${fault})`).join(', ') || 'none'}`,
    `articles lost or twice: ${lost.join(', ') || 'none'}, of ${json.articles}; ${json.editions} editions`,
    ...day.troubles.slice(0, 20),
  ].join('\n')
  return { json, table }
}
