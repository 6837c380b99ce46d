import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'
import { TooLarge } from './words.ts'

/** What we can undo, for Accept-Encoding. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br'

/** Nobody compresses thrice but to harm. */
const MOST_ENCODINGS = 2

/** Undoes Content-Encoding; stops at `maxBytes`, however little they take on the wire. */
export async function decodeBody(body: Uint8Array, header: string | undefined, maxBytes: number): Promise<Uint8Array> {
  if (!header || body.length === 0) return body
  const encodings = header.toLowerCase().split(',')
  if (encodings.length > MOST_ENCODINGS) throw new Error(`its answer is compressed ${encodings.length} times over`)
  let decoded = body
  for (const encoding of encodings.reverse()) decoded = await undo(decoded, encoding.trim(), maxBytes)
  return decoded
}

async function undo(body: Uint8Array, encoding: string, maxBytes: number): Promise<Uint8Array> {
  const decode = decoderFor(body, encoding)
  if (!decode) return body
  try {
    return await decode(body, maxBytes)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge(maxBytes)
    throw new Error(`its answer is not the ${encoding} that it says it is`, { cause })
  }
}

type Decode = (body: Uint8Array, maxBytes: number) => Promise<Uint8Array>

/** None for what was not compressed after all: servers name encodings that a proxy has undone, or none at all. */
function decoderFor(body: Uint8Array, encoding: string): Decode | null {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return body[0] === 0x1f && body[1] === 0x8b ? zlib(gunzip) : null
    case 'deflate':
      // With or without zlib's header: the standard says with, some servers without.
      return zlib((body[0]! & 0x0f) === 8 ? inflate : inflateRaw)
    case 'br':
      return (bytes, maxBytes) => promisify(brotliDecompress)(bytes, { maxOutputLength: maxBytes })
    default:
      return null
  }
}

function zlib(method: typeof gunzip): Decode {
  // Some servers leave out the checksum at the end; browsers do not mind.
  const finishFlush = constants.Z_SYNC_FLUSH
  return (bytes, maxBytes) => promisify(method)(bytes, { maxOutputLength: maxBytes, finishFlush })
}
