import { readFileSync } from 'node:fs'
import { type Agreement, pairAgreement } from './compare-groups.ts'
import { type GroupOptions, groupAll } from './group-stream.ts'
import type { Score } from './yardsticks.ts'

interface Pair {
  readonly titleA: string
  readonly titleB: string
  readonly same: boolean
}

/** Groups the distinct titles as undated one-line articles; a pair is found when both end in one story. */
export function scorePairs(path: string, options?: GroupOptions): Agreement & { pairs: number; titles: number } {
  const pairs = readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Pair)
  const titles = [...new Set(pairs.flatMap(({ titleA, titleB }) => [titleA, titleB]))]
  const stories = groupAll(
    titles.map((title) => ({ title })),
    options,
  )
  const storyOf = new Map(titles.map((title, at) => [title, stories[at]]))
  const found = pairs.filter(({ titleA, titleB }) => storyOf.get(titleA) === storyOf.get(titleB))
  const there = pairs.filter(({ same }) => same)
  const right = found.filter(({ same }) => same)
  return { pairs: pairs.length, titles: titles.length, ...pairAgreement(right.length, found.length, there.length) }
}

export async function score([path]: readonly string[]): Promise<Score> {
  const { titles, pairs, p, r, f1 } = scorePairs(path!)
  const table = `${pairs} pairs of ${titles} titles\nprecision ${p.toFixed(3)}  recall ${r.toFixed(3)}  F1 ${f1.toFixed(3)}`
  return { json: { pairs, p, r, f1 }, table }
}
