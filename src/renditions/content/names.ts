import { createHash } from 'node:crypto'
import { newsSlug } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import { onceFor } from '../../news/once.ts'
import type { ShownArticle } from '../../news/paper.ts'
import { openOrder } from '../../news/sorted.ts'

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
  const ordered = oldestFirst(articles)
  // Most papers differ from the one before in what is said of stories, not in which articles they tell.
  const isAsBefore =
    last?.timeZone === timeZone && isSame(last.taken, taken) && isSame(last.ordered, ordered, isNamedAlike)
  last = { ordered, timeZone, taken, names: isAsBefore ? last!.names : namesIn(ordered, timeZone, taken) }
  return last.names
}

interface Named {
  readonly ordered: readonly ShownArticle[]
  readonly timeZone: string
  readonly taken: readonly string[]
  readonly names: ReadonlyMap<ArticleId, string>
}

let last: Named | null = null

const isNamedAlike = (a: ShownArticle, b: ShownArticle): boolean =>
  a === b || (a.id === b.id && a.title === b.title && a.url === b.url && +a.publishedAt === +b.publishedAt)

function isSame<One>(a: readonly One[], b: readonly One[], isAlike = (x: One, y: One) => x === y): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (!isAlike(a[at]!, b[at]!)) return false
  return true
}

function namesIn(ordered: readonly ShownArticle[], timeZone: string, taken: readonly string[]): Named['names'] {
  const used = new Set(taken)
  const names = new Map<ArticleId, string>()
  for (const article of ordered) {
    const own = nameOf(article, timeZone)
    let name = own
    for (let copy = 2; used.has(name); copy++) name = own.replace(/\.md$/, `-${copy}.md`)
    used.add(name)
    names.set(article.id, name)
  }
  return names
}

const oldestFirst = openOrder(
  (a: ShownArticle, b: ShownArticle) => a.publishedAt.getTime() - b.publishedAt.getTime() || (a.url < b.url ? -1 : 1),
)

/** Ten thousands of days and slugs take a while. */
const nameOf = onceFor((article: ShownArticle, timeZone) => {
  const { publishedAt, title, url } = article
  return `_news/${daysIn(timeZone).format(publishedAt)}-${newsSlug(title) || standIn(url)}.md`
})

const formats = new Map<string, Intl.DateTimeFormat>()

function daysIn(timeZone: string): Intl.DateTimeFormat {
  const options = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const days = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', options)
  formats.set(timeZone, days)
  return days
}

const standIn = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, STAND_IN_DIGITS)
