import { createHash } from 'node:crypto'
import satori from 'satori'
import sharp from 'sharp'
import { type PiecePicture, SHARE_SIZES, type ShareSize } from '../../news/index.ts'
import { type Marks, xmpOf } from './mark.ts'

/** A picture of a piece, ready to be kept: its bytes carry what it is. */
export interface MadePicture {
  readonly hash: string
  readonly bytes: Uint8Array
  readonly about: PiecePicture
}

const COVER = { width: 1200, height: 900 }
const INK = '#1a1814'
/** The tint on which satire is printed. */
const PAPER = '#f3ead7'
const FAMILY = 'Display'

/** Largest picture that a painter may send: 40 megapixels. */
const MOST_PIXELS = 40_000_000

type Font = Parameters<typeof satori>[1]['fonts'][number]
export type Fonts = readonly Font[]

/** Takes what a model drew: checked to be a picture, stripped of what its file carried, marked. */
export async function keepDrawn(
  drawn: Uint8Array,
  marks: Omit<Marks, 'madeBy'>,
  madeBy: { readonly model: string; readonly prompt: string },
): Promise<MadePicture> {
  const { data, info } = await sharp(drawn, { limitInputPixels: MOST_PIXELS })
    .rotate()
    .resize({ width: 1200, height: 1200, fit: 'inside', withoutEnlargement: true })
    .withXmp(xmpOf({ ...marks, madeBy: 'model' }))
    .png({ compressionLevel: 9 })
    .toBuffer({ resolveWithObject: true })
  return made(data, { madeBy, type: 'image/png', width: info.width, height: info.height })
}

/** A cover cut from the press: the headline in type, nothing drawn. */
export async function setCover(marks: Omit<Marks, 'madeBy'>, paper: string, fonts: Fonts): Promise<MadePicture> {
  const bytes = await setInType(marks.headline, paper, COVER, fonts)
  const { data, info } = await sharp(bytes)
    .withXmp(xmpOf({ ...marks, madeBy: 'type' }))
    .png({ compressionLevel: 9, palette: true })
    .toBuffer({ resolveWithObject: true })
  return made(data, { madeBy: 'type', type: 'image/png', width: info.width, height: info.height })
}

/** The picture in every size for sharing, each labelled and marked. A cover is set anew, a drawing is cut. */
export async function shareSizes(
  picture: { readonly bytes: Uint8Array; readonly about: PiecePicture },
  marks: Omit<Marks, 'madeBy'>,
  paper: string,
  fonts: Fonts,
): Promise<ReadonlyMap<ShareSize, Uint8Array>> {
  const madeBy = picture.about.madeBy === 'type' ? 'type' : 'model'
  const sizes = new Map<ShareSize, Uint8Array>()
  for (const { name, width, height } of SHARE_SIZES) {
    const sheet =
      madeBy === 'type'
        ? sharp(await setInType(marks.headline, paper, { width, height }, fonts))
        : sharp(picture.bytes)
            .resize({ width, height, fit: 'cover', position: 'attention' })
            .composite([{ input: await plate(fonts), left: 40, top: 40 }])
    const bytes = await sheet
      .flatten({ background: PAPER })
      .withXmp(xmpOf({ ...marks, madeBy }))
      .jpeg({ quality: 82, progressive: true })
      .toBuffer()
    sizes.set(name, bytes)
  }
  return sizes
}

function made(data: Buffer, about: PiecePicture): MadePicture {
  return { hash: createHash('sha256').update(data).digest('hex'), bytes: new Uint8Array(data), about }
}

interface Box {
  readonly type: string
  readonly props: {
    readonly style: Readonly<Record<string, string | number>>
    readonly children?: string | readonly Box[]
  }
}

const box = (style: Readonly<Record<string, string | number>>, children?: string | readonly Box[]): Box => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) },
})

/** Letters grow with the sheet and shrink with the headline, so that it always fits. */
function headlineSize(headline: string, { width, height }: { width: number; height: number }): number {
  const room = width * 0.84 * (height * 0.52)
  // A letter takes about half its height in width, a line 1.1 times it in height.
  return Math.round(Math.min(height * 0.16, Math.max(28, Math.sqrt(room / (0.58 * [...headline].length)))))
}

async function setInType(
  headline: string,
  paper: string,
  size: { width: number; height: number },
  fonts: Fonts,
): Promise<Buffer> {
  const pad = Math.round(size.width * 0.06)
  const rule = box({ height: 3, width: '100%', backgroundColor: INK })
  const tree = box(
    {
      ...{ width: '100%', height: '100%', flexDirection: 'column', justifyContent: 'space-between' },
      ...{ backgroundColor: PAPER, color: INK, fontFamily: FAMILY, padding: pad, boxSizing: 'border-box' },
    },
    [
      box({ flexDirection: 'column', gap: 14 }, [
        box({ justifyContent: 'space-between', fontSize: 30 }, [
          box({ letterSpacing: 6 }, 'SATIRE'),
          box({}, clip(paper, 40)),
        ]),
        rule,
      ]),
      box({ fontSize: headlineSize(headline, size), lineHeight: 1.08 }, headline),
      box({ flexDirection: 'column', gap: 14 }, [rule, box({ fontSize: 24 }, 'Set in type. No model drew this.')]),
    ],
  )
  const svg = await satori(tree as unknown as Parameters<typeof satori>[0], { ...size, fonts: [...fonts] })
  return sharp(Buffer.from(svg)).png().toBuffer()
}

/** The label that stands on a drawing wherever it is shared. */
async function plate(fonts: Fonts): Promise<Buffer> {
  const size = { width: 210, height: 64 }
  const style = { width: '100%', height: '100%', alignItems: 'center', justifyContent: 'center', letterSpacing: 6 }
  const tree = box({ ...style, backgroundColor: PAPER, color: INK, fontFamily: FAMILY, fontSize: 32 }, 'SATIRE')
  const svg = await satori(tree as unknown as Parameters<typeof satori>[0], { ...size, fonts: [...fonts] })
  return sharp(Buffer.from(svg)).png().toBuffer()
}

const clip = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
