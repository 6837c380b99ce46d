import { Option } from 'commander'
import type { Newsroom } from '../newsroom.ts'
import { alone } from '../store/index.ts'
import { type BrokenFile, deliverNow, type Imported, publishEdition } from '../worker/index.ts'
import type { CommonOptions } from './command.ts'
import { count } from './print.ts'

export interface MirrorOptions extends CommonOptions {
  readonly mirror?: boolean
}

export const mirrorOption = () =>
  new Option('--mirror', 'what was imported before and is not in <dir> any more is deleted here, too')

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

export const deletedLines = (paths: readonly string[]): string[] => [
  ...paths.map((path) => `deleted: ${path}`),
  ...(paths.length > 0 ? ['"broadsheet story undo" brings them back, "broadsheet log" says when and by whom.'] : []),
]
