import type { Evidence } from '../../news/reason.ts'
import { type GuardRule, ILLNESS, MINORS, type RefusalKind } from './guard-words.ts'
import { COURT_CASES, PRIVATE, TRAITS } from './guard-words-people.ts'
import { TRAGEDY } from './guard-words-tragedy.ts'

/** What the guard is told of a story: every article of it, as understanding left it. */
export interface GuardedArticle {
  readonly title: string
  readonly excerpt: string
  /** Understanding found death, violence, disaster or abuse in it. */
  readonly tragedy: boolean
  readonly because: readonly Evidence[]
}

export interface Refusal extends Evidence {
  readonly evidence: RefusalKind
}

const RULES: readonly GuardRule[] = [...TRAGEDY, ...ILLNESS, ...MINORS, ...COURT_CASES, ...PRIVATE, ...TRAITS]

/** A phrase that turns a word's meaning stands no further away than this (characters). */
const REACH = 40

/**
 * Why a story is no matter for jokes; empty when nothing speaks against it. Each kind once, by the first article that
 * gives it away.
 */
export function guard(articles: readonly GuardedArticle[]): readonly Refusal[] {
  const refusals = new Map<RefusalKind, Refusal>()
  const refuse = (kind: RefusalKind, note: string) => {
    if (!refusals.has(kind)) refusals.set(kind, { evidence: kind, note })
  }
  for (const { title, excerpt, tragedy, because } of articles) {
    const headline = plain(title)
    const below = plain(excerpt)
    for (const rule of RULES) {
      const found = find(rule, headline)
      if (found) refuse(rule.kind, `"${found}" in the headline`)
      else if (rule.in === 'both') {
        const said = find(rule, below)
        if (said) refuse(rule.kind, `"${said}" in the excerpt`)
      }
    }
    if (tragedy)
      refuse('tragedy', because.find(({ evidence }) => evidence === 'tragedy')?.note ?? 'its text tells of one')
  }
  return [...refusals.values()]
}

/** One kind of apostrophe, hyphen and space, so that rules need not know of more. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')

function find({ pattern, unless, notBeside }: GuardRule, text: string): string | null {
  if (notBeside && text.search(notBeside) !== -1) return null
  for (const match of text.matchAll(pattern)) {
    if (unless === undefined) return match[0]
    const from = Math.max(0, match.index - REACH)
    const around = text.slice(from, match.index + match[0].length + REACH)
    const spared = [...around.matchAll(unless)].some(({ index, 0: phrase }) => overlaps(from + index, phrase, match))
    if (!spared) return match[0]
  }
  return null
}

/** A phrase spares the word that it stands around. */
function overlaps(at: number, phrase: string, match: RegExpExecArray): boolean {
  return at < match.index + match[0].length && at + phrase.length > match.index
}
