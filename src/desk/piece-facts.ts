import type { ArticleRow, CallRow, PieceRow, pieceLogOf } from '../store/index.ts'
import type { Standing } from './satire-standing.tsx'

export interface PieceFacts {
  readonly piece: PieceRow
  readonly standing: Standing
  /** A model is named that could write it again. */
  readonly hasWriter: boolean
  readonly picture: { readonly madeBy: string; readonly width: number; readonly height: number } | null
  readonly articles: readonly ArticleRow[]
  readonly calls: readonly CallRow[]
  readonly log: Awaited<ReturnType<typeof pieceLogOf>>
  /** Where readers find it. */
  readonly readAt: string | null
  /** Why nothing was done, and what its editor had written. */
  readonly refused: { readonly why: string; readonly headline: string | null; readonly body: string | null } | null
}
