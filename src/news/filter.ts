import { standsIn } from './keyword.ts'
import type { Term } from './reason.ts'

/**
 * Rules by which an editor sorts what comes in: conditions on an article's facts, and what happens to those that meet
 * them. Every condition that a rule names must hold; of a condition's words, one is enough.
 */
export interface Rule {
  readonly name: string
  readonly when: Conditions
  /** Spares an article that meets any one of these. */
  readonly unless: Conditions
  readonly deed: RuleDeed
}

export interface Conditions {
  /** Words of their own in the title or the excerpt, whatever their case; a star stands for any ending. */
  readonly words?: readonly string[]
  /** The same, anywhere in the full text. */
  readonly text?: readonly string[]
  /** Name or domain; a domain also means what lies below it. */
  readonly source?: readonly string[]
  readonly topic?: readonly string[]
  /** `en` also means `en-GB`. */
  readonly language?: readonly string[]
  readonly genre?: readonly string[]
  readonly author?: readonly string[]
  /** A part of the address; a star stands for anything. */
  readonly address?: readonly string[]
}

export const CONDITIONS = ['words', 'text', 'source', 'topic', 'language', 'genre', 'author', 'address'] as const
type Condition = (typeof CONDITIONS)[number]

export type RuleDeed =
  /** Kept with the rule that dropped it, but neither grouped nor shown. */
  | { readonly do: 'drop' }
  /** Waits, neither grouped nor shown, until a person releases it. */
  | { readonly do: 'hold' }
  /** Adds a term to the article's quality. */
  | { readonly do: 'boost'; readonly by: number }
  | { readonly do: 'tag'; readonly topic: string }

/** What rules look at. */
export interface RuleFacts {
  readonly title: string
  readonly excerpt: string
  readonly text: string | null
  readonly source: { readonly name: string; readonly domain: string }
  readonly topics: readonly string[]
  readonly language: string
  readonly genre: string
  readonly authors: readonly string[]
  readonly url: string
}

/** One rule that caught an article: which, what it does, and what in the article met it. */
export interface Caught {
  readonly rule: string
  readonly deed: RuleDeed
  readonly because: string
  /** Who let it through all the same. */
  readonly released?: { readonly by: string; readonly at: string; readonly why: string | null }
}

/** Every rule that catches an article, in the rules' order. */
export function caughtBy(rules: readonly Rule[], facts: RuleFacts): Caught[] {
  return rules.flatMap((rule) => {
    const because = catches(rule, facts)
    return because === null ? [] : [{ rule: rule.name, deed: rule.deed, because }]
  })
}

/** Where rules leave an article: a drop wins over a hold, whatever their order. */
export function fateOf(caught: readonly Caught[]): 'dropped' | 'held' | 'free' {
  const standing = caught.filter(({ released }) => !released)
  if (standing.some(({ deed }) => deed.do === 'drop')) return 'dropped'
  return standing.some(({ deed }) => deed.do === 'hold') ? 'held' : 'free'
}

/**
 * Rules that drop by nothing but the address and its domain: what they catch needs no page fetched. What spares from
 * them must be as plain, and a source's name is known only from its page.
 */
export function dropsByAddress({ when, unless, deed }: Rule): boolean {
  const plain = Object.keys(when).every((condition) => condition === 'address' || condition === 'source')
  return deed.do === 'drop' && plain && Object.keys(unless).every((condition) => condition === 'address')
}

/** What rules add to an article's quality, as terms of its sum. */
export function boostTerms(caught: readonly Caught[]): Term[] {
  return caught.flatMap(({ rule, deed, because }) =>
    deed.do === 'boost' ? [{ term: 'rule', adds: deed.by, note: `“${rule}”: ${because}` }] : [],
  )
}

/** What a rule does, in words. */
export function ruleDeedInWords(deed: RuleDeed): string {
  switch (deed.do) {
    case 'boost':
      return `boost ${deed.by}`
    case 'tag':
      return `tag ${deed.topic}`
    default:
      return deed.do
  }
}

/** What in the article met the rule; null when it does not catch it. */
function catches({ when, unless }: Rule, facts: RuleFacts): string | null {
  const met: string[] = []
  for (const condition of CONDITIONS) {
    const wanted = when[condition]
    if (wanted === undefined) continue
    const found = wanted.find((one) => MEETS[condition](one, facts))
    if (found === undefined) return null
    met.push(`${condition} ${found}`)
  }
  const spared = CONDITIONS.some((condition) => unless[condition]?.some((one) => MEETS[condition](one, facts)))
  if (spared) return null
  if (met.length > 0) return met.join(', ')
  return Object.entries(unless)
    .map(([condition, wanted]) => `${condition} not ${wanted.join(' or ')}`)
    .join(', ')
}

/** How each condition is met. */
const MEETS: Readonly<Record<Condition, (wanted: string, facts: RuleFacts) => boolean>> = {
  words: (wanted, { title, excerpt }) => hasWords(`${title}\n${excerpt}`, wanted),
  text: (wanted, { text, excerpt }) => hasWords(text ?? excerpt, wanted),
  source: (wanted, { source }) => {
    const one = fold(wanted)
    return fold(source.name) === one || source.domain === one || source.domain.endsWith(`.${one}`)
  },
  topic: (wanted, { topics }) => topics.some((topic) => fold(topic) === fold(wanted)),
  language: (wanted, { language }) => `${fold(language)}-`.startsWith(`${fold(wanted)}-`),
  genre: (wanted, { genre }) => genre === wanted,
  author: (wanted, { authors }) => authors.some((author) => hasWords(author, wanted)),
  address: (wanted, { url }) => holdsPattern(url.toLowerCase(), wanted.toLowerCase()),
}

function hasWords(text: string, wanted: string): boolean {
  const folded = fold(text)
  const words = fold(wanted)
  if (UNSPACED.test(words)) return folded.includes(words.replace(/\*$/, ''))
  if (!words.endsWith('*')) return standsIn(folded, words)
  const stem = words.slice(0, -1)
  for (let at = folded.indexOf(stem); at >= 0 && stem !== ''; at = folded.indexOf(stem, at + 1)) {
    if (!/[\p{L}\p{N}]$/u.test(folded.slice(Math.max(0, at - 2), at))) return true
  }
  return false
}

/** Scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Looks for the parts between stars one after the other: linear, whatever the pattern. */
function holdsPattern(address: string, pattern: string): boolean {
  let from = 0
  for (const part of pattern.split('*')) {
    const at = address.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return true
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
