import { foldAliases, type NameCount } from './aliases.ts'
import {
  ADDRESSES,
  AFTER_NEW,
  DEEDS,
  GERMAN_PARTICLES,
  HEADS,
  LEGAL_FORMS,
  NO_NAME,
  NO_NAME_ACRONYM,
  PARTICLES,
  PEOPLES,
  RANKS,
} from './name-words.ts'
import { capitalsSayNothing, isAllCaps, isCapitalised, startsSentence } from './words.ts'

/** People, organisations, places and products: capitalised spans, aliases folded, most mentioned first. */

/** More names than this do not help to relate or describe an article. */
const MOST_NAMES = 24
/** Who matters is named early: so many characters are read. */
const READ = 8000
/** A name in the headline is worth this many mentions. */
const TITLE_MENTIONS = 3
/** Languages that write without capitals, or that capitalise every noun. */
const NO_CAPITALS = new Set(['zh', 'ja', 'ko', 'ar', 'he', 'fa', 'hi', 'bn', 'ta', 'te', 'th', 'ka', 'ur', 'am', 'gu'])
const CAPITAL_NOUNS = new Set(['de', 'lb'])

const TOKEN = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'&][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const WEEKDAY = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/
/** Not names: "Iran-backed", "R-KY". */
const NO_NAME_FORM =
  /-(?:led|backed|based|owned|style|born|made|like|wide|era|related|controlled|trained|run|only|free)$|^[RDI]-\p{Lu}/u
/** An office without its holder and a people are nobody's name. */
const NOBODY = new Set([
  ...PEOPLES,
  ...ADDRESSES,
  ...RANKS,
  'prime',
  'vice',
  'foreign',
  'deputy',
  'interior',
  'finance',
])
const INITIAL = /^\p{Lu}$/u

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

interface Span {
  readonly name: string
  /** Whether capitals at this place prove a name. */
  readonly proven: boolean
}

export function namesIn(article: { title: string; text: string }, language: string): readonly string[] {
  if (NO_CAPITALS.has(language)) return []
  const title = article.title
  const text = article.text.slice(0, READ)
  const nouns = CAPITAL_NOUNS.has(language)
  const particles = nouns ? GERMAN_PARTICLES : PARTICLES
  const inText = spansIn(text, particles)
  const inTitle = capitalsSayNothing(title) ? [] : spansIn(title, particles)
  const proven = new Set([...inTitle, ...inText].filter((span) => span.proven).map((span) => span.name))

  const counts = new Map<string, NameCount>()
  const count = (name: string, times: number) => {
    const before = counts.get(name)
    counts.set(name, { name, mentions: (before?.mentions ?? 0) + times, first: before?.first ?? counts.size })
  }
  for (const [spans, times] of [
    [inTitle, TITLE_MENTIONS],
    [inText, 1],
  ] as const) {
    for (const { name } of spans) {
      if (!proven.has(name)) continue
      if (nouns && !name.includes(' ') && !isAllCaps(name)) continue
      count(name, times)
    }
  }
  if (inTitle.length === 0) for (const name of [...counts.keys()]) if (stands(name, title)) count(name, TITLE_MENTIONS)
  return foldAliases([...counts.values()], `${title}\n\n${text}`)
    .sort((a, b) => b.mentions - a.mentions || a.first - b.first)
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
}

const stands = (name: string, title: string): boolean =>
  ` ${title.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${name} `)

