import type { ModelAccount, PieceId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/**
 * Keeps the ledger and stops before a call that could go beyond the budget of its piece or of the day (UTC). What a call
 * may cost is set aside before it is made, so that several processes that write at once keep to one budget.
 */
export function accountOf(
  { store, settings, now }: Pick<Newsroom, 'store' | 'settings' | 'now'>,
  piece: PieceId | null,
): ModelAccount {
  const { budget } = settings.models
  let aside: string | null = null
  return {
    permit: async (most, { model, role }) => {
      if (budget.piece === null && budget.day === null) return null
      if (most === null) {
        return {
          what: `nobody knows what ${model} costs, so no budget can be kept`,
          next: `Add a line to models.prices in newsroom.yaml: ${model}: { in: 2, out: 6 }; or set models.budget to null.`,
        }
      }
      return store.transaction(async ({ db }) => {
        await archive.holdBudget(db)
        const onPiece = piece === null ? 0 : await archive.spent(db, { piece })
        if (budget.piece !== null && onPiece + most > budget.piece) return beyond('piece', budget.piece, onPiece, most)
        const at = now()
        const midnight = new Date(at)
        midnight.setUTCHours(0, 0, 0, 0)
        const today = await archive.spent(db, { since: midnight })
        if (budget.day !== null && today + most > budget.day) return beyond('day', budget.day, today, most)
        aside = await archive.setAside(db, piece, { at, role, model, money: most })
        return null
      })
    },
    record: async (call) => {
      const instead = aside
      aside = null
      await archive.recordCall(store.db, piece, call, instead)
    },
  }
}

function beyond(of: 'piece' | 'day', budget: number, already: number, most: number): { what: string; next: string } {
  return {
    what: `the next call may cost ${dollars(most)}, and of the ${of}'s ${dollars(budget)} ${dollars(already)} are spent`,
    next: `Raise models.budget.${of} in newsroom.yaml${of === 'day' ? ', or go on tomorrow' : ', or take a cheaper model'}.`,
  }
}

/** Small sums keep two digits that say something. */
export const dollars = (money: number): string =>
  `$${money === 0 || money >= 0.1 ? money.toFixed(2) : money.toPrecision(2)}`
