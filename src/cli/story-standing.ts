import type { Verdict } from '../news/index.ts'
import { instant } from './print.ts'

/** What people said of a story, as its list and its page show it. */
export interface Standing {
  readonly state: Verdict['state']
  readonly heldUntil: Date | null
  readonly pinnedTo: number | null
  readonly corrections: Verdict['corrections']
  readonly withdrawn: Verdict['withdrawn']
}

export function standingOf(verdict: Verdict | undefined): Standing {
  return {
    state: verdict?.state ?? 'new',
    heldUntil: verdict?.heldUntil ?? null,
    pinnedTo: verdict?.pinnedTo ?? null,
    corrections: verdict?.corrections ?? [],
    withdrawn: verdict?.withdrawn ?? null,
  }
}

export function standingInWords({ state, heldUntil, pinnedTo, corrections, withdrawn }: Standing): string {
  const words = [
    state === 'new' ? '' : `${state}${state === 'held' && heldUntil ? ` until ${instant(heldUntil)}` : ''}`,
    pinnedTo === null ? '' : `pinned to place ${pinnedTo}`,
    corrections.length === 0 ? '' : 'corrected',
    withdrawn === null ? '' : 'withdrawn',
  ]
  return words.filter(Boolean).join(', ')
}
