import { Parser } from 'htmlparser2'

/** What windows-1252 puts on the 32 places that ISO 8859-1 and Unicode leave to control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Longest value of a declared entity that is put in its place; real ones hold a word or a character. */
const LONGEST_DECLARED = 200
/** Characters that declared entities may add to one document: a bomb fizzles out, an honest feed never gets near. */
const DECLARED_BUDGET = 100_000

const REFERENCE = /&(?:#(\d{1,8})|#[xX]([0-9a-fA-F]{1,7})|([a-zA-Z][a-zA-Z0-9]{0,31}));/g

/** Control characters that were meant as windows-1252 punctuation, put right; others, which XML and databases refuse, left out. */
export function mendControls(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const mended = /[\0-\x08\x0b\x0c\x0e-\x1f]/.test(text) ? text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, '') : text
  return mended.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!)
}

/**
 * A decoder for one document: numbers, HTML's names, and the names that its DTD declares with a plain value. A declared
 * value is never read for further entities, and files and addresses are never opened. What stays unknown stays as it is.
 */
export function entityDecoder(doctype: string): (text: string) => string {
  const declared = declaredIn(doctype)
  let budget = DECLARED_BUDGET
  return (text) => {
    if (!text.includes('&')) return text
    return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal) return fromCodePoint(Number(decimal), whole)
      if (hex) return fromCodePoint(Number.parseInt(hex, 16), whole)
      const own = declared.get(name!)
      if (own === undefined) return named(whole)
      budget -= own.length
      return budget < 0 ? whole : own
    })
  }
}

export function escapeHtml(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function declaredIn(doctype: string): Map<string, string> {
  const declared = new Map<string, string>()
  for (const [, name, , value] of doctype.matchAll(/<!ENTITY\s+([\w.-]{1,32})\s+(["'])([^"'%]{0,400}?)\2\s*>/g)) {
    const plain = value!.replace(REFERENCE, (whole, decimal?: string, hex?: string) =>
      decimal ? fromCodePoint(Number(decimal), whole) : hex ? fromCodePoint(Number.parseInt(hex, 16), whole) : whole,
    )
    const nests = /&[a-zA-Z]/.test(plain)
    if (!nests && plain.length <= LONGEST_DECLARED && !declared.has(name!)) declared.set(name!, plain)
  }
  return declared
}

function fromCodePoint(code: number, otherwise: string): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80]!
  const forbidden =
    code > 0x10ffff ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d)
  return forbidden ? (code === 0 || code > 0x10ffff ? otherwise : '') : String.fromCodePoint(code)
}

/** HTML 5 moved the angle brackets; XML documents mean those of the XHTML entity sets. */
const names = new Map<string, string>([
  ['&lang;', '\u2329'],
  ['&rang;', '\u232a'],
])

/** Asks the HTML parser, once per name, so that its table is the only one. */
function named(reference: string): string {
  const known = names.get(reference)
  if (known !== undefined) return known
  let text = ''
  new Parser({ ontext: (part) => (text += part) }, { decodeEntities: true }).end(reference)
  if (text.length < reference.length && !text.endsWith(';')) names.set(reference, text)
  // `&copyx;` would come back as `©x;`: only whole names count.
  else text = reference
  return text
}
