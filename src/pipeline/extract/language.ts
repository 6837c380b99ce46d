import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'

/** The primary language tag that the page declares; understanding reads the text itself where it declares none. */
export function findLanguage(head: Head, data: LinkedData): string | null {
  const declared = [
    head.htmlLang,
    metaOf(head, 'og:locale'),
    metaOf(head, 'content-language', 'language'),
    data.language,
  ]
  for (const tag of declared) {
    const primary = /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]
    if (primary) return primary.toLowerCase()
  }
  return null
}

/** Whether 3/4/2025 is the third of April here: everywhere but where American English is written. */
export function isDayFirst(head: Head): boolean {
  const tag = (head.htmlLang ?? metaOf(head, 'og:locale') ?? 'en-US').toLowerCase().replace('_', '-')
  return tag !== 'en' && tag !== 'en-us'
}
