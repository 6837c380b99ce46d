import type { Fields } from './read.ts'
import { readFields } from './read.ts'
import type { Departures, Extra, Shape } from './shape.ts'
import type { Refuse } from './tree.ts'
import { writeFields } from './write.ts'

/** A file as values: its fields, what follows them, and where its layout departs from its form's. */
export interface Document<T> {
  readonly values: T
  /** Keys that the form does not know, in the order of the file. */
  readonly extra: readonly Extra[]
  /** Everything after the line that closes the front matter. */
  readonly body: string
  readonly layout: Layout
}

/** Layout facts that differ from the form's own; empty for a file as the form writes it. */
export interface Layout {
  readonly open?: string
  readonly close?: string
  readonly lineEnd?: '\r\n'
  readonly departures?: Departures
}

const FENCE = '---\n'

/** Front matter between two `---` lines, then a body. */
export function readDocument<T>(text: string, shape: Shape<T>, refuse: Refuse): Document<T> {
  const open = /^\ufeff?---[ \t]*\r?\n/.exec(text)?.[0]
  if (open === undefined) return refuse(1, 'front matter opens with a line "---"')
  const inner = text.slice(open.length)
  const closing = /(?<=^|\n)---[ \t]*(?:\r?\n|$)/.exec(inner)
  if (!closing) return refuse(1, 'front matter closes with a line "---"; there is none')
  const close = closing[0]
  return {
    ...readLines(inner.slice(0, closing.index), 2, shape, refuse, {
      ...(open === FENCE ? {} : { open }),
      ...(close === FENCE ? {} : { close }),
    }),
    body: inner.slice(closing.index + close.length),
  }
}

/** YAML alone, without fences; no line end after the last line, as this form has it. */
export function readBareDocument<T>(text: string, shape: Shape<T>, refuse: Refuse): Document<T> {
  const open = text.startsWith('\ufeff') ? '\ufeff' : ''
  const close = /\r?\n$/.exec(text)?.[0] ?? ''
  const lines = close === '' ? `${text.slice(open.length)}\n` : text.slice(open.length)
  return {
    ...readLines(lines, 1, shape, refuse, { ...(open === '' ? {} : { open }), ...(close === '' ? {} : { close }) }),
    body: '',
  }
}

function readLines<T>(
  block: string,
  firstLine: number,
  shape: Shape<T>,
  refuse: Refuse,
  fences: Layout,
): Omit<Document<T>, 'body'> {
  const lines = block.split('\n').slice(0, -1)
  // A file written on Windows ends every line so; a single stray carriage return is a blank at a line's end.
  const windows = lines.length > 0 && lines.every((line) => line.endsWith('\r'))
  const { values, extra, departures }: Fields<T> = readFields(
    windows ? lines.map((line) => line.slice(0, -1)) : lines,
    firstLine,
    shape,
    refuse,
  )
  const layout: Layout = {
    ...fences,
    ...(windows ? { lineEnd: '\r\n' } : {}),
    ...(departures.size > 0 ? { departures } : {}),
  }
  return { values, extra, layout }
}

export function writeDocument<T>(document: Document<T>, shape: Shape<T>): string {
  const { open = FENCE, close = FENCE, lineEnd = '\n' } = document.layout
  const lines = writeFields(withDepartures(document), shape)
  return open + lines.map((line) => line + lineEnd).join('') + close + document.body
}

export function writeBareDocument<T>(document: Document<T>, shape: Shape<T>): string {
  const { open = '', close = '', lineEnd = '\n' } = document.layout
  return open + writeFields(withDepartures(document), shape).join(lineEnd) + close
}

const withDepartures = <T>({ values, extra, layout }: Document<T>) => ({
  values,
  extra,
  departures: layout.departures ?? new Map(),
})
