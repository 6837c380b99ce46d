/** The lines of a front matter as a tree. Only its shape is read here; what a scalar's spelling means is scalar.ts's business. */
export type Node =
  | { readonly kind: 'scalar'; readonly line: number; readonly raw: string }
  | { readonly kind: 'map'; readonly line: number; readonly indent: number; readonly entries: readonly Entry[] }
  | { readonly kind: 'list'; readonly line: number; readonly indent: number; readonly items: readonly Item[] }

export type MapNode = Extract<Node, { readonly kind: 'map' }>
export type ListNode = Extract<Node, { readonly kind: 'list' }>

interface Place {
  readonly line: number
  /** Blank and comment lines that stand before it, as they are. */
  readonly before: readonly string[]
  /** The blanks between the colon or the dash and what follows. */
  readonly gap: string
  /** Blanks and a comment after the value. */
  readonly trail: string
  readonly node: Node
}

export interface Entry extends Place {
  readonly key: string
}

export type Item = Place

interface Line {
  readonly number: number
  readonly indent: number
  /** Without indent and trailing blanks; empty for a blank or comment line. */
  readonly text: string
  readonly trail: string
  readonly whole: string
}

/** Refuses a line that cannot be read; never returns. */
export type Refuse = (line: number, why: string) => never

// U+2028 and a lone carriage return are text here, so the dot must match them (flag s).
const KEY = /^([A-Za-z_][\w-]*):(?:([ \t]+)(.*))?$/s

/** Characters of a line: far more than the longest excerpt, and little enough for every pattern that reads it. */
const LONGEST_LINE = 100_000
/** Maps and lists in one another; the forms that we read have three. */
const DEEPEST = 50

/** Reads lines of block-style YAML (maps, lists, one-line scalars): all that these forms use. `after` holds the lines left over at the end. */
export function readTree(
  source: readonly string[],
  firstLine: number,
  refuse: Refuse,
): { root: MapNode; after: readonly string[] } {
  const lines = source.map((whole, index) => {
    if (whole.length > LONGEST_LINE) refuse(firstLine + index, `it is longer than ${LONGEST_LINE} characters`)
    return lineOf(whole, firstLine + index)
  })
  let at = 0
  let depth = 0

  const skipBlank = (): string[] => {
    const skipped: string[] = []
    while (lines[at]?.text === '') skipped.push(lines[at++]!.whole)
    return skipped
  }
  const peek = (): Line | undefined => {
    let next = at
    while (lines[next]?.text === '') next++
    return lines[next]
  }

  /** What is nested under a key that has nothing on its own line; dashes may stand right under their key. */
  const nested = (indent: number, line: number): Node => {
    const next = peek()
    if (next && (next.indent > indent || (next.indent === indent && isDash(next)))) {
      if (depth >= DEEPEST) return refuse(next.number, `it stands deeper than ${DEEPEST} levels`)
      depth++
      const inner = isDash(next) ? list(next.indent) : map(next.indent)
      depth--
      return inner
    }
    return { kind: 'scalar', line, raw: '' }
  }

  function map(indent: number): MapNode {
    const entries: Entry[] = []
    const start = peek()?.number ?? firstLine
    for (;;) {
      const mark = at
      const before = skipBlank()
      const line = lines[at]
      if (!line || line.indent < indent || (line.indent === indent && isDash(line))) {
        at = mark
        return { kind: 'map', line: start, indent, entries }
      }
      const match = KEY.exec(line.text)
      if (line.indent > indent || !match)
        return refuse(line.number, `expected "key: value", found "${clip(line.text)}"`)
      at++
      const [, key = '', gap = '', rest = ''] = match
      const { raw, trail } = withoutComment(rest)
      const node: Node = raw === '' ? nested(indent, line.number) : { kind: 'scalar', line: line.number, raw }
      const silent = raw === '' ? gap : ''
      entries.push({
        key,
        line: line.number,
        before,
        gap: raw === '' ? '' : gap,
        trail: silent + trail + line.trail,
        node,
      })
    }
  }

  function list(indent: number): Node {
    const items: Item[] = []
    const start = peek()?.number ?? firstLine
    for (;;) {
      const mark = at
      const before = skipBlank()
      const line = lines[at]
      if (!line || line.indent < indent || !isDash(line)) {
        at = mark
        return { kind: 'list', line: start, indent, items }
      }
      if (line.indent > indent) return refuse(line.number, 'this dash stands deeper than its list')
      const gap = /^-([ \t]*)/.exec(line.text)![1]!
      const rest = line.text.slice(1 + gap.length)
      if (rest !== '' && isDash({ ...line, text: rest })) return refuse(line.number, 'a list within a list')
      if (KEY.test(rest)) {
        // "- key: value" opens a map whose keys stand where the first one stands.
        lines[at] = { ...line, indent: indent + 1 + gap.length, text: rest }
        items.push({ line: line.number, before, gap, trail: '', node: map(indent + 1 + gap.length) })
        continue
      }
      at++
      const { raw, trail } = withoutComment(rest)
      const silent = raw === '' ? gap : ''
      items.push({
        line: line.number,
        before,
        gap: raw === '' ? '' : gap,
        trail: silent + trail + line.trail,
        node: { kind: 'scalar', line: line.number, raw },
      })
    }
  }

  const first = peek()
  const root =
    first && first.indent > 0 ? refuse(first.number, 'the first key stands deeper than the left edge') : map(0)
  const after = skipBlank()
  const left = lines[at]
  if (left) return refuse(left.number, `expected "key: value", found "${clip(left.text)}"`)
  return { root, after }
}

function lineOf(whole: string, number: number): Line {
  let start = 0
  while (whole[start] === ' ') start++
  let end = whole.length
  while (end > start && ' \t\r'.includes(whole[end - 1]!)) end--
  const text = whole.slice(start, end)
  return { number, indent: start, text: text.startsWith('#') ? '' : text, trail: whole.slice(end), whole }
}

const isDash = (line: Line): boolean => line.text === '-' || /^-[ \t]/.test(line.text)

/** A comment after a value belongs to the line, not to the value; a `#` inside quotes is text. */
function withoutComment(rest: string): { raw: string; trail: string } {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/s.exec(rest)?.[0] ?? ''
  const tail = rest.slice(quoted.length)
  const comment = /(?:^|[ \t])[ \t]*#.*$/s.exec(tail)
  if (!comment || (quoted !== '' && comment.index !== 0) || (quoted === '' && /^["']/.test(rest))) {
    return { raw: rest, trail: '' }
  }
  const cut = quoted.length + comment.index
  return { raw: rest.slice(0, cut), trail: rest.slice(cut) }
}

const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
