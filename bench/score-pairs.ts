import { readFileSync } from 'node:fs'
import { pairAgreement } from './compare-groups.ts'
import { groupAll } from './group-stream.ts'
import type { Score } from './yardsticks.ts'

interface Pair {
  readonly titleA: string
  readonly titleB: string
  readonly same: boolean
}

/** Groups the distinct titles as undated one-line articles; a pair is found when both end in one story. */
export async function score([path]: readonly string[]): Promise<Score> {
  const pairs = readFileSync(path!, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Pair)
  const titles = [...new Set(pairs.flatMap(({ titleA, titleB }) => [titleA, titleB]))]
  const stories = groupAll(titles.map((title) => ({ title })))
  const storyOf = new Map(titles.map((title, at) => [title, stories[at]]))
  const found = pairs.filter(({ titleA, titleB }) => storyOf.get(titleA) === storyOf.get(titleB))
  const there = pairs.filter(({ same }) => same)
  const { p, r, f1 } = pairAgreement(found.filter(({ same }) => same).length, found.length, there.length)
  const table = `${pairs.length} pairs of ${titles.length} titles: ${found.length} found, ${there.length} true\nprecision ${p.toFixed(3)}  recall ${r.toFixed(3)}  F1 ${f1.toFixed(3)}`
  return { json: { pairs: pairs.length, p, r, f1 }, table }
}
