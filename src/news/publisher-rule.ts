import type { Kind } from './article.ts'

/**
 * What a newsroom knows better than the machine about one publisher's pages. Each fact comes from a place on the page or
 * is always the same; what a rule leaves out, or does not find, is found as on any page.
 */
export interface PublisherRule {
  /** Its pages: those of this domain and of all below it. */
  readonly domain: string
  /** The file that says so, for people. */
  readonly file: string
  readonly title: FactRule | null
  readonly author: FactRule | null
  readonly date: FactRule | null
  readonly picture: FactRule | null
  readonly canonical: FactRule | null
  readonly kind: Kind | null
  /** Elements whose text is the article's; empty: whatever holds it. */
  readonly keep: readonly string[]
  /** Elements that are taken off the page before anything is read. */
  readonly remove: readonly string[]
}

/** `at` is a CSS selector; what follows an @ in it names an attribute, as in `time@datetime`. */
export type FactRule = { readonly at: string } | { readonly value: string }

/** The rule for a page: of several the one with the longest domain. */
export function ruleFor(rules: readonly PublisherRule[], url: string): PublisherRule | null {
  const host = URL.canParse(url) ? new URL(url).hostname.toLowerCase() : ''
  const fitting = rules.filter(({ domain }) => host === domain || host.endsWith(`.${domain}`))
  return fitting.reduce<PublisherRule | null>(
    (best, rule) => (best && best.domain.length >= rule.domain.length ? best : rule),
    null,
  )
}
