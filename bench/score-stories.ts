import { b3Of, type Labelled, pairOf } from './compare-groups.ts'
import { groupAll } from './group-stream.ts'
import { readStories } from './made-sets.ts'
import type { Score } from './yardsticks.ts'

/** Groups a file of articles with known events as one stream, in file order, and compares stories with events. */
export async function score([path]: readonly string[]): Promise<Score> {
  const lines = readStories(path!)
  const started = performance.now()
  const stories = groupAll(lines)
  const seconds = (performance.now() - started) / 1000
  const labelled: Labelled[] = lines.map(({ event }, at) => ({ event, story: stories[at]! }))
  const json = {
    articles: lines.length,
    stories: new Set(stories).size,
    b3: b3Of(labelled),
    pair: pairOf(labelled),
    articlesPerSecond: Math.round(lines.length / seconds),
  }
  const row = (name: string, { p, r, f1 }: { p: number; r: number; f1: number }) =>
    `${name.padEnd(10)} precision ${p.toFixed(3)}  recall ${r.toFixed(3)}  F1 ${f1.toFixed(3)}`
  const table = [
    `${json.articles} articles, ${new Set(lines.map(({ event }) => event)).size} events, ${json.stories} stories, ${json.articlesPerSecond} articles/s`,
    row('B-cubed', json.b3),
    row('pairs', json.pair),
  ].join('\n')
  return { json, table }
}
