import { setTimeout as pause } from 'node:timers/promises'
import { anyStale, type Db, unfinishedRounds } from '../store/index.ts'

const LOOK_EVERY_MS = 50

/** Grouping that takes longer hangs, and a paper of half a round is better than none. */
const LONGEST_MS = 60_000

/**
 * Waits until nothing is between two states any more. A round is placed in several transactions, and ranked after that: who
 * looks in between, as whoever takes over from a killed process may, sees half a story under a lead that it will not keep.
 */
export async function settled(isBetween: () => Promise<boolean>): Promise<void> {
  const since = performance.now()
  while ((await isBetween()) && performance.now() - since < LONGEST_MS) await pause(LOOK_EVERY_MS)
}

/** A round is being placed: some of its articles are in stories, others are not. */
export const isGrouping = async (db: Db): Promise<boolean> => (await unfinishedRounds(db)).some(({ sealed }) => sealed)

/** Stories are not yet what they will be. */
export const isUnsettled = async (db: Db): Promise<boolean> => (await isGrouping(db)) || anyStale(db)
