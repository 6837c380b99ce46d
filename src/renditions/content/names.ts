import { createHash } from 'node:crypto'
import { newsSlug } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { ShownArticle } from '../../news/paper.ts'

/** Hexadecimal digits that tell articles apart whose titles leave no Latin letter for a name. */
const STAND_IN_DIGITS = 12

/**
 * The path of each article's file. On a clash the article published first keeps the name (the smaller address among
 * equals), the next gets `-2`; names that are taken stay taken.
 */
export function namesOf(
  articles: readonly ShownArticle[],
  timeZone: string,
  taken: readonly string[],
): ReadonlyMap<ArticleId, string> {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const used = new Set(taken)
  const names = new Map<ArticleId, string>()
  for (const article of [...articles].sort(byPublication)) {
    const base = baseOf(article, timeZone, days)
    let name = `${base}.md`
    for (let copy = 2; used.has(name); copy++) name = `${base}-${copy}.md`
    used.add(name)
    names.set(article.id, name)
  }
  return names
}

/** Made once for each article value: ten thousands of days and slugs take a while. */
const made = new WeakMap<ShownArticle, { readonly timeZone: string; readonly base: string }>()

function baseOf(article: ShownArticle, timeZone: string, days: Intl.DateTimeFormat): string {
  const known = made.get(article)
  if (known?.timeZone === timeZone) return known.base
  const base = `_news/${days.format(article.publishedAt)}-${newsSlug(article.title) || standIn(article.url)}`
  made.set(article, { timeZone, base })
  return base
}

const byPublication = (a: ShownArticle, b: ShownArticle): number =>
  a.publishedAt.getTime() - b.publishedAt.getTime() || (a.url < b.url ? -1 : 1)

const standIn = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, STAND_IN_DIGITS)
