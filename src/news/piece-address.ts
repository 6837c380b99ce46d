import type { Piece } from './piece.ts'

/** Sizes of a piece's picture for sharing: a link's preview, a square, a tall post. */
export const SHARE_SIZES = [
  { name: 'wide', width: 1200, height: 630 },
  { name: 'square', width: 1080, height: 1080 },
  { name: 'tall', width: 1080, height: 1350 },
] as const
export type ShareSize = (typeof SHARE_SIZES)[number]['name']

/** Where a published piece stands on the site. */
export const piecePath = ({ slug }: { readonly slug: string }): string => `satire/${slug}/`

/**
 * Where its picture stands, whole or in a size for sharing. The name holds the hash of the whole piece: those sizes carry
 * its headline.
 */
export function piecePicturePath(piece: Pick<Piece, 'hash' | 'picture'>, size: ShareSize | null = null): string {
  const ending = piece.picture?.type.replace('image/', '').replace('jpeg', 'jpg') ?? 'png'
  return `satire/pictures/${piece.hash.slice(0, 16)}${size === null ? `.${ending}` : `-${size}.jpg`}`
}
