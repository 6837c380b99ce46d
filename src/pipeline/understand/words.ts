/** Words, paragraphs and sentences: the ground that topics, names, genre and tragedy stand on. */

export interface Word {
  readonly text: string
  /** Lower case, for comparing. */
  readonly fold: string
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*[+#]*/gu
const DOTTED_ACRONYM = /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){2,}/gu

/** One way to write what is written in many: composed letters, "A.I." as "AI", one kind of hyphen and apostrophe. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(DOTTED_ACRONYM, (acronym) => acronym.replaceAll('.', ''))
    .replace(/[‐‑]/g, '-')
    .replace(/[’ʼ]/g, "'")
}

export function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    fold: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/** Characters after which an opening has said what the text is about, and before which it has not (a dateline). */
const OPENING = { least: 120, most: 600 }

/** The first paragraph, or so much as does its work, and what follows it. */
export function openingOf(text: string): { opening: string; rest: string } {
  const paragraphs = [...paragraphsOf(text)]
  let opening = ''
  while (paragraphs.length > 0 && opening.length < OPENING.least) {
    opening = opening === '' ? paragraphs.shift()! : `${opening}\n\n${paragraphs.shift()!}`
  }
  if (opening.length > OPENING.most) {
    const end = opening.slice(0, OPENING.most).search(/[.!?]["”»']?\s[^.!?]*$/u)
    const cut = end < OPENING.least ? OPENING.most : end + 1
    paragraphs.unshift(opening.slice(cut).trim())
    opening = opening.slice(0, cut)
  }
  return { opening, rest: paragraphs.join('\n\n') }
}

export const isCapitalised = (word: string): boolean => /^(?:\p{Lu}|\p{Ll}{1,2}\p{Lu})/u.test(word)
export const isAllCaps = (word: string): boolean => /^\p{Lu}[\p{Lu}\p{N}]+$/u.test(word)

/** In a headline that capitalises (nearly) every long word, capitals do not tell names from other words. */
const TITLE_CASE_SHARE = 0.8
const LONG_WORD = 5

export function capitalsSayNothing(title: string): boolean {
  const long = wordsOf(title)
    .slice(1)
    .filter((word) => /^\p{L}/u.test(word.text) && word.text.length >= LONG_WORD)
  if (long.length < 2) return long.every((word) => isCapitalised(word.text))
  return long.filter((word) => isCapitalised(word.text)).length / long.length >= TITLE_CASE_SHARE
}

/** Abbreviations whose dot does not end a sentence. */
const ABBREVIATION = /(?:^|[^\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Rev|St|Jr|Sr|vs|No|\p{Lu})\.$/u

export function startsSentence(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 24), offset).replace(/["'“”‘«»([\s]+$/u, (gap) => {
    return gap.includes('\n') ? '\n' : ''
  })
  if (before === '' || before.endsWith('\n')) return true
  if (!/[.!?:…•|–—]$/u.test(before)) return false
  return !ABBREVIATION.test(before)
}
