import * as english from './background-en.ts'
import type { Settings } from './settings.ts'
import { openReader, type Word } from './words.ts'

/** What the stream has taught about one term of one language. `documents` 0 means: forget this row. */
export interface LearntTerm {
  readonly language: string
  readonly term: string
  /** Articles of the stream that hold it. */
  readonly documents: number
  /** Of its uses away from sentence starts, those with a capital. */
  readonly capitals: number
  readonly uses: number
  /** Sum of its weights over all articles but copies: what the stream level is computed from. */
  readonly mass: number
}

export interface LearntLanguage {
  readonly language: string
  /** Articles of the stream so far, and those of them that copied no other. */
  readonly documents: number
  readonly originals: number
}

/** What grouping has learnt from the stream, as plain rows. */
export interface Learnt {
  readonly terms: readonly LearntTerm[]
  readonly languages: readonly LearntLanguage[]
}

/** Everything known about the words of one language. Terms are numbered; numbers mean nothing outside this process. */
export interface Lexicon {
  readonly language: string
  readonly read: (text: string, limit: number) => Word[]
  readonly numbers: Map<string, number>
  readonly terms: string[]
  /** Numbers of forgotten terms, to be given out again. */
  readonly free: number[]
  documents: Int32Array
  capitals: Int32Array
  uses: Int32Array
  mass: Float64Array
  /** How many open articles hold it. */
  held: Int32Array
  /** Hash of each term, the same in every process. */
  hashes: Int32Array
  /** Background counts, added to the stream's. */
  backDocuments: Int32Array
  backCapitals: Int32Array
  backUses: Int32Array
  readonly background: Background
  /** Articles of the stream, and those of them that copied no other. */
  total: number
  originals: number
  /** Scratch: the weights of the article that is being compared, by term number. Zero when at rest. */
  probe: Int32Array
  readonly changed: Set<number>
  readonly forgotten: Set<string>
  totalChanged: boolean
}

interface Background {
  readonly documents: number
  readonly counts: ReadonlyMap<string, readonly [documents: number, capitals: number, uses: number]>
}

const NO_BACKGROUND: Background = { documents: 0, counts: new Map() }
let parsedEnglish: Background | undefined

function backgroundOf(language: string): Background {
  if (language !== 'en') return NO_BACKGROUND
  parsedEnglish ??= {
    documents: english.DOCUMENTS,
    counts: new Map(
      english.TERMS.trim()
        .split('\n')
        .map((row) => {
          const [term = '', ...counts] = row.split(' ')
          return [term, counts.map(Number) as [number, number, number]]
        }),
    ),
  }
  return parsedEnglish
}

const FIRST_ROOM = 4096

export function openLexicon(language: string, useBackground = true): Lexicon {
  const ints = () => new Int32Array(FIRST_ROOM)
  return {
    language,
    read: openReader(language),
    numbers: new Map(),
    terms: [],
    free: [],
    documents: ints(),
    capitals: ints(),
    uses: ints(),
    mass: new Float64Array(FIRST_ROOM),
    held: ints(),
    hashes: ints(),
    backDocuments: ints(),
    backCapitals: ints(),
    backUses: ints(),
    background: useBackground ? backgroundOf(language) : NO_BACKGROUND,
    total: 0,
    originals: 0,
    probe: ints(),
    changed: new Set(),
    forgotten: new Set(),
    totalChanged: false,
  }
}

/** The number of a term, new or known. */
export function numberOf(lexicon: Lexicon, term: string): number {
  const known = lexicon.numbers.get(term)
  if (known !== undefined) return known
  const number = lexicon.free.pop() ?? lexicon.terms.length
  if (number >= lexicon.documents.length) makeRoom(lexicon)
  lexicon.numbers.set(term, number)
  lexicon.terms[number] = term
  const [documents, capitals, uses] = lexicon.background.counts.get(term) ?? [0, 0, 0]
  lexicon.backDocuments[number] = documents
  lexicon.backCapitals[number] = capitals
  lexicon.backUses[number] = uses
  lexicon.documents[number] = 0
  lexicon.capitals[number] = 0
  lexicon.uses[number] = 0
  lexicon.mass[number] = 0
  lexicon.held[number] = 0
  lexicon.hashes[number] = hashOf(term)
  return number
}

/** FNV-1a. */
function hashOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return hash
}

function makeRoom(lexicon: Lexicon): void {
  const grown = <A extends Int32Array | Float64Array>(old: A, fresh: A): A => {
    fresh.set(old)
    return fresh
  }
  const size = lexicon.documents.length * 2
  for (const key of [
    'documents',
    'capitals',
    'uses',
    'backDocuments',
    'backCapitals',
    'backUses',
    'probe',
    'held',
    'hashes',
  ] as const) {
    lexicon[key] = grown(lexicon[key], new Int32Array(size))
  }
  lexicon.mass = grown(lexicon.mass, new Float64Array(size))
}

/** Rarity of a term: logarithm of how few texts hold it, background and stream together. */
export function rarity(lexicon: Lexicon, number: number, floor: number): number {
  const total = lexicon.background.documents + lexicon.total
  const holding = lexicon.backDocuments[number]! + lexicon.documents[number]!
  return Math.max(floor, Math.log((total + 1) / (holding + 0.5)))
}

/** An open article holds these terms. */
export function hold(lexicon: Lexicon, numbers: Int32Array): void {
  for (const number of numbers) lexicon.held[number]!++
}

/**
 * An article that held these terms is closed. Terms that no open article holds are forgotten if the closed one alone
 * ever had them, or the vocabulary of misspellings and numbers would grow without end; in a vocabulary that has grown
 * large, so are all but those of many articles: last month's names.
 */
export function release(lexicon: Lexicon, numbers: Int32Array, settings: Settings): void {
  for (const number of numbers) {
    lexicon.held[number]!--
    if (lexicon.held[number]! > 0) continue
    const keptFrom = lexicon.numbers.size > settings.vocabulary ? settings.keptFrom : 2
    if (lexicon.documents[number]! < keptFrom) forget(lexicon, number)
  }
}

function forget(lexicon: Lexicon, number: number): void {
  const term = lexicon.terms[number]!
  lexicon.numbers.delete(term)
  lexicon.free.push(number)
  lexicon.changed.delete(number)
  lexicon.forgotten.add(term)
}

/** What was learnt since the last call. */
export function changesOf(lexicon: Lexicon): Learnt {
  const { language } = lexicon
  const terms: LearntTerm[] = []
  for (const term of lexicon.forgotten) {
    if (lexicon.numbers.has(term)) continue
    terms.push({ language, term, documents: 0, capitals: 0, uses: 0, mass: 0 })
  }
  for (const number of lexicon.changed) {
    terms.push({
      language,
      term: lexicon.terms[number]!,
      documents: lexicon.documents[number]!,
      capitals: lexicon.capitals[number]!,
      uses: lexicon.uses[number]!,
      mass: lexicon.mass[number]!,
    })
  }
  const languages = lexicon.totalChanged ? [{ language, documents: lexicon.total, originals: lexicon.originals }] : []
  lexicon.changed.clear()
  lexicon.forgotten.clear()
  lexicon.totalChanged = false
  return { terms, languages }
}

/** Takes back what an earlier process had learnt. */
export function recall(lexicon: Lexicon, row: LearntTerm): void {
  const number = numberOf(lexicon, row.term)
  lexicon.documents[number] = row.documents
  lexicon.capitals[number] = row.capitals
  lexicon.uses[number] = row.uses
  lexicon.mass[number] = row.mass
}
