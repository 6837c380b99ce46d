/** Whom a picture's file names, in its EXIF or XMP. */
export interface Credits {
  readonly maker: string | null
  readonly rights: string | null
  /** For below the picture. */
  readonly line: string | null
}

const MAKER_TAG = 0x013b
const RIGHTS_TAG = 0x8298
/** Longer is a contract. */
const MOST_CHARACTERS = 120

export function creditsIn(exif: Uint8Array | undefined, xmp: Uint8Array | undefined): Credits {
  const tags = exif ? textTags(Buffer.from(exif)) : new Map<number, string>()
  const packet = xmp ? Buffer.from(xmp).toString('utf8') : ''
  const maker =
    words(tags.get(MAKER_TAG)) ?? words(xmpValue(packet, 'dc:creator') ?? xmpValue(packet, 'photoshop:Credit'))
  const rights = words(tags.get(RIGHTS_TAG)) ?? words(xmpValue(packet, 'dc:rights'))
  return { maker, rights, line: maker ?? rights }
}

/** The same as EXIF, to go into what we print. */
export function exifOf({ maker, rights }: Omit<Credits, 'line'>): Record<string, string> {
  return { ...(maker ? { Artist: maker } : {}), ...(rights ? { Copyright: rights } : {}) }
}

function words(value: string | null | undefined): string | null {
  const text = value
    ?.replace(/\p{C}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MOST_CHARACTERS)
  return text ? text : null
}

/** `<dc:rights>…<rdf:li xml:lang="x-default">words</rdf:li>…</dc:rights>`, an element, or an attribute of its own. */
function xmpValue(packet: string, name: string): string | null {
  const inside = new RegExp(`<${name}[^>]*>([\\s\\S]{0,2000}?)</${name}>`).exec(packet)?.[1]
  const found = inside?.replace(/<[^>]*>/g, ' ') ?? new RegExp(`\\b${name}="([^"]{0,500})"`).exec(packet)?.[1]
  return found === undefined ? null : unescaped(found)
}

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ENTITIES[name] ?? '')
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

const ASCII = 2

/** The text tags of the first directory of an EXIF block; a block that is not in order has none. */
function textTags(block: Buffer): Map<number, string> {
  const tags = new Map<number, string>()
  const tiff = block.subarray(block.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0)
  if (tiff.length < 8) return tags
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const first = u32(4)
  if (first + 2 > tiff.length) return tags
  for (let entry = 0; entry < u16(first); entry++) {
    const at = first + 2 + entry * 12
    if (at + 12 > tiff.length) break
    const count = u32(at + 4)
    const from = count <= 4 ? at + 8 : u32(at + 8)
    if (u16(at + 2) !== ASCII || from + count > tiff.length) continue
    tags.set(u16(at), tiff.toString('utf8', from, from + count).replace(/\0[\s\S]*$/, ''))
  }
  return tags
}
