import type { FC } from 'hono/jsx'
import type { PieceRow } from '../store/index.ts'
import type { Printing } from './printing.ts'

export const piecePagePath = (id: string) => `satire/${id}/`

/** Where a piece stands, as the desk sorts and names it. */
export type Standing =
  | 'under way'
  | 'left'
  | 'waiting'
  | 'held'
  | 'failed'
  | 'approved'
  | 'published'
  | 'rejected'
  | 'withdrawn'

export const STANDINGS: Readonly<
  Record<Standing, { readonly name: string; readonly tone: 'on' | 'hot' | 'off' | '' }>
> = {
  waiting: { name: 'Waits for a person', tone: 'hot' },
  'under way': { name: 'Being written', tone: 'on' },
  left: { name: 'Begun, not finished', tone: 'hot' },
  held: { name: 'Held by a check', tone: 'hot' },
  failed: { name: 'Could not be written', tone: 'hot' },
  approved: { name: 'Approved, comes out with the next edition', tone: 'on' },
  published: { name: 'Published', tone: 'on' },
  rejected: { name: 'Rejected', tone: 'off' },
  withdrawn: { name: 'Withdrawn', tone: 'off' },
}

interface Known {
  /** When a person approved it; null unless that holds. */
  readonly approvedAt: Date | null
  readonly isUnderWay: boolean
}

/** Approved pieces are published by the first edition after their approval. */
export function standingOf(print: Printing, { state }: PieceRow, { approvedAt, isUnderWay }: Known): Standing {
  if (isUnderWay) return 'under way'
  if (approvedAt === null) return state === 'writing' ? 'left' : state
  return print.lastEdition !== null && print.lastEdition.publishedAt >= approvedAt ? 'published' : 'approved'
}

export const StandingTag: FC<{ standing: Standing }> = ({ standing }) => {
  const { name, tone } = STANDINGS[standing]
  return (
    <p class="state">
      <span class={tone || undefined}>{name}</span>
    </p>
  )
}
