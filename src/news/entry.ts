/** One thing listed in a feed, as listed. */
export interface Entry {
  /** The feed's own id for it: guid, atom:id, JSON Feed id. */
  readonly guid: string | null
  /** Absolute address of its page. */
  readonly url: string | null
  /** Plain text. */
  readonly title: string | null
  /** Sanitised HTML. */
  readonly summary: string | null
  /** Sanitised HTML. */
  readonly content: string | null
  readonly authors: readonly string[]
  readonly publishedAt: Date | null
  readonly updatedAt: Date | null
  readonly categories: readonly string[]
  readonly enclosures: readonly Enclosure[]
  readonly picture: Picture | null
  /** Player address of a video entry (YouTube's media:group, media:player). */
  readonly video: { readonly embedUrl: string } | null
  readonly language: string | null
}

export interface Enclosure {
  readonly url: string
  readonly type: string | null
  readonly length: string | null
}

export interface Picture {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly alt: string | null
  /** Why it may only be linked: what its page says to robots. */
  readonly noCopies?: string
  /** Set where the paper has it printed: then readers are shown the print, else the source's own file. */
  readonly print?: Print
}

/** What we print of a source's picture: cut to sizes, kept under names that stand for what is in them. */
export interface Print {
  readonly hash: string
  /** Of the largest size. */
  readonly width: number
  readonly height: number
  /** The sizes at hand, narrowest first. */
  readonly widths: readonly number[]
  /** Whom the file itself names as its maker or owner. */
  readonly credit: string | null
}

/** Where readers without WebP get their one size: wide enough for a column. */
const COLUMN_WIDTH = 800

/** Name of a print's file in one of its sizes. */
export const printFile = ({ hash }: Pick<Print, 'hash'>, width: number, format: 'webp' | 'jpg'): string =>
  `${hash}-${width}.${format}`

/** The one size that is there as JPEG, too. */
export const jpegWidth = ({ widths, width }: Pick<Print, 'width' | 'widths'>): number =>
  widths.find((one) => one >= COLUMN_WIDTH) ?? width

/** All files of a print. */
export const printFiles = (print: Pick<Print, 'hash' | 'width' | 'widths'>): string[] => [
  ...print.widths.map((width) => printFile(print, width, 'webp')),
  printFile(print, jpegWidth(print), 'jpg'),
]
