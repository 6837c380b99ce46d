/** Where the document's first element may begin: behind its prolog. */
const PROLOG = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*)*/
/** What may stand behind the last end tag: comments that tell when the page was made. */
const TAIL = 2000

/**
 * Whether a document of XML ends before its first element does. Of such a one the server's validators would tell that it
 * is the same as the whole one that comes next.
 */
export function isCutOff(text: string): boolean {
  const start = PROLOG.exec(text)?.[0].length ?? 0
  const root = /^<([a-z_][\w:.-]*)/i.exec(text.slice(start, start + 200))?.[1]
  if (root === undefined) return false
  return !text.slice(-TAIL).toLowerCase().includes(`</${root.toLowerCase()}`)
}
