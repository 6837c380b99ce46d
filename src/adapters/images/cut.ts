import { createHash } from 'node:crypto'
import sharp, { type Sharp } from 'sharp'
import { jpegWidth, type Print, printFile } from '../../news/entry.ts'
import { messageOf } from '../../news/error.ts'
import { type Credits, creditsIn, exifOf } from './credits.ts'
import { kindOf } from './kinds.ts'

/** Up to the width of the lead on a wide screen, twice that of a column. AVIF is left out: it takes 20 times as long. */
const WIDTHS = [400, 800, 1200] as const
/** Smaller is a logo or a tracking pixel, in either direction. */
const LEAST_SIDE = 120
/** Nothing on a page is longer: what is, is an infographic that nobody could read in a column, or a trap. */
const MOST_RATIO = 4
/** The largest cameras of the press have 60 million; more is a bomb. */
const MOST_PIXELS = 64_000_000
const SECONDS = 20
const WEBP = { quality: 74, effort: 3 } as const
const JPEG = { quality: 76, progressive: true } as const
/** Part of every name: raise it when pictures come out otherwise, since names are kept for ever. */
const RECIPE = 1

/** What a picture's file turned out to be. */
export type Cut =
  | { readonly kind: 'cut'; readonly print: Print; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'unfit'; readonly why: string }

// Pictures come once: remembering them costs memory and saves nothing.
sharp.cache(false)

/**
 * Cuts a picture to the sizes of the paper, never enlarged, without anything that its file carries but whom it names
 * as its maker or owner. Of a moving picture it takes the first frame.
 */
export async function cut(file: Uint8Array): Promise<Cut> {
  const kind = kindOf(file)
  if (kind === null) return { kind: 'unfit', why: 'it is no JPEG, PNG, WebP, GIF or AVIF' }
  try {
    return await cutWhole(file)
  } catch (error) {
    return { kind: 'unfit', why: `its ${kind} cannot be read: ${messageOf(error).split('\n')[0]}` }
  }
}

async function cutWhole(file: Uint8Array): Promise<Cut> {
  // A file that breaks off is shown as far as it goes by browsers; half a picture is not what its source meant.
  const opened = sharp(file, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
  const facts = await opened.metadata()
  const { width, height } = facts.autoOrient
  const why = unfit(width, height)
  if (why !== null) return { kind: 'unfit', why }
  const credits = creditsIn(facts.exif, facts.xmp)
  const hash = createHash('sha256').update(`${RECIPE}`).update(file).digest('hex').slice(0, 20)
  const widths = widthsOf(width)
  const most = widths.at(-1)!
  // Every size from the largest: decoding and the first reduction are most of the work.
  const { data, info } = await upright(opened).resize({ width: most }).raw().toBuffer({ resolveWithObject: true })
  const print = { hash, width: info.width, height: info.height, widths, credit: credits.line }
  const files = new Map<string, Uint8Array>()
  const base = () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  for (const one of widths) {
    files.set(
      printFile(print, one, 'webp'),
      await signed(base().resize({ width: one }), credits)
        .webp(WEBP)
        .toBuffer(),
    )
  }
  const column = jpegWidth(print)
  files.set(
    printFile(print, column, 'jpg'),
    await signed(base().resize({ width: column }), credits)
      .jpeg(JPEG)
      .toBuffer(),
  )
  return { kind: 'cut', print, files }
}

/** As its camera was held, in the colours of screens, on white where it lets the page through. */
const upright = (opened: Sharp): Sharp =>
  opened.timeout({ seconds: SECONDS }).autoOrient().flatten({ background: '#fff' }).toColourspace('srgb')

const signed = (image: Sharp, { line, ...named }: Credits): Sharp =>
  line === null ? image : image.withExif({ IFD0: exifOf(named) })

function unfit(width: number, height: number): string | null {
  const size = `${width} × ${height} pixels`
  if (width < LEAST_SIDE || height < LEAST_SIDE) return `it is too small for a page: ${size}`
  if (width * height > MOST_PIXELS) return `it is too large: ${size}`
  if (Math.max(width / height, height / width) > MOST_RATIO) return `it is too long for a page: ${size}`
  return null
}

/** The sizes that a picture can fill, and its own where it falls between them. */
function widthsOf(width: number): number[] {
  const filled = WIDTHS.filter((one) => one <= width)
  const most = filled.at(-1) ?? 0
  return width < WIDTHS.at(-1)! && width > most * 1.1 ? [...filled, width] : filled
}
