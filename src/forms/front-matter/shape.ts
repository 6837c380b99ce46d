import type { Spellings, Style } from './scalar.ts'
import { mayStandBare } from './scalar.ts'

/**
 * The shape of a front matter: its keys in the order in which they are written, and for each how its value is written.
 * The type asks for every key of the object it describes, and for `optional` exactly where the object may go without.
 */
export type Shape<T> = {
  readonly [K in keyof T]-?: Field<FormOf<NonNullable<T[K]>>, Record<never, never> extends Pick<T, K> ? true : false>
}

export type Field<F, Optional extends boolean> = F & Group & { readonly optional: Optional }

export interface Group {
  /** `own`: set off by blank lines; `last`: set off, and nothing stands between it and the closing line. */
  readonly group?: 'own' | 'last'
}

export type FormOf<V> =
  | ScalarForm<V>
  | (V extends readonly (infer I)[] ? ListForm<I> : V extends object ? MapForm<V> : never)

export interface ScalarForm<V> {
  readonly kind: 'scalar'
  /** How this form writes a value of its own making. */
  style(text: string): Style
  print(value: V): string
  /** Undefined when the text is not such a value, or would not be printed so. */
  parse(text: string): V | undefined
}

interface ListForm<I> {
  readonly kind: 'list'
  readonly of: FormOf<I>
}

interface MapForm<V> {
  readonly kind: 'map'
  readonly shape: Shape<V>
}

const text = (style: (text: string) => Style): ScalarForm<string> => ({
  kind: 'scalar',
  style,
  print: (value) => value,
  parse: (value) => value,
})

/** Always in double quotes. */
export const quoted = text(() => 'quoted')
/** Bare wherever YAML allows it. */
export const plain = text((value) => (mayStandBare(value) ? 'bare' : 'quoted'))

const typed = <V>(print: (value: V) => string, parse: (text: string) => V | undefined): ScalarForm<V> => ({
  kind: 'scalar',
  style: () => 'bare',
  print,
  parse(raw) {
    const value = parse(raw)
    return value !== undefined && print(value) === raw ? value : undefined
  },
})

export const number = typed<number>(String, (raw) => (/^[-+.\d]/.test(raw) ? Number(raw) : undefined))
export const flag = typed<boolean>(String, (raw) => (raw === 'true' ? true : raw === 'false' ? false : undefined))
/** A UTC instant to the second. */
export const instant = typed<Date>(
  (at) => `${at.toISOString().slice(0, 19)}Z`,
  (raw) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(raw) && !Number.isNaN(Date.parse(raw)) ? new Date(raw) : undefined,
)
export const scalar = typed

export const list = <I>(of: FormOf<I>): ListForm<I> => ({ kind: 'list', of })
export const map = <V>(shape: Shape<V>): MapForm<V> => ({ kind: 'map', shape })

export const must = <F extends object>(form: F, group: Group = {}): F & Group & { readonly optional: false } => ({
  ...form,
  ...group,
  optional: false,
})
export const may = <F extends object>(form: F, group: Group = {}): F & Group & { readonly optional: true } => ({
  ...form,
  ...group,
  optional: true,
})
export const own: Group = { group: 'own' }
export const last: Group = { group: 'last' }

/** A value under a key that the shape does not know, or that is not what the shape expects there. */
export type Free = string | readonly Free[] | { readonly [key: string]: Free }

/** `at`: the path of the map it stands in (`provider`, `images.0`), empty for the top. A key named again is `key~2`. */
export interface Extra {
  readonly at: string
  readonly key: string
  readonly value: Free
}

/** Where a file departs from the way its form is written, by path. Values are never among these facts. */
export interface Departure {
  readonly style?: Style
  readonly spellings?: Spellings
  readonly before?: readonly string[]
  readonly gap?: string
  readonly trail?: string
  /** Columns between a key and what is nested under it. */
  readonly indent?: number
  /** A list without items is written as a key with nothing after it. */
  readonly bare?: true
  /** The order of a map's keys. */
  readonly order?: readonly string[]
}

export type Departures = ReadonlyMap<string, Departure>

/** Shapes are walked by one reader and one writer that know no collection: inside them every form looks like this. */
export type AnyForm =
  | ScalarForm<unknown>
  | { readonly kind: 'list'; readonly of: AnyForm }
  | { readonly kind: 'map'; readonly shape: AnyShape }
export type AnyShape = { readonly [key: string]: AnyForm & Group & { readonly optional: boolean } }

export const join = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)

/** The blank lines that the form puts before each of these keys, and before the closing line (`end`). */
export function houseGaps(keys: readonly string[], shape: AnyShape): { before: ReadonlySet<string>; end: boolean } {
  const before = new Set<string>()
  let open: 'own' | 'last' | undefined
  keys.forEach((key, index) => {
    const group = shape[key]?.group
    if (group || (open === 'own' && index > 0)) before.add(key)
    open = group
  })
  return { before, end: open === 'own' }
}

/** The path under which the blank lines before the closing line are recorded. */
export const END = '---'

/** The blanks between a colon or a dash and what follows. `written` is the scalar as it stands, null for what is nested. */
export function houseGap(written: string | null, afterKey: boolean): string {
  return written === '' || (written === null && afterKey) ? '' : ' '
}
