/** A page with another text in place of two marks and all that is between them. */
export function between(page: string, [begin, end]: readonly [string, string], text: string): string {
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  return from < 0 || to < from ? page : page.slice(0, from) + text + page.slice(to + end.length)
}
