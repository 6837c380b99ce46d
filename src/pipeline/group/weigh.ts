import { type Sketch, sketchOf } from './copies.ts'
import { type Lexicon, numberOf, rarity } from './lexicon.ts'
import type { Settings } from './settings.ts'
import type { Word } from './words.ts'

/**
 * Weights are whole numbers, and a vector of length one has this length: sums of their products are exact, so they do
 * not depend on the order of summing, and a reopened window decides to the last bit as the first one did.
 */
export const UNIT = 2 ** 14
/** Cosine one, in products of such weights. */
export const ONE = UNIT * UNIT

/** An article's words, weighed: heaviest first. */
export interface Vector {
  readonly terms: Int32Array
  readonly weights: Uint16Array
}

export interface Reading extends Vector {
  readonly lexicon: Lexicon
  /** How each term was written, for reasons that people read. */
  readonly surfaces: ReadonlyMap<number, string>
  readonly tallies: ReadonlyMap<number, Tally>
  readonly sketch: Sketch
}

interface Tally {
  readonly term: number
  title: number
  text: number
  uses: number
  capitals: number
  capital: boolean
  shouted: boolean
  number: boolean
  surface: string
}

/** Own capitals count for more than other articles': the same word may be a name here only. */
const OWN_CAPITALS = 3
/** Share of capitals that makes a headline Title Case; then its capitals say nothing. */
const TITLE_CASE = 0.7

export function weigh(article: { title: string; text: string }, lexicon: Lexicon, settings: Settings): Reading {
  const tallies = new Map<number, Tally>()
  const title = lexicon.read(article.title, settings.textWords)
  const inner = title.filter((word) => !word.opens && !word.number)
  const titleCase = inner.filter((word) => word.capital).length > TITLE_CASE * inner.length
  const shouting = title.length > 1 && title.every((word) => word.shouted || word.number)
  for (const word of title) {
    const tally = tallyOf(tallies, lexicon, word)
    tally.title++
    if (!titleCase) countCapital(tally, word)
    if (word.shouted && !shouting) tally.shouted = true
  }
  const hashes: number[] = []
  for (const word of lexicon.read(article.text, settings.textWords)) {
    const tally = tallyOf(tallies, lexicon, word)
    hashes.push(lexicon.hashes[tally.term]!)
    tally.text++
    countCapital(tally, word)
    if (word.shouted) tally.shouted = true
  }
  const weighed: { term: number; weight: number }[] = []
  for (const [term, tally] of tallies) {
    const times = settings.titleWeight * tally.title + tally.text
    const repeated = (settings.repetitionGain * times) / (times + settings.repetitionHalf)
    const weight =
      boost(lexicon, term, tally, settings) * repeated * Math.sqrt(rarity(lexicon, term, settings.rarityFloor))
    weighed.push({ term, weight })
  }
  return {
    ...vectorOf(weighed, lexicon, settings),
    lexicon,
    surfaces: surfacesOf(tallies),
    tallies,
    sketch: sketchOf(hashes),
  }
}

function tallyOf(tallies: Map<number, Tally>, lexicon: Lexicon, word: Word): Tally {
  const term = numberOf(lexicon, word.stem)
  let tally = tallies.get(term)
  if (!tally) {
    const { number, surface } = word
    tally = { term, title: 0, text: 0, uses: 0, capitals: 0, capital: false, shouted: false, number, surface }
    tallies.set(term, tally)
  }
  if (word.capital) tally.capital = true
  return tally
}

function countCapital(tally: Tally, word: Word): void {
  if (word.opens || word.number) return
  tally.uses++
  if (word.capital) tally.capitals++
}

function boost(lexicon: Lexicon, term: number, tally: Tally, settings: Settings): number {
  if (tally.number) return settings.numberWeight
  if (tally.shouted) return settings.nameWeight
  if (!tally.capital) return 1
  const uses = lexicon.backUses[term]! + lexicon.uses[term]! + OWN_CAPITALS * tally.uses
  const capitals = lexicon.backCapitals[term]! + lexicon.capitals[term]! + OWN_CAPITALS * tally.capitals
  return capitals > settings.nameShare * uses ? settings.nameWeight : 1
}

function vectorOf(weighed: { term: number; weight: number }[], lexicon: Lexicon, settings: Settings): Vector {
  // Equal weights stand in the order of their terms, not of their numbers, which differ between processes.
  const kept = weighed
    .sort((a, b) => b.weight - a.weight || (lexicon.terms[a.term]! < lexicon.terms[b.term]! ? -1 : 1))
    .slice(0, settings.termsKept)
  const length = Math.sqrt(kept.reduce((squares, { weight }) => squares + weight * weight, 0))
  return {
    terms: Int32Array.from(kept, ({ term }) => term),
    weights: Uint16Array.from(kept, ({ weight }) => Math.round((weight / length) * UNIT)),
  }
}

function surfacesOf(tallies: ReadonlyMap<number, Tally>): ReadonlyMap<number, string> {
  return new Map([...tallies].map(([term, tally]) => [term, tally.surface]))
}

/** Adds an article to what the stream has taught. */
export function learn(reading: Reading): void {
  const { lexicon } = reading
  for (const [term, tally] of reading.tallies) {
    lexicon.documents[term]!++
    lexicon.uses[term]! += tally.uses
    lexicon.capitals[term]! += tally.capitals
    lexicon.changed.add(term)
  }
  reading.terms.forEach((term, at) => {
    lexicon.mass[term]! += reading.weights[at]!
  })
  lexicon.total++
  lexicon.totalChanged = true
}
