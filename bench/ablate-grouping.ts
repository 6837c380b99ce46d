import { join } from 'node:path'
import { SETTINGS, type Settings } from '../src/pipeline/group/index.ts'
import { b3Of, pairOf } from './compare-groups.ts'
import { type GroupOptions, groupAll } from './group-stream.ts'
import { allSets, type StoryLine } from './made-sets.ts'
import { scorePairs } from './score-pairs.ts'

/**
 * `npx tsx bench/ablate-grouping.ts FOLDER [name=value …]`: what each part of grouping is worth on the stories files in
 * FOLDER and on sets made from them, as a Markdown table. With settings named, only the defaults and those are run.
 */
const [folder, ...named] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: npx tsx bench/ablate-grouping.ts FOLDER [name=value …]')

const ABLATIONS: Record<string, Partial<Settings>> = {
  'no split': { splitFrom: Number.POSITIVE_INFINITY },
  'no moves': { moveRounds: 0 },
  'neither split nor moves': { splitFrom: Number.POSITIVE_INFINITY, moveRounds: 0 },
  'split bar fixed at 0.6': { splitRatio: 0.6, splitClean: 0 },
  'split bar starts at 0.43': { splitRatio: 0.43 },
  'split bar starts at 0.53': { splitRatio: 0.53 },
  'no stream level (joins at 0.14)': { levelWeight: 0, joinAt: 0.14 },
  'joins at 0.05': { joinAt: 0.05 },
  'joins at 0.08': { joinAt: 0.08 },
  'no day penalty': { dayPenalty: 0 },
  'day penalty 0.05': { dayPenalty: 0.05 },
  'day penalty 0.2': { dayPenalty: 0.2 },
  'copies not folded': { copyShare: Number.POSITIVE_INFINITY },
  'names weigh 1': { nameWeight: 1 },
  'numbers weigh 1': { numberWeight: 1 },
  'title counts once': { titleWeight: 1 },
  'first 100 words only': { textWords: 100 },
  '80 terms kept': { termsKept: 80 },
  '12 postings': { postings: 12 },
  '48 postings': { postings: 48 },
}

const sets = allSets(folder)
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length

function measure(lines: readonly StoryLine[], options?: GroupOptions): { b3: number; pair: number } {
  const stories = groupAll(lines, options)
  const labelled = lines.map(({ event }, at) => ({ event, story: stories[at]! }))
  return { b3: b3Of(labelled).f1, pair: pairOf(labelled).f1 }
}

function row(name: string, options?: GroupOptions): string {
  const measured = Object.values(sets).map((kind) => kind.map((lines) => measure(lines, options)))
  const cells = measured.map((kind) => ({
    b3: mean(kind.map(({ b3 }) => b3)),
    pair: mean(kind.map(({ pair }) => pair)),
  }))
  const pairs = scorePairs(join(folder!, 'ai-title-pairs.jsonl'), options)
  // Pairs are told for the two real sets only; in the made ones they go with B-cubed.
  const figures = cells.map(({ b3, pair }, at) => (at < 2 ? `${b3.toFixed(3)} / ${pair.toFixed(3)}` : b3.toFixed(3)))
  return `| ${[name, ...figures, pairs.f1.toFixed(3), mean(cells.map(({ b3 }) => b3)).toFixed(3)].join(' | ')} |`
}

console.log(`| B-cubed F1 (/ pairwise) | ${[...Object.keys(sets), 'title pairs', 'mean'].join(' | ')} |`)
console.log(`|---${'|---'.repeat(Object.keys(sets).length + 2)}|`)
console.log(row('**as shipped**'))
if (named.length > 0) {
  for (const one of named) {
    const settings = Object.fromEntries(
      one
        .split(',')
        .map((part) => part.split('='))
        .map(([name, value]) => [name, Number(value)]),
    )
    console.log(row(one, { settings: { ...SETTINGS, ...settings } }))
  }
} else {
  for (const [name, settings] of Object.entries(ABLATIONS)) {
    console.log(row(name, { settings: { ...SETTINGS, ...settings } }))
  }
  console.log(row('no background table', { useBackground: false }))
}
