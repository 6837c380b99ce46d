import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { SHARE_SIZES } from '../../news/index.ts'
import { cardFonts } from '../../ui/index.ts'
import { openCovers } from './index.ts'

const { keepDrawn, setCover, shareSizes } = openCovers(cardFonts)

const MARKS = { headline: 'Car Park <Renamed> & Delighted', alt: 'A car park.', credit: 'Satire. Drawn by a-model' }

const xmpIn = async (bytes: Uint8Array) => (await sharp(bytes).metadata()).xmpAsString ?? ''

const drawing = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer()

describe('a picture of a piece', () => {
  test('set in type says that no model drew it', async () => {
    const { bytes, about, hash } = await setCover(MARKS, 'The Paper')
    expect(about).toMatchObject({ madeBy: 'type', width: 1200, height: 900 })
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await xmpIn(bytes)).toContain('digitalsourcetype/algorithmicMedia')
  })

  test('set in type keeps its margins, so that no word of it is cut off', async () => {
    const { bytes } = await setCover(
      { ...MARKS, headline: 'Tower That Cannot Tell Time Praised For Its Honesty' },
      'The Paper',
    )
    const inkIn = async (part: { left: number; top: number; width: number; height: number }) => {
      const cut = await sharp(bytes).extract(part).png().toBuffer()
      const { min, max } = (await sharp(cut).stats()).channels[0]!
      return max - min > 100
    }
    expect(await inkIn({ left: 1140, top: 0, width: 60, height: 900 })).toBe(false)
    expect(await inkIn({ left: 0, top: 840, width: 1200, height: 60 })).toBe(false)
    expect(await inkIn({ left: 0, top: 780, width: 600, height: 60 })).toBe(true)
  })

  test('drawn by a model says so', async () => {
    const { bytes, about } = await keepDrawn(await drawing(), MARKS, { model: 'a-model', prompt: 'A car park.' })
    expect(about).toMatchObject({ madeBy: { model: 'a-model' }, width: 600, height: 400 })
    expect(await xmpIn(bytes)).toContain('digitalsourcetype/trainedAlgorithmicMedia')
    expect(await xmpIn(bytes)).toContain('Satire: Car Park &#60;Renamed&#62;')
  })

  test.each(['type', 'model'] as const)('made by %s keeps its mark in every size', async (by) => {
    const picture =
      by === 'type'
        ? await setCover(MARKS, 'The Paper')
        : await keepDrawn(await drawing(), MARKS, { model: 'a-model', prompt: 'A car park.' })
    const sizes = await shareSizes(picture, MARKS, 'The Paper')
    for (const { name, width, height } of SHARE_SIZES) {
      const bytes = sizes.get(name)!
      expect(await sharp(bytes).metadata()).toMatchObject({ width, height, format: 'jpeg' })
      expect(await xmpIn(bytes)).toContain('DigitalSourceType=')
    }
  })
})
