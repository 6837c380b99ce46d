import type { Evidence, Extraction } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { webAddress } from './web-address.ts'

/** One fact of a page: what was found, where, and what would have been found without the publisher rule. */
interface CheckedFact {
  readonly fact: string
  readonly value: string | null
  readonly from: readonly string[]
  /** Null when the rule changes nothing, or there is none. */
  readonly without: { readonly value: string | null } | null
}

export interface ArticleCheck {
  readonly url: string
  readonly gaveUp: string | null
  /** The file of the publisher rule that holds for it. */
  readonly rule: string | null
  readonly facts: readonly CheckedFact[]
  readonly text: string
  /** What is not in the text, and why. */
  readonly cut: readonly Evidence[]
}

/** Reads a page now and says of every fact where it comes from. Keeps nothing. */
export async function checkArticleAt(newsroom: Newsroom, address: string): Promise<ArticleCheck> {
  const url = webAddress(address)
  const { rule, plain, ruled } = await newsroom.checkPage(url)
  const page = ruled ?? plain
  const file = rule?.file ?? null
  if (page.kind === 'gave up') return { url, gaveUp: page.why, rule: file, facts: [], text: '', cut: [] }
  const without = ruled && plain.kind === 'extracted' ? plain.extraction : null
  const { text, because } = page.extraction
  return {
    url: page.url,
    gaveUp: null,
    rule: file,
    facts: FACTS.map(({ fact, evidence, shown }) => {
      const value = shown(page.extraction)
      const other = without && shown(without)
      const from = because.flatMap((one) => (one.evidence === evidence ? [noteOf(one)] : []))
      return { fact, value, from, without: without && other !== value ? { value: other } : null }
    }),
    text,
    cut: because.filter(({ evidence }) => NOT_IN_THE_TEXT.includes(evidence)),
  }
}

/** Each fact with the evidence that speaks of it. */
const FACTS: readonly { fact: string; evidence: string; shown: (found: Extraction) => string | null }[] = [
  { fact: 'title', evidence: 'title', shown: ({ title }) => title },
  { fact: 'author', evidence: 'byline', shown: ({ bylines }) => bylines.join(', ') || null },
  { fact: 'published', evidence: 'published', shown: ({ publishedAt }) => publishedAt?.toISOString() ?? null },
  { fact: 'language', evidence: 'language', shown: ({ language }) => language },
  { fact: 'picture', evidence: 'picture', shown: ({ picture }) => picture?.url ?? null },
  { fact: 'address', evidence: 'canonical', shown: ({ canonicalUrl }) => canonicalUrl },
  { fact: 'kind', evidence: 'kind', shown: ({ kind }) => kind },
  { fact: 'text', evidence: 'text', shown: ({ text }) => (text === '' ? null : `${countWords(text)} words`) },
]

const NOT_IN_THE_TEXT = ['limit', 'cut', 'left out']

const countWords = (text: string) => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu)?.length ?? 0
const noteOf = ({ note, weight }: Evidence) => (weight === undefined ? note : `${note} (${weight})`)