function spansIn(text: string, particles: ReadonlySet<string>): readonly Span[] {
  const spans: Span[] = []
  // A line in capitals only (a headline inside the text, a shout) proves no name.
  for (const line of text.split(/\n+/)) {
    if (!/\p{Ll}/u.test(line)) continue
    const tokens = Array.from(line.matchAll(TOKEN), (m): Token => {
      const word = m[0].replace(/'s$/i, '')
      return { text: word, start: m.index, end: m.index + word.length }
    })
    for (let at = 0; at < tokens.length; ) {
      const end = spanEnd(tokens, at, line, particles)
      if (end === at) {
        at++
        continue
      }
      const span = toSpan(tokens.slice(at, end), tokens[end], line)
      if (span) spans.push(span)
      at = end
    }
  }
  return spans
}

/** One past the last token of the name that starts here; `at` itself when none does. */
function spanEnd(tokens: readonly Token[], at: number, line: string, particles: ReadonlySet<string>): number {
  if (!isCapitalised(tokens[at]!.text)) return at
  let end = at + 1
  while (end < tokens.length && touches(tokens[end - 1]!, tokens[end]!, line)) {
    const token = tokens[end]!
    if (isCapitalised(token.text) || /^\d{1,2}$/.test(token.text)) {
      end++
      continue
    }
    const over = joined(tokens, { start: at, at: end }, line, particles)
    if (over === end) break
    end = over
  }
  return end
}

function touches(before: Token, after: Token, line: string): boolean {
  const gap = line.slice(before.end, after.start)
  return (
    gap === ' ' ||
    gap === ' & ' ||
    (gap === '. ' && (INITIAL.test(before.text) || ADDRESSES.has(before.text.toLowerCase())))
  )
}

/** Where the name goes on after small joining words, else the same place. */
function joined(
  tokens: readonly Token[],
  { start, at }: { start: number; at: number },
  line: string,
  particles: ReadonlySet<string>,
): number {
  let next = at
  const small = () => tokens[next]?.text.toLowerCase() ?? ''
  const heads = tokens.slice(start, at).some(({ text }) => HEADS.has(text.toLowerCase()))
  if (heads && (small() === 'of' || small() === 'for')) {
    next++
    if (small() === 'the') next++
  } else if (
    heads &&
    small() === 'and' &&
    tokens.slice(start, at).some(({ text }) => text === 'of' || text === 'for')
  ) {
    // "Department of Health and Human Services"
    next++
  } else while (particles.has(small()) && next - at < 2) next++
  const target = tokens[next]
  if (next === at || !target || !isCapitalised(target.text)) return at
  for (let i = at; i < next; i++) if (!touches(tokens[i]!, tokens[i + 1]!, line)) return at
  return next + 1
}

function toSpan(tokens: readonly Token[], after: Token | undefined, line: string): Span | null {
  const first = startsSentence(line, tokens[0]!.start)
  let words = withoutRank(tokens)
  while (words.length > 0 && isLeadWord(words)) words = words.slice(1)
  words = withoutRank(words)
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!.text.toLowerCase())) words = words.slice(0, -1)
  // "told Reuters Monday"
  while (words.length > 1 && WEEKDAY.test(words.at(-1)!.text)) words = words.slice(0, -1)
  if (words.every(({ text }) => NOBODY.has(text.toLowerCase()))) return null
  const name = words.map((word) => word.text).join(' ')
  if (name.length < 2 || /^\d+$/.test(name) || NO_NAME_ACRONYM.has(name)) return null
  if (NO_NAME_FORM.test(name)) return null
  // "New rules" and "Rules" at the start of a sentence prove as little.
  const isStillFirst = first && (words[0] === tokens[0] || tokens[0]!.text === 'New')
  const acted = after !== undefined && DEEDS.has(after.text.toLowerCase())
  return { name, proven: !isStillFirst || words.length > 1 || isAllCaps(name) || acted }
}

function isLeadWord(words: readonly Token[]): boolean {
  const [first, second] = words
  const fold = first!.text.toLowerCase()
  if (fold === 'new' && second && AFTER_NEW.has(second.text.toLowerCase())) return false
  // "US" and "IT" are not "us" and "it".
  return NO_NAME.has(fold) && !(isAllCaps(first!.text) && fold !== 'the')
}

/** "US President Joe Biden" is Joe Biden; "General Motors" stays what it is. */
function withoutRank(words: readonly Token[]): readonly Token[] {
  for (let at = words.length - 2; at >= 0; at--) {
    const word = words[at]!.text.toLowerCase()
    const isRank = RANKS.has(word) && (at > 0 || words.length - at > 2)
    if (ADDRESSES.has(word) || isRank) return words.slice(at + 1)
  }
  return words
}
