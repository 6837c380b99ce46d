import { type Lexicon, numberOf, rarity } from './lexicon.ts'
import type { Settings } from './settings.ts'
import { type Sketch, sketchOf } from './sketch.ts'
import { UNIT, type Vector } from './vector.ts'
import type { Word } from './words.ts'

export interface Reading extends Vector {
  readonly lexicon: Lexicon
  readonly tallies: ReadonlyMap<number, Tally>
  readonly sketch: Sketch
}

interface Tally {
  readonly term: number
  /** How it was first written, for reasons that people read. */
  readonly surface: string
  title: number
  text: number
  uses: number
  capitals: number
  capital: boolean
  shouted: boolean
  readonly number: boolean
}

/** Own capitals count for more than other articles': the same word may be a name here only. */
const OWN_CAPITALS = 3
/** Share of capitals that makes a headline Title Case; then its capitals say nothing. */
const TITLE_CASE = 0.7

/** Reads an article and weighs its words by what is known of them now. */
export function weigh(article: { title: string; text: string }, lexicon: Lexicon, settings: Settings): Reading {
  const tallies = new Map<number, Tally>()
  countTitle(tallies, lexicon, lexicon.read(article.title, settings.textWords))
  const hashes = countText(tallies, lexicon, lexicon.read(article.text, settings.textWords))
  const weighed = [...tallies.values()].map((tally) => {
    const times = settings.titleWeight * tally.title + tally.text
    const repeated = (settings.repetitionGain * times) / (times + settings.repetitionHalf)
    const rare = Math.sqrt(rarity(lexicon, tally.term, settings.rarityFloor))
    return { term: tally.term, weight: boost(lexicon, tally, settings) * repeated * rare }
  })
  return { lexicon, tallies, sketch: sketchOf(hashes), ...vectorOf(weighed, lexicon, settings) }
}

function countTitle(tallies: Map<number, Tally>, lexicon: Lexicon, title: readonly Word[]): void {
  const inner = title.filter((word) => !word.opens && !word.number)
  const titleCase = inner.filter((word) => word.capital).length > TITLE_CASE * inner.length
  const shouting = title.length > 1 && title.every((word) => word.shouted || word.number)
  for (const word of title) {
    const tally = tallyOf(tallies, lexicon, word)
    tally.title++
    if (!titleCase) countCapital(tally, word)
    if (word.shouted && !shouting) tally.shouted = true
  }
}

/** Returns the hashes of the words in order. */
function countText(tallies: Map<number, Tally>, lexicon: Lexicon, text: readonly Word[]): number[] {
  return text.map((word) => {
    const tally = tallyOf(tallies, lexicon, word)
    tally.text++
    countCapital(tally, word)
    if (word.shouted) tally.shouted = true
    return lexicon.hashes[tally.term]!
  })
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

function boost(lexicon: Lexicon, tally: Tally, settings: Settings): number {
  const { term } = tally
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

/** Adds an article to what the stream has taught. A copy teaches nothing new about what the stream is like. */
export function learn(reading: Reading, copy: boolean): void {
  const { lexicon } = reading
  for (const [term, tally] of reading.tallies) {
    lexicon.documents[term]!++
    lexicon.uses[term]! += tally.uses
    lexicon.capitals[term]! += tally.capitals
    lexicon.changed.add(term)
  }
  lexicon.total++
  lexicon.totalChanged = true
  if (copy) return
  reading.terms.forEach((term, at) => {
    lexicon.mass[term]! += reading.weights[at]!
  })
  lexicon.originals++
}
