import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'

/** Names that mean more than they say: what browsers and feed readers take them for. */
const MEANT = new Map<string, string>([
  ['iso-8859-1', 'windows-1252'],
  ['iso8859_1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['us-ascii', 'windows-1252'],
  ['ascii', 'windows-1252'],
  ['iso-8859-9', 'windows-1254'],
  ['iso-8859-11', 'windows-874'],
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb_2312-80', 'gb18030'],
  ['x-gbk', 'gb18030'],
  ['euc-kr', 'cp949'],
  ['ks_c_5601-1987', 'cp949'],
  ['x-sjis', 'shift_jis'],
  ['x-euc-jp', 'euc-jp'],
  ['unicode-1-1-utf-8', 'utf-8'],
])

/** Bytes in which a document may say its encoding. */
const HEAD = 1024
/** Share of characters outside ASCII that may be broken before a claimed encoding is not believed: one stray byte is no proof. */
const BELIEVABLE = 0.05

/**
 * Text from bytes. A byte order mark decides; then, in this order, the header, the document's own declaration, UTF-8
 * and windows-1252: the first whose text comes out unbroken. (Node's TextDecoder gets windows-1252 wrong.)
 */
export function decode(bytes: Uint8Array, contentType: string | null): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const wide = markOf(buffer) ?? wideWithoutMark(buffer)
  if (wide) return iconv.decode(buffer, wide)
  const head = buffer.toString('latin1', 0, HEAD)
  const claims = [charsetOf(contentType), declaredIn(head), metaIn(head)].filter((name) => name !== null).map(meaning)
  for (const claim of [...claims, 'utf-8']) {
    const text = believed(buffer, claim)
    if (text !== null) return text
  }
  return iconv.decode(buffer, 'windows-1252')
}

/** The `charset` of a Content-Type header. */
function charsetOf(contentType: string | null): string | null {
  return /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1] ?? null
}

function declaredIn(head: string): string | null {
  return /<\?xml\s[^>]*?encoding\s*=\s*["']\s*([\w.:-]+)/i.exec(head)?.[1] ?? null
}

function metaIn(head: string): string | null {
  return /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null
}

function meaning(name: string): string {
  const lower = name.toLowerCase()
  return MEANT.get(lower) ?? lower
}

/** The text, when the bytes can be in this encoding. */
function believed(buffer: Buffer, encoding: string): string | null {
  // A document whose declaration reads as ASCII is not in a wide encoding, whatever it says.
  if (!iconv.encodingExists(encoding) || /^(utf-?(16|32)|ucs-?[24])/.test(encoding)) return null
  const isUtf = encoding === 'utf-8' || encoding === 'utf8'
  if (isUtf && wholeUtf8(buffer)) return buffer.toString('utf8')
  // Servers say ISO 8859-1 by default; real text in it is never also well-formed UTF-8 with characters beyond ASCII.
  if (encoding === 'windows-1252' && wholeUtf8(buffer)) return buffer.toString('utf8')
  const text = iconv.decode(buffer, encoding)
  const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const broken = text.match(/\ufffd/g)?.length ?? 0
  return broken <= beyondAscii * BELIEVABLE ? text : null
}

/** Well-formed UTF-8, but for a last character that was cut off with the document. */
function wholeUtf8(buffer: Buffer): boolean {
  if (isUtf8(buffer)) return true
  for (const cut of [1, 2, 3]) if (isUtf8(buffer.subarray(0, Math.max(0, buffer.length - cut)))) return true
  return false
}

function markOf(buffer: Buffer): string | null {
  const [a, b, c, d] = buffer
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null
}

/** Every document starts with ASCII, so zeros among its first bytes show how wide a character is and which end comes first. */
function wideWithoutMark(buffer: Buffer): string | null {
  const [a, b, c, d] = buffer
  if (a === 0 && b === 0 && c === 0 && d) return 'utf-32be'
  if (a && b === 0 && c === 0 && d === 0) return 'utf-32le'
  if (a === 0 && b && c === 0 && d) return 'utf-16be'
  return a && b === 0 && c && d === 0 ? 'utf-16le' : null
}
