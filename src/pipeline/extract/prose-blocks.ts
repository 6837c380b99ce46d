import type { Block, Zone } from './survey.ts'

/** A block this long that ends like a sentence is prose, not furniture. */
const PROSE_WORDS = 10
/** Prose holds links, lists of headlines are links. */
const PROSE_LINK_SHARE = 0.4
const PROSE_ZONES: ReadonlySet<Zone> = new Set(['body', 'header', 'footer'])
const SENTENCE_END = /[.!?…。！？:][)\]"'”’»]*$/

export function isProse(block: Block): boolean {
  return PROSE_ZONES.has(block.zone) && !block.hidden && block.linked < PROSE_LINK_SHARE && isSentence(block.text)
}

export function isSentence(text: string): boolean {
  return SENTENCE_END.test(text) && countWords(text) >= PROSE_WORDS
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}_]+/gu)?.length ?? 0
}
