import { isWritable, writeScalar } from './scalar.ts'
import type { AnyForm, AnyShape, Departures, Extra, Free, Shape } from './shape.ts'
import { END, houseGap, houseGaps, join } from './shape.ts'

interface Written<T> {
  readonly values: T
  readonly extra?: readonly Extra[]
  readonly departures?: Departures
}

/** Writes a typed object as lines of front matter: order, groups, quotes and indents by the shape, save where the file departs. */
export function writeFields<T>({ values, extra = [], departures = new Map() }: Written<T>, shape: Shape<T>): string[] {
  const known = shape as unknown as AnyShape
  const out: Out = { lines: [], extra, departures }
  const keys = writeMap(out, values as Values, known, '', 0)
  out.lines.push(...(departures.get(END)?.before ?? (houseGaps(keys, known).end ? [''] : [])))
  return out.lines
}

interface Out {
  readonly lines: string[]
  readonly extra: readonly Extra[]
  readonly departures: Departures
}

type Values = Readonly<Record<string, unknown>>

/** Returns the keys it wrote, in order. */
function writeMap(out: Out, values: Values, shape: AnyShape, path: string, column: number): readonly string[] {
  const extra = new Map(out.extra.filter(({ at }) => at === path).map(({ key, value }) => [key, value]))
  const present = Object.keys(shape).filter((key) => values[key] !== undefined || extra.has(key))
  const unknown = [...extra.keys()].filter((key) => !(key in shape))
  const keys = ordered([...present, ...unknown], out.departures.get(path)?.order ?? [])
  const gaps = houseGaps(keys, shape)
  for (const key of keys) {
    const here = join(path, key)
    out.lines.push(...(out.departures.get(here)?.before ?? (gaps.before.has(key) ? [''] : [])))
    const value = values[key]
    const lead = `${' '.repeat(column)}${nameOf(key)}:`
    if (value === undefined) writeFree(out, extra.get(key)!, here, lead, column)
    else writeValue(out, value, shape[key]!, here, lead, column)
  }
  return keys
}

/** The keys in the file's own order; one that the file did not have comes after its predecessor in the form's order. */
function ordered(keys: readonly string[], fileOrder: readonly string[]): readonly string[] {
  const result = fileOrder.filter((key) => keys.includes(key))
  keys.forEach((key, index) => {
    if (result.includes(key)) return
    const before = keys.slice(0, index).findLast((earlier) => result.includes(earlier))
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, key)
  })
  return result
}

const nameOf = (key: string): string => key.replace(/~\d+$/, '')

/** `lead` is what already stands on the line: the indent and the key or dash. */
function writeValue(out: Out, value: unknown, form: AnyForm, path: string, lead: string, column: number): void {
  if (form.kind === 'scalar') {
    const text = form.print(value)
    writeText(out, text, form.style(text), path, lead)
  } else if (form.kind === 'map') {
    openNested(out, path, lead)
    writeMap(out, value as Values, form.shape, path, column + indentOf(out, path))
  } else {
    writeList(out, value as readonly unknown[], path, lead, column, (item, here, dash, at) => {
      if (form.of.kind === 'map') writeMap(out, item as Values, form.of.shape, here, at)
      else writeValue(out, item, form.of, here, dash, at)
    })
  }
}

function writeFree(out: Out, value: Free, path: string, lead: string, column: number): void {
  if (typeof value === 'string') {
    writeText(out, value, 'bare', path, lead)
  } else if (isList(value)) {
    writeList(out, value, path, lead, column, (item, here, dash, at) => {
      if (typeof item === 'string' || isList(item)) writeFree(out, item, here, dash, at)
      else writeFreeMap(out, item, here, at)
    })
  } else {
    openNested(out, path, lead)
    writeFreeMap(out, value, path, column + indentOf(out, path))
  }
}

function writeFreeMap(out: Out, value: { readonly [key: string]: Free }, path: string, column: number): void {
  for (const [key, child] of Object.entries(value)) {
    const here = join(path, key)
    out.lines.push(...(out.departures.get(here)?.before ?? []))
    writeFree(out, child, here, `${' '.repeat(column)}${nameOf(key)}:`, column)
  }
}

function writeList<V>(
  out: Out,
  items: readonly V[],
  path: string,
  lead: string,
  column: number,
  writeItem: (item: V, path: string, dash: string, column: number) => void,
): void {
  if (items.length === 0 && !out.departures.get(path)?.bare) {
    out.lines.push(`${lead} []${out.departures.get(path)?.trail ?? ''}`)
    return
  }
  openNested(out, path, lead)
  const dash = `${' '.repeat(column + indentOf(out, path))}-`
  items.forEach((item, index) => {
    const here = join(path, index)
    const departure = out.departures.get(here)
    const start = dash + (departure?.gap ?? ' ')
    out.lines.push(...(departure?.before ?? []))
    const first = out.lines.length
    writeItem(item, here, dash, start.length)
    // The first key of a map stands on the line of its dash.
    if (typeof item === 'object') out.lines[first] = start + out.lines[first]!.slice(start.length)
  })
}

function openNested(out: Out, path: string, lead: string): void {
  out.lines.push(lead + (out.departures.get(path)?.trail ?? ''))
}

function writeText(out: Out, text: string, houseStyle: 'quoted' | 'single' | 'bare', path: string, lead: string): void {
  const departure = out.departures.get(path)
  const style = departure?.style && isWritable(text, departure.style) ? departure.style : houseStyle
  const written = writeScalar({ text, style, spellings: departure?.spellings ?? new Map() })
  out.lines.push(lead + (departure?.gap ?? houseGap(written, true)) + written + (departure?.trail ?? ''))
}

const indentOf = (out: Out, path: string): number => out.departures.get(path)?.indent ?? 2

const isList = (value: Free): value is readonly Free[] => Array.isArray(value)
