import type { Newsroom } from '../newsroom.ts'
import { alone } from '../store/index.ts'
import { type BrokenFile, deliverNow, type Imported, publishEdition } from '../worker/index.ts'
import { count } from './print.ts'

/** 12 posts read: 10 new, 1 changed, 1 known already. */
export function importedLine(one: string, { read, added, changed, known }: Imported, many?: string): string {
  return `${count(read, one, many)} read: ${added} new, ${changed} changed, ${known} known already.`
}

export const brokenLine = ({ path, why }: BrokenFile): string =>
  `broken: ${why.includes(path) ? why : `${path}: ${why}`}`

/** What is carried has no stage to go through, so that nothing else would publish it. */
export async function publishNow(newsroom: Newsroom): Promise<void> {
  await alone(newsroom.store.pool, 'publish', () => publishEdition(newsroom))
  await deliverNow(newsroom, newsroom.errands)
}
