import { gunzipSync } from 'node:zlib'

/** Bytes that a compressed document may come out to: the most that the sitemap protocol allows. */
const MOST = 50 * 2 ** 20

/** Sitemaps are often files that are compressed themselves, not for the way. Null when they do not come out. */
export function inflate(bytes: Uint8Array): Uint8Array | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST })
  } catch {
    return null
  }
}
