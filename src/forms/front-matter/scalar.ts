/** How a scalar is written: in double quotes, in single quotes, or bare. */
export type Style = 'quoted' | 'single' | 'bare'

/** Characters that a file spells otherwise than we would, by position in the value. */
export type Spellings = ReadonlyMap<number, string>

interface Spelt {
  readonly text: string
  readonly style: Style
  readonly spellings: Spellings
}

const ESCAPED: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
}
const HOUSE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}
/** One character of a double-quoted scalar, or one escape; a backslash that escapes nothing stands for itself. */
const UNIT = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0abtnvfre "/\\N_LP])|[\s\S]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not stand bare in YAML
const UNPRINTABLE = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/

/** Reads a scalar as it stands in the file. Quotes that do not match are text, as the writers of such files meant them. */
export function readScalar(raw: string): Spelt {
  if (raw.length >= 2 && raw.startsWith('"') && /^"(?:[\s\S]*[^\\])?(?:\\\\)*"$/.test(raw)) {
    return readQuoted(raw.slice(1, -1))
  }
  if (/^'(?:[^']|'')*'$/.test(raw)) {
    return { text: raw.slice(1, -1).replaceAll("''", "'"), style: 'single', spellings: new Map() }
  }
  return { text: raw, style: 'bare', spellings: new Map() }
}

function readQuoted(inner: string): Spelt {
  const spellings = new Map<number, string>()
  let text = ''
  for (const [unit] of inner.matchAll(UNIT)) {
    const meant = meantBy(unit)
    if (houseQuoted(meant) !== unit) spellings.set(text.length, unit)
    text += meant
  }
  return { text, style: 'quoted', spellings }
}

/** Writes a scalar; a recorded spelling holds as long as the character it stands for is still there. */
export function writeScalar({ text, style, spellings }: Spelt): string {
  if (style === 'bare') return text
  if (style === 'single') return `'${text.replaceAll("'", "''")}'`
  let out = ''
  for (let index = 0; index < text.length; ) {
    const spelling = spellings.get(index)
    const meant = spelling === undefined ? undefined : meantBy(spelling)
    if (meant !== undefined && text.startsWith(meant, index)) {
      out += spelling
      index += meant.length
    } else {
      out += houseQuoted(text[index]!)
      index++
    }
  }
  return `"${out}"`
}

function meantBy(unit: string): string {
  if (unit.length === 1 || !unit.startsWith('\\')) return unit
  const code = unit[1]!
  return code === 'x' || code === 'u' || code === 'U'
    ? String.fromCodePoint(Math.min(Number.parseInt(unit.slice(2), 16), 0x10ffff))
    : (ESCAPED[code] ?? unit)
}

const houseQuoted = (text: string): string =>
  [...text].map((char) => HOUSE_ESCAPES[char] ?? (UNPRINTABLE.test(char) ? numbered(char) : char)).join('')

function numbered(char: string): string {
  const code = char.codePointAt(0)!
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** What a YAML reader would take for something other than this text when it stands bare. */
const NOT_TEXT =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?(?:\d[\d_]*)?\.?\d+(?:e[-+]?\d+)?|0[xo][\da-f]+|[-+]?\.(?:inf|nan)|\d{4}-\d{1,2}-\d{1,2}.*|\d+(?::\d+)+)$/i

/** Whether a text may stand bare and still be read as the same text by any YAML reader. */
export function mayStandBare(text: string): boolean {
  return (
    text !== '' &&
    text === text.trim() &&
    !/^[-?:](?:\s|$)|^[,[\]{}#&*!|>'"%@`]|^(?:---|\.\.\.)/.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !UNPRINTABLE.test(text) &&
    !NOT_TEXT.test(text)
  )
}

/** Whether a style can hold a text at all: only double quotes can hold a line break. */
export const isWritable = (text: string, style: Style): boolean => style === 'quoted' || !/[\r\n]/.test(text)
