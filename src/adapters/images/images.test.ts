import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { cut } from './cut.ts'

type Made = Awaited<ReturnType<typeof cut>>

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 120, g: 40, b: 30 } } })

const printed = (made: Made) => {
  if (made.kind !== 'cut') throw new Error(made.why)
  return made
}
const sizesOf = async (made: Made) =>
  Promise.all(
    [...printed(made).files].map(async ([name, file]) => {
      const { format, width, height } = await sharp(file).metadata()
      return [name.replace(/^[0-9a-f]{20}/, ''), `${format} ${width}×${height}`]
    }),
  )

describe('a picture is cut to the sizes of the paper', () => {
  test('a wide one to all three, with one JPEG', async () => {
    const made = await cut(await picture(1800, 1200).jpeg().toBuffer())
    expect(await sizesOf(made)).toEqual([
      ['-400.webp', 'webp 400×267'],
      ['-800.webp', 'webp 800×533'],
      ['-1200.webp', 'webp 1200×800'],
      ['-800.jpg', 'jpeg 800×533'],
    ])
    expect(printed(made).print).toMatchObject({ width: 1200, height: 800, widths: [400, 800, 1200], credit: null })
  })

  test.each([
    ['never enlarged', 300, [300]],
    ['its own width where that shows more', 600, [400, 600]],
    ['but not for a few pixels', 830, [400, 800]],
  ])('%s: %i pixels wide', async (_, width, widths) => {
    expect(printed(await cut(await picture(width, 400).png().toBuffer())).print.widths).toEqual(widths)
  })

  test('one taken upright is upright', async () => {
    const lying = await picture(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(printed(await cut(lying)).print).toMatchObject({ width: 600, height: 800 })
  })

  test('of a moving one the first frame is taken', async () => {
    const frames = [1, 2].map((red) => ({
      input: { create: { width: 400, height: 300, channels: 3 as const, background: { r: red * 100, g: 0, b: 0 } } },
      top: (red - 1) * 300,
      left: 0,
    }))
    const strip = await picture(400, 600).composite(frames).raw().toBuffer()
    const gif = await sharp(strip, { raw: { width: 400, height: 600, channels: 3, pageHeight: 300 } })
      .gif()
      .toBuffer()
    expect((await sharp(gif).metadata()).pages).toBe(2)
    const made = printed(await cut(gif))
    expect(made.print).toMatchObject({ width: 400, height: 300 })
    expect((await sharp(made.files.get(`${made.print.hash}-400.webp`)).metadata()).pages).toBeUndefined()
  })

  test('the same file always has the same names', async () => {
    const file = await picture(500, 400).jpeg().toBuffer()
    expect(printed(await cut(file)).print.hash).toBe(printed(await cut(file)).print.hash)
  })
})

describe('nothing stays of what a file carries', () => {
  test('but whom it names', async () => {
    const IFD0 = { Artist: 'Ida Brandt', Copyright: '© Halden Post', Software: 'Secret 1.0' }
    const IFD3 = { GPSLatitude: '59/1 7/1 0/1', GPSLatitudeRef: 'N' }
    const made = printed(await cut(await picture(500, 400).jpeg().withExif({ IFD0, IFD3 }).toBuffer()))
    expect(made.print.credit).toBe('Ida Brandt')
    for (const file of made.files.values()) {
      const { exif, xmp, icc } = await sharp(file).metadata()
      const text = exif!.toString('latin1')
      expect(text).toContain('Ida Brandt')
      expect(text).toContain('Halden Post')
      expect(text).not.toContain('Secret')
      expect(exif!.length).toBeLessThan(400)
      expect([xmp, icc]).toEqual([undefined, undefined])
    }
  })

  test('also where that stands in XMP', async () => {
    const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">Reed &amp; Sons</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>`
    const file = await picture(500, 400).webp().withXmp(xmp).toBuffer()
    expect(printed(await cut(file)).print.credit).toBe('Reed & Sons')
  })
})

/** A PNG of one colour: a few kilobytes that are gigabytes when opened. */
function bomb(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    return Buffer.concat([size, body, Buffer.alloc(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 8
  const data = deflateSync(Buffer.alloc(100_000))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('what is no picture for a page is named', () => {
  test.each<[string, () => Promise<Buffer> | Buffer, RegExp]>([
    ['a page', () => Buffer.from('<!doctype html><title>Not found</title>'), /no JPEG, PNG/],
    ['a drawing with a script', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no JPEG, PNG/],
    ['nothing', () => Buffer.alloc(0), /no JPEG, PNG/],
    ['a tracking pixel', () => picture(1, 1).gif().toBuffer(), /too small for a page: 1 × 1/],
    ['a banner', () => picture(1800, 130).png().toBuffer(), /too long for a page/],
    ['a bomb', () => bomb(40_000), /cannot be read|too large/],
    [
      'half a picture',
      async () =>
        (
          await sharp(
            Buffer.alloc(600 * 400 * 3, 7).map((_, at) => at % 251),
            { raw: { width: 600, height: 400, channels: 3 } },
          )
            .jpeg()
            .toBuffer()
        ).subarray(0, 20_000),
      /JPEG cannot be read/,
    ],
    [
      'a JPEG by its first bytes only',
      () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7]),
      /JPEG cannot be read/,
    ],
  ])('%s', async (_, make, why) => {
    const made = await cut(await make())
    expect(made.kind === 'unfit' && made.why).toMatch(why)
  })
})
