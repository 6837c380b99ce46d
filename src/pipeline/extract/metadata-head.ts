import type { PageTree } from './page-document.ts'
import { oneLine } from './weigh.ts'

/** What the page's meta and link elements say. */
export interface Head {
  /** Values by lower-case name, property or itemprop, in document order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly canonical: string | null
  readonly titleTag: string
  readonly htmlLang: string | null
  readonly hasFeed: boolean
}

/** Longer values are no titles, names or addresses, and would only cost time. */
const LONGEST_VALUE = 1000

export function readHead(tree: PageTree): Head {
  const meta = new Map<string, string[]>()
  for (const { attrs } of tree.getElementsByTagName('meta')) {
    const name = attrs.property ?? attrs.name ?? attrs.itemprop ?? attrs['http-equiv']
    const content = oneLine((attrs.content ?? '').slice(0, LONGEST_VALUE))
    if (!name || content === '') continue
    const key = name.trim().toLowerCase()
    const values = meta.get(key)
    if (values) values.push(content)
    else meta.set(key, [content])
  }
  let canonical: string | null = null
  let hasFeed = false
  for (const { attrs } of tree.getElementsByTagName('link')) {
    const rel = attrs.rel?.toLowerCase() ?? ''
    if (rel === 'canonical' && attrs.href) canonical ??= attrs.href.trim()
    if (rel === 'alternate' && /rss|atom/.test(attrs.type ?? '')) hasFeed = true
  }
  return {
    meta,
    canonical,
    titleTag: oneLine(tree.title.slice(0, LONGEST_VALUE)),
    htmlLang: tree.documentElement.attrs.lang ?? tree.documentElement.attrs['xml:lang'] ?? null,
    hasFeed,
  }
}

/** The first value among names, tried in order. */
export function metaOf(head: Head, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = head.meta.get(name)?.[0]
    if (value !== undefined) return value
  }
  return null
}
