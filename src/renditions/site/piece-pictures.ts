import { type Paper, type PiecePicture, piecePicturePath, SHARE_SIZES, type ShareSize } from '../../news/index.ts'
import { hashOf, type SiteFile } from './site-file.ts'

export interface PiecePictureNeeds {
  /** The bytes of a piece's picture, by their hash. */
  readonly bytesOf: (hash: string) => Promise<{ readonly bytes: Uint8Array; readonly about: PiecePicture } | null>
  readonly shareSizes: (
    picture: { readonly bytes: Uint8Array; readonly about: PiecePicture },
    marks: { readonly headline: string; readonly alt: string; readonly credit: string },
    paper: string,
  ) => Promise<ReadonlyMap<ShareSize, Uint8Array>>
}

type PictureFile = Omit<SiteFile, 'render'> & { render(): Promise<Uint8Array> }

/** The pictures of a paper's pieces, whole and in every size for sharing; each made only once. */
export function renderPiecePictures({ pieces, masthead }: Paper, needs: PiecePictureNeeds): PictureFile[] {
  return pieces.flatMap((piece) => {
    const { picture } = piece
    if (picture === null) return []
    const read = async () => {
      const kept = await needs.bytesOf(picture.hash)
      if (kept === null) throw new Error(`the picture of "${piece.headline}" is gone`)
      return kept
    }
    let cut: Promise<ReadonlyMap<ShareSize, Uint8Array>> | null = null
    const sizes = async () => {
      const by = picture.madeBy === 'type' ? 'Set in type by' : `Drawn by ${picture.madeBy.model} for`
      const marks = { headline: piece.headline, alt: picture.alt, credit: `Satire. ${by} ${masthead.name}` }
      return needs.shareSizes(await read(), marks, masthead.name)
    }
    const file = (path: string, render: () => Promise<Uint8Array>): PictureFile => ({
      path,
      hash: hashOf('', path, picture.hash, masthead.name),
      render,
    })
    return [
      file(piecePicturePath(piece), async () => (await read()).bytes),
      ...SHARE_SIZES.map(({ name }) =>
        file(piecePicturePath(piece, name), async () => {
          cut ??= sizes()
          return (await cut).get(name)!
        }),
      ),
    ]
  })
}
