/**
 * Memory across days: once a story has gone quiet, a further text brings it back only if there is news in it, told by
 * the names and numbers that nobody had told before. Looking back is not news.
 */

/** Hours without news after which a story has gone quiet: a text within them goes on with what is being told. */
const QUIET_HOURS = 24
const HOUR_MS = 3_600_000
/** So many names and numbers that are new make news; one in the headline is enough. Two slip into any text. */
const NEW_FACTS = 3
/** Characters in which a text says what is new; below stands the background. */
const TOP_OF_TEXT = 1500

/** What a text tells, as far as it can be counted. */
export interface Told {
  readonly headline: readonly string[]
  readonly text: readonly string[]
}

/** The names and numbers of an article. Single digits and years are in every text. */
export function toldBy(article: { title: string; text: string; names: readonly string[] }): Told {
  const title = article.title.toLowerCase()
  const names = article.names.map((name) => name.toLowerCase())
  return {
    headline: [...names.filter((name) => title.includes(name)), ...numbersIn(title)],
    text: [...names, ...numbersIn(article.text.slice(0, TOP_OF_TEXT))],
  }
}

function numbersIn(text: string): string[] {
  const numbers = text.match(/\d+(?:[.,]\d+)*/g) ?? []
  return numbers.map((number) => number.replaceAll(',', '')).filter((number) => !/^(?:\d|(?:19|20)\d\d)$/.test(number))
}

/** The members that tell news, and when the last of them did. A member of which nothing is known is believed. */
export function newsAmong<Member extends { readonly publishedAt: Date; readonly told?: Told }>(
  members: readonly Member[],
): { news: readonly Member[]; lastAt: number | null } {
  const known = new Set<string>()
  const news: Member[] = []
  let lastAt: number | null = null
  for (const member of [...members].sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())) {
    const at = member.publishedAt.getTime()
    const quiet = lastAt !== null && at - lastAt > QUIET_HOURS * HOUR_MS
    if (!quiet || bringsNews(member.told, known)) {
      news.push(member)
      lastAt = at
    }
    for (const fact of member.told?.text ?? []) known.add(fact)
    for (const fact of member.told?.headline ?? []) known.add(fact)
  }
  return { news, lastAt }
}

function bringsNews(told: Told | undefined, known: ReadonlySet<string>): boolean {
  // Where no names and numbers were found, as in scripts that we cannot read for them, there is nothing to judge by.
  if (told === undefined || told.text.length === 0) return true
  if (told.headline.some((fact) => !known.has(fact))) return true
  return new Set(told.text.filter((fact) => !known.has(fact))).size >= NEW_FACTS
}
