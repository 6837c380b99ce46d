import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'

/** The primary language tag that the page declares; understanding reads the text itself where it declares none. */
export function findLanguage(
  head: Head,
  data: LinkedData,
): { readonly language: string | null; readonly because: readonly Evidence[] } {
  const declared = [
    { tag: head.htmlLang, from: 'the html element' },
    { tag: metaOf(head, 'og:locale'), from: 'og:locale' },
    { tag: metaOf(head, 'content-language', 'language'), from: 'meta' },
    { tag: data.language, from: 'JSON-LD' },
  ]
  for (const { tag, from } of declared) {
    const primary = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]
    if (primary) return { language: primary.toLowerCase(), because: [{ evidence: 'language', note: from }] }
  }
  return { language: null, because: [] }
}

/** Whether 3/4/2025 is the third of April here: everywhere but where American English is written. */
export function isDayFirst(head: Head): boolean {
  const tag = (head.htmlLang ?? metaOf(head, 'og:locale') ?? 'en-US').toLowerCase().replace('_', '-')
  return tag !== 'en' && tag !== 'en-us'
}
