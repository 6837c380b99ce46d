import type { ArticleId, PieceId, StoryId } from './id.ts'

/**
 * What a desk wrote. Satire without its label cannot be written down: the type asks for it, and so does the archive.
 */
export interface Piece {
  readonly id: PieceId
  readonly genre: 'satire'
  readonly label: 'Satire'
  /** The model that really wrote the text. */
  readonly byline: string
  readonly headline: string
  readonly body: string
  readonly riffsOn: StoryId
  readonly sources: readonly [ArticleId, ...ArticleId[]]
  /** SHA-256 over headline, body, picture and label: an approval binds to it. */
  readonly hash: string
}
