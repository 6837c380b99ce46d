import { stemmer } from 'stemmer'
import { stopWords } from './stop-words.ts'

/** One word as read: what it is counted as, how it was written, and what its capitals say. */
export interface Word {
  readonly stem: string
  readonly surface: string
  readonly number: boolean
  readonly capital: boolean
  /** Written in capitals throughout, two letters or more. */
  readonly shouted: boolean
  /** Stands where every word takes a capital, so its own says nothing. */
  readonly opens: boolean
}

/** Longest text that is looked at; the words counted are bounded as well (`Settings.textWords`). */
const TEXT_CHARACTERS = 4000

// Scripts that leave no space between words, and Hangul with its glued particles, are read as pairs of characters.
const PAIRED = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const HIRAGANA = '\\p{Script=Hiragana}'
const WORD = new RegExp(
  [
    `[${PAIRED}][${PAIRED}\\p{M}]*`,
    `${HIRAGANA}+`,
    '\\d+(?:[.,]\\d+)*',
    `[[\\p{L}\\p{M}]--[${PAIRED}${HIRAGANA}]]+(?:'[\\p{L}\\p{M}]+)*`,
  ].join('|'),
  'gv',
)
const IS_PAIRED = new RegExp(`^[${PAIRED}${HIRAGANA}]`, 'u')
const PARTICLE = new RegExp(`^${HIRAGANA}{1,2}$`, 'u')
/** Names that would be stop words but for their capitals. */
const NAMES_IN_CAPITALS = new Set(['US', 'WHO'])
// U.S. and U.S.A. are one word each; the last letter keeps no full stop, so it ends no sentence.
const DOTTED = /\b(?:\p{Lu}\.){2,}/gu
const QUOTES = /[\u2018\u2019\u02bc\u2032`\u00b4]/g
const POSSESSIVE = /'s?$/
const ENDS_SENTENCE = /[.!?:\n\u2026\u3002]/
const OPENS_QUOTE = /["\u201c\u00ab\u201e(]\s*$|''\s*$/
const FIRST_LETTER = /^\P{Ll}/u

/** Words remembered with their stems; a stream uses the same words over and over. */
const STEMS_KEPT = 60_000

/** Turns text into words of one language. */
export function openReader(language: string): (text: string, limit: number) => Word[] {
  const stops = stopWords(language)
  const stems = new Map<string, string>()
  const stemOf = (lower: string): string => {
    const known = stems.get(lower)
    if (known !== undefined) return known
    if (stems.size >= STEMS_KEPT) stems.clear()
    const bare = lower.replace(POSSESSIVE, '').replaceAll("'", '')
    const stem = bare.length < 2 || stops.has(lower) || stops.has(bare) ? '' : language === 'en' ? stemmer(bare) : bare
    stems.set(lower, stem)
    return stem
  }
  return (text, limit) => read(text, limit, stemOf)
}

function read(raw: string, limit: number, stemOf: (lower: string) => string): Word[] {
  const text = raw
    .slice(0, TEXT_CHARACTERS)
    .normalize('NFKC')
    .replace(QUOTES, "'")
    .replace(DOTTED, (letters) => letters.replaceAll('.', ''))
  const words: Word[] = []
  let seen = 0
  let end = 0
  let previous = ''
  WORD.lastIndex = 0
  for (let match = WORD.exec(text); match !== null && seen < limit; match = WORD.exec(text)) {
    const surface = match[0]
    const opens = seen === 0 || startsSentence(text, end, match.index, previous)
    end = match.index + surface.length
    previous = surface
    seen++
    const code = surface.charCodeAt(0)
    if (code >= 48 && code <= 57) {
      const stem = surface.replaceAll(',', '')
      words.push({ stem, surface, number: true, capital: false, shouted: false, opens })
    } else if (code > 0xe00 && IS_PAIRED.test(surface)) {
      if (PARTICLE.test(surface)) continue
      for (const pair of pairs(surface)) {
        words.push({ stem: pair, surface: pair, number: false, capital: false, shouted: false, opens })
      }
    } else {
      const lower = surface.toLowerCase()
      const stem = NAMES_IN_CAPITALS.has(surface) ? lower : stemOf(lower)
      if (stem === '') continue
      const capital = lower !== surface && FIRST_LETTER.test(surface)
      const shouted = capital && surface.length > 1 && surface === surface.toUpperCase()
      words.push({ stem, surface, number: false, capital, shouted, opens })
    }
  }
  return words
}

/** Between the last word and this one stands a sentence end or an opening quote. `Gov.` and `Jan.` end no sentence. */
function startsSentence(text: string, from: number, to: number, previous: string): boolean {
  if (to - from <= 1 && text.charCodeAt(from) === 32) return false
  const gap = text.slice(from, to)
  if (OPENS_QUOTE.test(gap)) return true
  if (!ENDS_SENTENCE.test(gap)) return false
  const abbreviated = gap === '. ' && previous.length <= 4 && previous !== previous.toLowerCase()
  return !abbreviated
}

function pairs(run: string): string[] {
  const characters = [...run]
  if (characters.length < 3) return [run]
  return characters.slice(1).map((character, at) => characters[at]! + character)
}
