import { Parser } from 'htmlparser2'

/** What is wrong, and on which line. */
export interface Fault {
  readonly line: number
  readonly what: string
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** Whether a style sheet's brackets, strings and comments end. What stands after one that does not is lost. */
export function cssFault(css: string): Fault | null {
  const open: { readonly sign: string; readonly at: number }[] = []
  for (let at = 0; at < css.length; at++) {
    const sign = css[at]!
    if (sign === '/' && css[at + 1] === '*') {
      const end = css.indexOf('*/', at + 2)
      if (end < 0) return { line: lineAt(css, at), what: 'the comment that begins here has no end' }
      at = end + 1
    } else if (sign === '"' || sign === "'") {
      const end = stringEnd(css, at)
      if (end === null) return { line: lineAt(css, at), what: 'the string that begins here has no end' }
      at = end
    } else if (sign === '\\') at += 1
    else if (PAIRS[sign]) open.push({ sign, at })
    else if (CLOSING.has(sign)) {
      const last = open.pop()
      if (!last) return { line: lineAt(css, at), what: `a "${sign}" closes nothing` }
      if (PAIRS[last.sign] !== sign) {
        const line = lineAt(css, last.at)
        return { line: lineAt(css, at), what: `a "${sign}" stands where the "${last.sign}" of line ${line} should end` }
      }
    }
  }
  const last = open.at(-1)
  return last ? { line: lineAt(css, last.at), what: `the "${last.sign}" that stands here is never closed` } : null
}

const PAIRS: Record<string, string> = { '{': '}', '(': ')', '[': ']' }
const CLOSING = new Set(Object.values(PAIRS))

/** Null when the line ends first. */
function stringEnd(css: string, start: number): number | null {
  for (let at = start + 1; at < css.length; at++) {
    if (css[at] === '\\') at += 1
    else if (css[at] === css[start]) return at
    else if (css[at] === '\n') return null
  }
  return null
}

/** Elements that HTML lets us leave open, and those that have no end. */
const MAY_STAY_OPEN = new Set(['p', 'li', 'dt', 'dd', 'option', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot'])
/** They belong to the page, not to a part of it. */
const PAGE_ONLY = new Set(['html', 'head', 'body', 'title', 'main', 'h1'])

/** Whether a piece of HTML can stand in a page without spilling into what follows, and without what the page refuses. */
export function slotFault(html: string): Fault | null {
  const open: { readonly name: string; readonly at: number }[] = []
  let fault: Fault | null = null
  const say = (at: number, what: string) => {
    fault ??= { line: lineAt(html, at), what }
  }
  const parser: Parser = new Parser({
    onopentag: (name, attributes) => {
      const at = parser.startIndex
      open.push({ name, at })
      if (PAGE_ONLY.has(name)) say(at, `<${name}> stands in every page already`)
      if (name === 'script' && !attributes.src) {
        say(at, 'scripts inside a page are refused by its policy; put it into theme/files/ and name it with src')
      }
      const handler = Object.keys(attributes).find((key) => key.startsWith('on'))
      if (handler) say(at, `${handler}="…" is refused by the page's policy`)
      const [running] = Object.entries(attributes).find(([, value]) => /^[\s\p{Cc}]*javascript:/iu.test(value)) ?? []
      if (running) say(at, `${running}="javascript:…" is refused by the page's policy`)
      if ('style' in attributes || name === 'style')
        say(at, "styles are refused by the page's policy; use theme/style.css")
    },
    onclosetag: (name, implied) => {
      const at = open.findLastIndex((one) => one.name === name)
      if (at < 0) return
      const start = open.splice(at, 1)[0]!.at
      if (implied && !MAY_STAY_OPEN.has(name) && !VOID.has(name)) say(start, `<${name}> is never closed`)
    },
  })
  parser.end(html)
  return fault
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
