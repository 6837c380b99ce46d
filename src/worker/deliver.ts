import { BroadsheetError, type Delivered, type Errand, messageOf, type Share, targetInWords } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'

export interface DeliveredTo extends Delivered {
  readonly to: string
  readonly what: Share
}

/** Delivers the edition that stands wherever it is wanted. Every place is tried; what failed is told together. */
export async function deliverEdition(newsroom: Newsroom, errands: readonly Errand[]): Promise<DeliveredTo[]> {
  const delivered: DeliveredTo[] = []
  const failed: { to: string; error: unknown }[] = []
  for (const errand of errands) {
    const to = targetInWords(errand.target)
    try {
      delivered.push({ to, what: errand.what, ...(await newsroom.deliver(errand)) })
    } catch (error) {
      failed.push({ to, error })
    }
  }
  if (failed.length === 1) throw failed[0]!.error
  if (failed.length > 1) {
    throw new BroadsheetError('delivery-failed', {
      what: failed.map(({ to, error }) => `${to}: ${messageOf(error)}`).join('\n'),
      next: 'The edition stands in the newsroom’s folder. Mend these, then publish again.',
    })
  }
  return delivered
}
