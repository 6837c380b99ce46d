import { SETTINGS, type Settings } from '../src/pipeline/group/index.ts'
import { numberOption } from './arguments.ts'
import { b3Of, pairOf } from './compare-groups.ts'
import { groupAll } from './group-stream.ts'
import { readStories, type StoryLine } from './made-sets.ts'
import { seeded } from './random.ts'

/**
 * `npx tsx bench/fit-grouping.ts FILE.jsonl … [--folds 5] [--seed 1]`: what the constants of grouping would be if they
 * were chosen on these stories, such as those that `broadsheet cases export` wrote. Prints what it would choose and what
 * that is worth on stories that it did not choose by; changes nothing.
 */

/** A small grid around the constants that carry the most, a step to either side. Others hang on them. */
const GRID: { readonly [Name in keyof Settings]?: readonly number[] } = {
  joinAt: [0.04, 0.05, 0.06, 0.08, 0.1],
  dayPenalty: [0.05, 0.1, 0.15],
  splitRatio: [0.43, 0.48, 0.53],
  titleWeight: [2, 4, 6],
  nameWeight: [1, 1.25, 1.5],
}
/** Fewer events than this in a part to measure by say nothing. */
const FEWEST_EVENTS = 4
/** A change must be worth this much on stories it was not chosen by, or the constants stay: another order within the day moves the score as far. */
const LEAST_GAIN = 0.01

type Choice = Readonly<Partial<Settings>>

const { folds, seed, files } = readArguments(process.argv.slice(2))
const lines = files.flatMap(readStories)
const events = shuffled([...new Set(lines.map(({ event }) => event))], seed)
if (events.length < folds * FEWEST_EVENTS) {
  throw new Error(
    `${events.length} events are too few for ${folds} parts: decide upon more stories, or name fewer parts (--folds)`,
  )
}
const parts = Array.from({ length: folds }, (_, part) => new Set(events.filter((_, at) => at % folds === part)))

let gained = 0
console.log('| part held back | chosen on the rest | its score, as shipped | as chosen |\n|---|---|---|---|')
for (const [part, heldBack] of parts.entries()) {
  const chosen = choose(lines.filter(({ event }) => !heldBack.has(event)))
  const rest = lines.filter(({ event }) => heldBack.has(event))
  const shipped = worth(rest, {})
  const fitted = worth(rest, chosen)
  gained += (fitted - shipped) / folds
  console.log(`| ${part + 1} | ${inWords(chosen)} | ${shipped.toFixed(3)} | ${fitted.toFixed(3)} |`)
}
const chosen = choose(lines)
console.log(`\n${lines.length} articles, ${events.length} events. Chosen on all of them: ${inWords(chosen)}`)
console.log(`On stories not chosen by it is worth ${gained >= 0 ? '+' : ''}${gained.toFixed(3)}.`)
console.log(
  gained >= LEAST_GAIN
    ? 'Put it into SETTINGS (src/pipeline/group/settings.ts), and see that the marks still hold: npm test.'
    : `Leave the constants as they are: less than ${LEAST_GAIN} is chance.`,
)

/** Constant by constant, twice round: the value that groups these lines best, the shipped one among equals. */
function choose(training: readonly StoryLine[]): Choice {
  let best: Choice = {}
  let score = worth(training, best)
  for (const _round of [1, 2]) {
    for (const [name, values] of Object.entries(GRID) as [keyof Settings, readonly number[]][]) {
      for (const value of values) {
        const tried = { ...best, [name]: value }
        const result = worth(training, tried)
        if (result > score + Number.EPSILON) [best, score] = [tried, result]
      }
    }
  }
  return best
}

/** The mean of B-cubed and pairwise F1: whole stories, and how they hang together. */
function worth(some: readonly StoryLine[], change: Choice): number {
  const stories = groupAll(some, { settings: { ...SETTINGS, ...change } })
  const labelled = some.map(({ event }, at) => ({ event, story: stories[at]! }))
  return (b3Of(labelled).f1 + pairOf(labelled).f1) / 2
}

function inWords(choice: Choice): string {
  const changed = Object.entries(choice).filter(([name, value]) => SETTINGS[name as keyof Settings] !== value)
  return changed.map(([name, value]) => `${name} ${value}`).join(', ') || 'as shipped'
}

function shuffled<T>(all: readonly T[], seed: number): T[] {
  const random = seeded(seed)
  return all
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)
}

function readArguments(args: readonly string[]): { folds: number; seed: number; files: string[] } {
  const named = args.findIndex((arg) => arg.startsWith('--'))
  const files = named < 0 ? args : args.slice(0, named)
  if (files.length === 0) throw new Error('usage: npx tsx bench/fit-grouping.ts FILE.jsonl … [--folds 5] [--seed 1]')
  return { folds: numberOption(args, 'folds', 5), seed: numberOption(args, 'seed', 1), files: [...files] }
}
