import type { Theme } from '../../../news/index.ts'
import { AR } from './ar.ts'
import { DE } from './de.ts'
import { EN, type Word, type WordKey, type Words } from './en.ts'
import { FR } from './fr.ts'
import { SV } from './sv.ts'

export { EN, type Word, type WordKey, type Words }

export const LANGUAGES: Readonly<Record<string, Words>> = { en: EN, sv: SV, de: DE, fr: FR, ar: AR }

/** The site's words in a language; English where we do not have them, for a theme to replace. */
export function wordsIn(language: string): { readonly words: Words; readonly language: string } {
  const base = language.split('-', 1)[0]!.toLowerCase()
  const words = LANGUAGES[base]
  return words ? { words, language: base } : { words: EN, language: 'en' }
}

/** Those of the site's words that its feeds say as well; a theme's where it has its own. */
export function feedWords(language: string, { strings }: Pick<Theme, 'strings'>) {
  const own = { ...wordsIn(language).words, ...strings }
  const word = (key: WordKey): string => String(own[key])
  return {
    ...{ satire: word('satire-label'), satireAbout: word('satire-banner'), satireBy: word('satire-by') },
    ...{ inspiredBy: word('inspired-by'), correction: word('correction'), sourceAbout: word('source-description') },
  }
}

/** What is filled in: text, or a piece of the page. */
type Filling = string | number

export interface Speech {
  /** A word of the site with its gaps filled; `n` chooses the form. */
  readonly say: (key: WordKey, filling?: Readonly<Record<string, Filling>>) => string
  /** The same as parts, for gaps that hold more than text. */
  readonly parts: (key: WordKey, n?: number) => readonly Part[]
}

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gap'; readonly name: string }
  | { readonly kind: 'link'; readonly text: string; readonly path: string }

export function openSpeech(words: Words, language: string): Speech {
  const plural = new Intl.PluralRules(language)
  const number = new Intl.NumberFormat(language)
  const form = (key: WordKey, n: Filling | undefined): string => {
    const word = words[key]
    if (typeof word === 'string') return word
    return (typeof n === 'number' && word[plural.select(n)]) || word.other
  }
  // Pages ask for the same few dozen sentences thousands of times.
  const apart = new Map<string, Part[]>()
  const partsIn = (text: string): Part[] => {
    const known = apart.get(text) ?? partsOf(text)
    apart.set(text, known)
    return known
  }
  const written = (filling: Filling): string => (typeof filling === 'number' ? number.format(filling) : filling)
  return {
    say: (key, filling = {}) =>
      form(key, filling.n).replace(GAP, (gap, name: string) => {
        const value = filling[name]
        return value === undefined ? gap : written(value)
      }),
    parts: (key, n) =>
      partsIn(form(key, n)).map((part) =>
        part.kind === 'gap' && part.name === 'n' && n !== undefined ? { kind: 'text', text: written(n) } : part,
      ),
  }
}

const GAP = /\{([a-z]+)\}/g
const GAP_OR_LINK = /\{([a-z]+)\}|\[([^\]]+)\]\(([^)]*)\)/g

/** Names of the gaps in a text, which a replacement of it may use. */
export const gapsIn = (text: string): string[] => [...text.matchAll(GAP)].map((found) => found[1]!)

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  const tell = (to: number) => {
    if (to > from) parts.push({ kind: 'text', text: text.slice(from, to) })
  }
  for (const found of text.matchAll(GAP_OR_LINK)) {
    tell(found.index)
    const [whole, gap, words, path] = found
    parts.push(gap === undefined ? { kind: 'link', text: words!, path: path! } : { kind: 'gap', name: gap })
    from = found.index + whole.length
  }
  tell(text.length)
  return parts
}
