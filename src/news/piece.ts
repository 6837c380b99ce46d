import type { ArticleId, Id, PieceId, StoryId } from './id.ts'
import type { Evidence } from './reason.ts'

export type ApprovalId = Id<'approval'>

/** Where a piece stands. What waits may be approved by a person; what is held may not, until it is changed. */
export type PieceState = 'writing' | 'failed' | 'held' | 'waiting' | 'rejected' | 'withdrawn'

export type PieceDeed = 'write' | 'edit' | 'retry' | 'approve' | 'reject' | 'withdraw'

/** An article of the story that a piece riffs on, as it is linked below it. */
export interface PieceSource {
  readonly article: ArticleId
  readonly url: string
  readonly title: string
  readonly source: string
}

/** How a picture came about. Its bytes are kept by their hash. */
export interface PiecePicture {
  /** Drawn by a model, or set in type by Broadsheet: a cover, and marked as one. */
  readonly madeBy: { readonly model: string; readonly prompt: string } | 'type'
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
}

/** One check of a piece by code. A failed one holds the piece. */
export interface PieceCheck {
  readonly check: string
  readonly verdict: 'passed' | 'failed'
  readonly evidence: string
}

/** One step on a piece's way, as whoever reads it later wants to see it. */
export interface PieceStep {
  readonly step: string
  readonly by: string
  readonly said: string
}

/**
 * What a desk wrote. Satire without its label cannot be written down: the type asks for it, and so does the archive.
 */
export interface Piece {
  readonly id: PieceId
  readonly genre: 'satire'
  readonly label: 'Satire'
  /** The model that really wrote the text. */
  readonly byline: string
  /** The model that edited it before a person did. */
  readonly editedBy: string | null
  readonly headline: string
  readonly body: string
  readonly language: string
  readonly riffsOn: StoryId
  readonly sources: readonly [PieceSource, ...PieceSource[]]
  readonly picture: (PiecePicture & { readonly hash: string; readonly alt: string }) | null
  /** SHA-256 over all that readers see: an approval binds to it. */
  readonly hash: string
}

/** A piece that a person approved, as every surface shows it. */
export interface ShownPiece extends Piece {
  readonly slug: string
  /** The person who approved the text. */
  readonly approvedBy: string
  readonly publishedAt: Date
}

/** A story that the desk might write about, with all that speaks for and against it. */
export interface Candidate {
  readonly story: StoryId
  readonly slug: string | null
  readonly headline: string
  readonly heat: number
  /** Null when it may be written about, else why not. */
  readonly refused: readonly Evidence[] | null
  readonly because: readonly Evidence[]
}
