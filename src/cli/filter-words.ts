import { type Caught, ruleDeedInWords } from '../news/index.ts'

/** One rule that caught an article, in words. */
export function caughtInWords({ rule, deed, because, released }: Caught): string {
  const free = released ? `, released by ${released.by}${released.why ? `: ${released.why}` : ''}` : ''
  return `${ruleDeedInWords(deed)} by “${rule}” (${because})${free}`
}
