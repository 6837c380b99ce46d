import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { messageOf } from '../src/news/error.ts'
import { decode, discoverFeeds, readFeed } from '../src/pipeline/collect/index.ts'
import { extract } from '../src/pipeline/extract/index.ts'
import { numberOption, textOption } from './arguments.ts'
import { fuzzSeeds } from './fuzz-seeds.ts'
import { mutated } from './mutations.ts'
import { seeded } from './random.ts'
import type { Score } from './yardsticks.ts'

const FETCHED_FROM = 'https://press.example/feed'
/** Longer than this is a hang, in milliseconds. */
const HANG_MS = 2_000
const SLOWEST_SHOWN = 3

/**
 * Reads `--feeds` broken feeds and `--pages` broken pages in this process, without the threads and limits that stand
 * around them in a newsroom: nothing may throw, take long, or stay in memory. `--data` names documents to break,
 * `--seed` the chance by which they are broken; a number in the report breaks the same one again with `--only`.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const seed = numberOption(args, 'seed', 20_260_302)
  const only = textOption(args, 'only')
  const { feeds, pages, from } = fuzzSeeds(textOption(args, 'data') ?? defaultData())
  const runs = [
    await fuzz('feeds', feeds, numberOption(args, 'feeds', 20_000), seed, only, readOneFeed),
    await fuzz('pages', pages, numberOption(args, 'pages', 5_000), seed + 1, only, readOnePage),
  ]
  const json = { seed, from, ...Object.fromEntries(runs.map(({ what, ...run }) => [what, run])) }
  const table = runs.map(
    ({ what, documents, exceptions, hangs, worstMs, medianMs, grownMegabytes, slowest, thrown }) =>
      `${documents} broken ${what}: ${exceptions} exceptions, ${hangs} hangs, median ${medianMs} ms, worst ${worstMs} ms (${slowest.map(({ number, ms }) => `#${number} ${ms}`).join(', ')}), memory grown by ${grownMegabytes} MB${thrown.map((one) => `\n  ${one}`).join('')}`,
  )
  return { json, table: [`broken by seed ${seed}: ${from}`, ...table].join('\n') }
}

function readOneFeed(text: string): void {
  const decoded = decode(Buffer.from(text), null)
  readFeed(decoded, { url: FETCHED_FROM })
  discoverFeeds(decoded, FETCHED_FROM)
}

function readOnePage(text: string): void {
  extract({ html: decode(Buffer.from(text), 'text/html'), url: FETCHED_FROM }, null)
}

async function fuzz(
  what: 'feeds' | 'pages',
  seeds: readonly string[],
  documents: number,
  seed: number,
  only: string | null,
  read: (text: string) => void,
) {
  const times: { number: number; ms: number }[] = []
  const thrown: string[] = []
  let before = 0
  for (let number = 0; number < documents; number++) {
    if (only !== null && Number(only) !== number) continue
    // Each has its own chance, so that one can be had again without the others.
    const next = seeded(seed * 1_000_003 + number)
    const pick = () => seeds[Math.floor(next() * seeds.length)]!
    const text = mutated(pick(), pick(), next)
    const started = process.cpuUsage()
    try {
      read(text)
    } catch (error) {
      thrown.push(`#${number}: ${messageOf(error).slice(0, 200)}`)
    }
    // Processor time: what else runs on the machine is not the document's fault.
    const { user, system } = process.cpuUsage(started)
    times.push({ number, ms: Math.round((user + system) / 100) / 10 })
    // What is made once, such as compiled code and tables, is there by then.
    if (number === Math.floor(documents / 2)) before = liveMegabytes()
    if (number % 500 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  const grownMegabytes = Math.round((liveMegabytes() - before) * 10) / 10
  const slowest = times.toSorted((a, b) => b.ms - a.ms)
  return {
    what,
    documents: times.length,
    exceptions: thrown.length,
    hangs: times.filter(({ ms }) => ms > HANG_MS).length,
    medianMs: slowest[times.length >> 1]?.ms ?? 0,
    worstMs: slowest[0]?.ms ?? 0,
    grownMegabytes,
    slowest: slowest.slice(0, SLOWEST_SHOWN),
    thrown: thrown.slice(0, SLOWEST_SHOWN),
  }
}

/** Live memory after a forced collection. */
function liveMegabytes(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  return process.memoryUsage().heapUsed / 2 ** 20
}

const defaultData = () => process.env.BROADSHEET_DATA ?? new URL('../../shared/data', import.meta.url).pathname
