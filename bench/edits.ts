/** Where a value stands in an object: keys and positions from the outside in. */
type FieldPath = readonly (string | number)[]

interface Edit {
  readonly path: FieldPath
  /** The whole object with that one value changed. */
  readonly values: unknown
}

/** Every single value in an object, changed one at a time. */
export function* editsOf(values: unknown, path: FieldPath = []): Generator<Edit> {
  if (Array.isArray(values)) {
    for (const [index, item] of values.entries()) {
      for (const edit of editsOf(item, [...path, index])) yield { ...edit, values: values.with(index, edit.values) }
    }
  } else if (typeof values === 'object' && values !== null && !(values instanceof Date)) {
    for (const [key, value] of Object.entries(values)) {
      for (const edit of editsOf(value, [...path, key])) yield { ...edit, values: { ...values, [key]: edit.values } }
    }
  } else {
    yield { path, values: changed(values) }
  }
}

function changed(value: unknown): unknown {
  if (typeof value === 'string') return `${value} (edited)`
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return value instanceof Date ? new Date(value.getTime() + 86_400_000) : value
}

/** Whether two texts are equal but for one line, and on it but for what follows the field's key. */
export function changesOnlyItsField(before: string, after: string, path: FieldPath): boolean {
  const old = before.split('\n')
  const now = after.split('\n')
  const changedLines = old.flatMap((line, index) => (line === now[index] ? [] : [index]))
  const [at] = changedLines
  if (old.length !== now.length || changedLines.length !== 1 || at === undefined) return false
  const key = path.findLast((step) => typeof step === 'string')
  const lead = typeof path.at(-1) === 'number' ? /^ *- */ : new RegExp(`^ *(?:- +)?${key}: *`)
  const stays = lead.exec(old[at]!)?.[0]
  return stays !== undefined && now[at]!.startsWith(stays)
}
