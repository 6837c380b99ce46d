import type { Piece } from '../../news/index.ts'

/** A piece as a letter shows it: never without its label, nor without what it is made from. */
export interface MailedPiece extends Pick<Piece, 'id' | 'label' | 'byline' | 'headline' | 'body'> {
  /** Its page. */
  readonly address: string
  readonly inspiredBy: { readonly title: string; readonly url: string } | null
}
