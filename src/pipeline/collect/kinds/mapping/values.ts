type Json = Readonly<Record<string, unknown>>

/** The value of a JSON text; some services escape what needs none, or leave control characters as they are. */
export function parseLoosely(text: string): unknown {
  const start = text.replace(/^\uFEFF/, '').trim()
  return (
    tryParse(start) ??
    tryParse(start.replace(/\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.))/gs, mendEscape).replace(CONTROLS, ' '))
  )
}

function mendEscape(written: string, good: string | undefined, letter: string): string {
  return good === undefined ? letter : written
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x1f]/g

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Words; a number as it is written. */
export function textIn(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(Math.trunc(value))
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((one) => textIn(one) ?? [])
}
