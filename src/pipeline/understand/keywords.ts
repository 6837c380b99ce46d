import type { Topic } from '../../news/topic.ts'
import { AMBIGUOUS, isMadeOfEverydayWords } from './ordinary.ts'
import { capitalsSayNothing, isAllCaps, isCapitalised, plain, startsSentence, type Word, wordsOf } from './words.ts'

/** Finds topics' keywords in a text, on word boundaries, and says how each is written there. */

export interface Keyword {
  readonly topic: Topic
  readonly text: string
  readonly words: readonly string[]
  /** What it takes for this keyword to be believed. */
  readonly nature: 'clear' | 'ambiguous word' | 'short acronym' | 'name of everyday words' | 'short for a name'
}

export interface KeywordIndex {
  readonly topics: readonly Topic[]
  readonly byName: ReadonlyMap<string, Topic>
  readonly byFirstWord: ReadonlyMap<string, readonly Keyword[]>
  /** Keywords in scripts that do not part words by blanks. */
  readonly unspaced: readonly Keyword[]
}

export interface Mention {
  readonly keyword: Keyword
  readonly start: number
  /** As written. */
  readonly form: string
  /** Written as a name, written small, or in a place where capitals say nothing. */
  readonly written: 'as a name' | 'small' | 'unclear'
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** "high-power apps" are apps of high power, not Power Apps: these words bind the word after them. */
const MEASURES = new Set(['high', 'higher', 'low', 'lower', 'medium', 'mid', 'ultra', 'peak'])
/** Up to this length a keyword is taken for an acronym, which a text writes in capitals: AI, API, LLM. */
const ACRONYM_LENGTH = 3

const indexes = new WeakMap<readonly Topic[], KeywordIndex>()

export function keywordIndex(topics: readonly Topic[]): KeywordIndex {
  const known = indexes.get(topics)
  if (known) return known
  const byFirstWord = new Map<string, Keyword[]>()
  const unspaced: Keyword[] = []
  for (const topic of topics) {
    for (const keyword of keywordsOf(topic)) {
      if (UNSPACED.test(keyword.text)) unspaced.push(keyword)
      else {
        const first = keyword.words[0]!
        byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), keyword])
      }
    }
  }
  // Longest first, so that "microsoft teams" is found before "microsoft".
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length)
  const index = { topics, byName: new Map(topics.map((topic) => [topic.name, topic])), byFirstWord, unspaced }
  indexes.set(topics, index)
  return index
}

function keywordsOf(topic: Topic): readonly Keyword[] {
  // A keyword counts once, however often it is listed, hyphened or not.
  const distinct = new Map(
    topic.keywords.map((keyword) => {
      const text = plain(keyword).trim().toLowerCase()
      return [
        wordsOf(text)
          .map((word) => word.fold)
          .join(' '),
        text,
      ]
    }),
  )
  distinct.delete('')
  const siblings = [...distinct.keys()].map((key) => key.split(' '))
  return [...distinct].map(([key, text]) => {
    const words = key.split(' ')
    return { topic, text, words, nature: natureOf(topic, words, siblings) }
  })
}

function natureOf(topic: Topic, words: readonly string[], siblings: readonly (readonly string[])[]): Keyword['nature'] {
  const [word] = words
  if (words.length > 1) {
    return isMadeOfEverydayWords(words) && isWrittenAsName(topic, words) ? 'name of everyday words' : 'clear'
  }
  // "teams" beside "microsoft teams" is short for that name; "model" beside "language model" is not.
  const isTailOfName = siblings.some(
    (other) => other.length > 1 && other.at(-1) === word && !isMadeOfEverydayWords(other.slice(0, -1)),
  )
  if (AMBIGUOUS.has(word!)) return isTailOfName ? 'short for a name' : 'ambiguous word'
  return word!.length <= ACRONYM_LENGTH ? 'short acronym' : 'clear'
}

/** The topic's own name shows how its keyword is written: "Power Apps" is a name, "Canvas apps" is not. */
function isWrittenAsName(topic: Topic, words: readonly string[]): boolean {
  return [topic.name, topic.shortName ?? ''].some((name) => {
    const written = wordsOf(name)
    return (
      written.length === words.length && written.every((word, i) => word.fold === words[i] && isCapitalised(word.text))
    )
  })
}

export function mentionsIn(index: KeywordIndex, text: string, isTitle: boolean): readonly Mention[] {
  const words = wordsOf(text)
  const blind = isTitle && capitalsSayNothing(text)
  const takenUntil = new Map<Topic, number>()
  const mentions: Mention[] = []
  words.forEach((word, at) => {
    for (const keyword of candidates(index, word.fold)) {
      if (word.start < (takenUntil.get(keyword.topic) ?? 0)) continue
      const last = matchAt(words, at, keyword, text)
      if (last === null || isBoundToWordBefore(words, at, keyword, text)) continue
      takenUntil.set(keyword.topic, last.end)
      const form = text.slice(word.start, last.end)
      const first = startsSentence(text, word.start)
      mentions.push({ keyword, start: word.start, form, written: writtenAs(form, keyword, first, blind) })
    }
  })
  for (const keyword of index.unspaced) {
    const start = text.toLowerCase().indexOf(keyword.text)
    if (start >= 0) mentions.push({ keyword, start, form: keyword.text, written: 'unclear' })
  }
  return mentions
}

const PLURALS = ['s', 'es']

function candidates(index: KeywordIndex, fold: string): readonly Keyword[] {
  const own = index.byFirstWord.get(fold) ?? []
  const singular = PLURALS.filter((ending) => fold.length > ending.length + 1 && fold.endsWith(ending)).flatMap(
    (ending) => (index.byFirstWord.get(fold.slice(0, -ending.length)) ?? []).filter(({ words }) => words.length === 1),
  )
  return singular.length === 0 ? own : [...own, ...singular]
}

/** The last word of the keyword when it stands here, its words parted by blanks or hyphens only. */
function matchAt(words: readonly Word[], at: number, keyword: Keyword, text: string): Word | null {
  const size = keyword.words.length
  for (let i = 0; i < size; i++) {
    const word = words[at + i]
    const wanted = keyword.words[i]!
    if (!word) return null
    const isLast = i === size - 1
    if (word.fold !== wanted && !(isLast && PLURALS.some((ending) => word.fold === wanted + ending))) return null
    if (i > 0 && !/^[\s-]{1,2}$/.test(text.slice(words[at + i - 1]!.end, word.start))) return null
  }
  return words[at + size - 1]!
}

function isBoundToWordBefore(words: readonly Word[], at: number, keyword: Keyword, text: string): boolean {
  const before = words[at - 1]
  if (!before || keyword.words.length < 2) return false
  const gap = text.slice(before.end, words[at]!.start)
  return gap === '-' || (gap === ' ' && MEASURES.has(before.fold))
}

function writtenAs(form: string, keyword: Keyword, first: boolean, blind: boolean): Mention['written'] {
  const words = wordsOf(form).map((word) => word.text)
  if (keyword.nature === 'short acronym') {
    return words.every((word) => isAllCaps(word.replace(/s$/, ''))) ? 'as a name' : blind ? 'unclear' : 'small'
  }
  const telling = first ? words.slice(1) : words
  if (telling.length === 0) return isCapitalised(words[0]!) ? 'unclear' : 'small'
  if (!telling.every(isCapitalised)) return 'small'
  return blind ? 'unclear' : 'as a name'
}
