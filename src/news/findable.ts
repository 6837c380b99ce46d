/** A page of the paper that a search may find. */
export interface Findable {
  /** Of the story or piece. */
  readonly id: string
  readonly headline: string
  /** Everything else that its readers may look for, as plain text. */
  readonly words: string
  readonly found: Found
}

/** What a list of results shows of a page. */
export interface Found {
  readonly kind: 'story' | 'satire'
  /** Below the paper's root. */
  readonly path: string
  readonly headline: string
  readonly excerpt: string
  /** Printed above the headline of what is not news. */
  readonly label: string | null
  /** Who published it. */
  readonly source: string
  readonly at: Date
}

/** Scripts that put no blanks between words: there a word may stand anywhere in a run of letters. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

export const isUnspaced = (word: string): boolean => UNSPACED.test(word)

/** The words of a text as searches compare them, in any language: without case, without marks on Latin letters, without punctuation. */
export function searchWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ]|\u0307/gu, '')
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}
