import type { Evidence } from '../../news/reason.ts'
import { IDIOMS } from './idioms.ts'
import { PEOPLE, SENSITIVE, TRAGIC_WORDS } from './tragedy-words.ts'
import { openingOf, plain } from './words.ts'

/** Whether something terrible happened to people, and what else makes a text no matter for jokes. */

/** A headline names the event; a word further down may only pass. */
const PLACE_WEIGHT = { title: 2, opening: 1.25, text: 0.5 } as const
type Place = keyof typeof PLACE_WEIGHT
/** One certain word in the headline is enough. */
const ENOUGH = 2
/** An uncertain word ("attack", "crash") with no people near it is hardly a sign. */
const UNCERTAIN = 0.15
/** How far around a word (characters) people are looked for. */
const NEAR = 60
/** Different words further down count up to this many. */
const MOST_IN_TEXT = 5
/** An event is told at the top: so many characters are read. */
const READ = 5000
/** An idiom is no longer than this on either side of its word. */
const IDIOM_REACH = 48
/** Below this weight a word is not worth showing. */
const TELLING = 0.5

interface Sign extends Evidence {
  readonly weight: number
}

export function tragedyIn(article: { title: string; text: string; excerpt: string }): {
  tragedy: boolean
  because: readonly Evidence[]
} {
  const body = article.text === '' ? article.excerpt : article.text
  const { opening, rest } = openingOf(body.slice(0, READ))
  const signs = [
    ...signsIn('title', article.title),
    ...signsIn('opening', opening),
    ...signsIn('text', rest).slice(0, MOST_IN_TEXT),
  ]
  const weight = signs.reduce((total, sign) => total + sign.weight, 0)
  const tragedy = weight >= ENOUGH
  const shown = signs.filter((sign) => tragedy && sign.weight >= TELLING)
  return { tragedy, because: [...(shown.length === 0 && tragedy ? signs : shown), ...sensitivities(article)] }
}

/** Each word once, heaviest first: repeating a word does not make it truer. */
function signsIn(place: Place, text: string): readonly Sign[] {
  const bare = plain(text)
  const signs = new Map<string, Sign>()
  for (const { pattern, of, certain, harmlessBeside } of TRAGIC_WORDS) {
    for (const match of bare.matchAll(pattern)) {
      const word = match[0].toLowerCase()
      if (isIdiom(bare, match.index, word.length)) continue
      const beside = around(bare, match.index, word.length)
      if (harmlessBeside?.test(beside)) continue
      const sure = certain || PEOPLE.test(beside)
      const weight = PLACE_WEIGHT[place] * (sure ? 1 : UNCERTAIN)
      if ((signs.get(word)?.weight ?? 0) >= weight) continue
      signs.set(word, { evidence: 'tragedy', note: `${of}: "${word}" in the ${place}`, weight })
    }
  }
  return [...signs.values()].sort((a, b) => b.weight - a.weight)
}

function around(text: string, at: number, length: number): string {
  return `${text.slice(Math.max(0, at - NEAR), at)} ${text.slice(at + length, at + length + NEAR)}`
}

/** Whether the word is part of a harmless phrase: looked for only around words that were found, which keeps it cheap. */
function isIdiom(text: string, at: number, length: number): boolean {
  const from = Math.max(0, at - IDIOM_REACH)
  const window = text.slice(from, at + length + IDIOM_REACH)
  return IDIOMS.some((idiom) =>
    Array.from(window.matchAll(idiom)).some(({ index, 0: phrase }) => {
      return from + index <= at && from + index + phrase.length >= at + length
    }),
  )
}

/** Not a verdict: what a satire guard must weigh, found or not found to be a tragedy. */
function sensitivities(article: { title: string; text: string; excerpt: string }): readonly Evidence[] {
  const body = plain(`${article.title}\n\n${article.text === '' ? article.excerpt : article.text.slice(0, READ)}`)
  return SENSITIVE.flatMap(({ about, pattern }) => {
    const match = body.match(pattern)
    return match === null ? [] : [{ evidence: 'sensitive', note: `${about}: "${match[0].toLowerCase()}"` }]
  })
}
