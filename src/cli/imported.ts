import type { BrokenFile, Imported } from '../worker/index.ts'
import { count } from './print.ts'

/** 12 posts read: 10 new, 1 changed, 1 known already. */
export function importedLine(one: string, { read, added, changed, known }: Imported, many?: string): string {
  return `${count(read, one, many)} read: ${added} new, ${changed} changed, ${known} known already.`
}

export const brokenLine = ({ path, why }: BrokenFile): string =>
  `broken: ${why.includes(path) ? why : `${path}: ${why}`}`
