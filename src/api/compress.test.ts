import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compress, encodingFor } from './compress.ts'

test.each<[string, string | undefined, string, number, string | null]>([
  ['the smallest that is taken', 'gzip, deflate, br', 'text/html; charset=utf-8', 9000, 'br'],
  ['what is taken', 'gzip;q=0.8', 'application/feed+json', 9000, 'gzip'],
  ['not what is refused', 'br;q=0, gzip', 'text/css', 9000, 'gzip'],
  ['nothing to those who ask for nothing', undefined, 'text/html', 9000, null],
  ['nothing in one packet', 'br', 'text/html', 900, null],
  ['no pictures', 'br', 'image/webp', 9000, null],
  ['no fonts', 'br', 'font/woff2', 9000, null],
])('compressed: %s', (_, accepted, type, bytes, encoding) => {
  expect(encodingFor(accepted, type, bytes)).toBe(encoding)
})

test('what is compressed is smaller and comes out again', async () => {
  const page = Buffer.from('<p>A broadsheet in good order.</p>'.repeat(100))
  const brotli = await compress(page, 'br')
  const gzip = await compress(page, 'gzip')
  expect(brotli.length).toBeLessThan(page.length / 10)
  expect([brotliDecompressSync(brotli), gunzipSync(gzip)]).toEqual([page, page])
})
