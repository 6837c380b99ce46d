import { readScalar } from './scalar.ts'
import type { AnyForm, AnyShape, Departure, Departures, Extra, Free, Shape } from './shape.ts'
import { END, houseGap, houseGaps, join } from './shape.ts'
import type { Entry, Item, ListNode, MapNode, Node, Refuse } from './tree.ts'
import { readTree } from './tree.ts'

export interface Fields<T> {
  readonly values: T
  /** Keys that the form does not know, in the order of the file. */
  readonly extra: readonly Extra[]
  readonly departures: Departures
}

/** Reads lines of front matter into the typed object that the shape describes. Refuses what could not be written back. */
export function readFields<T>(lines: readonly string[], firstLine: number, shape: Shape<T>, refuse: Refuse): Fields<T> {
  const { root, after } = readTree(lines, firstLine, refuse)
  const known = shape as unknown as AnyShape
  const found: Found = { extra: [], departures: new Map(), refuse }
  const values = readMap(found, root, known, '')
  const { end } = houseGaps(numberedKeys(root.entries), known)
  if (!same(after, end ? [''] : [])) departs(found, END, { before: after })
  return { values: values as T, extra: found.extra, departures: found.departures }
}

interface Found {
  readonly extra: Extra[]
  readonly departures: Map<string, Departure>
  readonly refuse: Refuse
}

function readMap(found: Found, node: MapNode, shape: AnyShape, path: string): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  const keys = numberedKeys(node.entries)
  const gaps = houseGaps(keys, shape)
  node.entries.forEach((entry, index) => {
    const key = keys[index]!
    const here = join(path, key)
    notePlace(found, entry, here, gaps.before.has(key) ? [''] : [])
    const form = shape[key]
    const value = form && readValue(found, entry.node, form, here, node.indent)
    if (value !== undefined) {
      values[key] = value
    } else if (form && !form.optional) {
      found.refuse(entry.line, `"${here}" holds a value that cannot be used`)
    } else {
      found.extra.push({ at: path, key, value: readFree(found, entry.node, here, node.indent) })
    }
  })
  for (const [key, form] of Object.entries(shape)) {
    if (!form.optional && !keys.includes(key)) found.refuse(node.line, `"${join(path, key)}" is missing`)
  }
  const houseOrder = Object.keys(shape).filter((key) => keys.includes(key))
  if (!same(keys, houseOrder)) departs(found, path, { order: keys })
  return values
}

/** The typed value of a node, or undefined when it is not what the form expects. `column` is where its key stands. */
function readValue(found: Found, node: Node, form: AnyForm, path: string, column: number): unknown {
  if (form.kind === 'scalar') {
    if (node.kind !== 'scalar') return undefined
    const { text } = readScalar(node.raw)
    const value = form.parse(text)
    if (value !== undefined) noteSpelling(found, node.raw, form.style(text), path)
    return value
  }
  if (form.kind === 'map') {
    if (node.kind !== 'map') return undefined
    noteIndent(found, node.indent - column, path)
    return readMap(found, node, form.shape, path)
  }
  if (node.kind === 'list')
    return readList(found, node, path, column, (item, here) => readItem(found, item, form.of, here))
  if (node.kind !== 'scalar' || (node.raw !== '' && node.raw !== '[]')) return undefined
  if (node.raw === '') departs(found, path, { bare: true })
  return []
}

/** A map in a list stands where its dash puts it, so there is no indent to note. */
function readItem(found: Found, item: Item, of: AnyForm, path: string): unknown {
  const value =
    of.kind === 'map' && item.node.kind === 'map'
      ? readMap(found, item.node, of.shape, path)
      : readValue(found, item.node, of, path, 0)
  return value ?? found.refuse(item.line, `"${path}" holds a value that cannot be used`)
}

function readList<V>(
  found: Found,
  node: ListNode,
  path: string,
  column: number,
  read: (item: Item, path: string) => V,
): V[] {
  noteIndent(found, node.indent - column, path)
  return node.items.map((item, index) => {
    const here = join(path, index)
    notePlace(found, item, here, [])
    return read(item, here)
  })
}

function readFree(found: Found, node: Node, path: string, column: number): Free {
  if (node.kind === 'scalar') {
    noteSpelling(found, node.raw, 'bare', path)
    return readScalar(node.raw).text
  }
  if (node.kind === 'list') {
    return readList(found, node, path, column, (item, here) =>
      item.node.kind === 'map' ? readFreeMap(found, item.node, here) : readFree(found, item.node, here, 0),
    )
  }
  noteIndent(found, node.indent - column, path)
  return readFreeMap(found, node, path)
}

function readFreeMap(found: Found, node: MapNode, path: string): Free {
  const keys = numberedKeys(node.entries)
  return Object.fromEntries(
    node.entries.map((entry, index) => {
      const here = join(path, keys[index]!)
      notePlace(found, entry, here, [])
      return [keys[index]!, readFree(found, entry.node, here, node.indent)]
    }),
  )
}

/** A key that stands a second time in one map is `key~2`: it is a fault of the file, but not ours to lose. */
function numberedKeys(entries: readonly Entry[]): readonly string[] {
  const seen = new Map<string, number>()
  return entries.map(({ key }) => {
    const times = (seen.get(key) ?? 0) + 1
    seen.set(key, times)
    return times === 1 ? key : `${key}~${times}`
  })
}

function noteSpelling(found: Found, raw: string, houseStyle: Departure['style'], path: string): void {
  const { style, spellings } = readScalar(raw)
  if (style !== houseStyle) departs(found, path, { style })
  if (spellings.size > 0) departs(found, path, { spellings })
}

function notePlace(found: Found, place: Entry | Item, path: string, before: readonly string[]): void {
  const gap = houseGap(place.node.kind === 'scalar' ? place.node.raw : null, 'key' in place)
  if (!same(place.before, before)) departs(found, path, { before: place.before })
  if (place.gap !== gap) departs(found, path, { gap: place.gap })
  if (place.trail !== '') departs(found, path, { trail: place.trail })
}

function noteIndent(found: Found, indent: number, path: string): void {
  if (indent !== 2) departs(found, path, { indent })
}

function departs(found: Found, path: string, how: Departure): void {
  found.departures.set(path, { ...found.departures.get(path), ...how })
}

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index])
