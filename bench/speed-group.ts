import type { StoryId } from '../src/news/id.ts'
import { openWindow, step, takeLearnt } from '../src/pipeline/group/index.ts'
import { numberOption } from './arguments.ts'
import { ARTICLES_PER_DAY, madeStream } from './made-stream.ts'
import type { Score } from './yardsticks.ts'

/**
 * Groups `n` articles of a made stream, everything included: reading words, looking up, joining, moving, splitting, and
 * handing over what was learnt. Making the articles is not timed. Run node with --expose-gc to see live memory.
 */
export async function speed(args: readonly string[]): Promise<Score> {
  const n = numberOption(args, 'n', 20_000)
  const window = openWindow()
  let founded = 0
  const needs = { newStoryId: () => `story-${founded++}` as StoryId }
  const times = new Float64Array(n)
  let changes = 0
  let at = 0
  const before = liveMegabytes()
  for (const article of madeStream()) {
    if (at === n) break
    const started = performance.now()
    changes += step(window, article, needs).changes.length
    takeLearnt(window)
    times[at++] = performance.now() - started
  }
  const after = liveMegabytes()
  const fifth = Math.ceil(n / 5)
  const fifths = [0, 1, 2, 3, 4].map((part) => mean(times.subarray(part * fifth, (part + 1) * fifth)))
  const sorted = times.toSorted()
  const json = {
    articles: n,
    articlesPerSecond: Math.round(1000 / mean(times)),
    msPerArticle: fifths.map(rounded),
    medianMs: rounded(sorted[n >> 1]!),
    p99Ms: rounded(sorted[Math.floor(n * 0.99)]!),
    worstMs: rounded(sorted[n - 1]!),
    open: { articles: window.members.size, stories: window.stories.size },
    changesPerArticle: rounded(changes / n),
    liveMegabytes: before === null || after === null ? null : Math.round(after - before),
  }
  const table = [
    `${n} articles at ${ARTICLES_PER_DAY} a day: ${json.articlesPerSecond} articles/s; ${json.open.articles} open in ${json.open.stories} stories`,
    `ms an article, each fifth of the run: ${json.msPerArticle.join('  ')}; median ${json.medianMs}, p99 ${json.p99Ms}, worst ${json.worstMs}`,
    `live memory of the window: ${json.liveMegabytes === null ? 'run node with --expose-gc' : `${json.liveMegabytes} MB`}`,
  ].join('\n')
  return { json, table }
}

const mean = (all: Float64Array) => all.reduce((sum, one) => sum + one, 0) / all.length
const rounded = (value: number) => Math.round(value * 1000) / 1000

/** Live memory after a forced collection, typed arrays included. */
function liveMegabytes(): number | null {
  if (!globalThis.gc) return null
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}
