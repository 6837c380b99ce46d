import { resolve } from 'node:path'
import type { Target } from '../news/index.ts'
import type { DeliveredTo } from '../worker/index.ts'
import { count } from './print.ts'

/** Delivered site to folder:/var/www: 3 files written, 1 removed, 300 as before. */
export function deliveredLine({ to, what, written, removed, kept, commit }: DeliveredTo): string {
  if (written + removed === 0) return `Delivered ${what} to ${to}: nothing has changed.`
  const facts = `${count(written, 'file')} written, ${removed} removed, ${kept} as before`
  return `Delivered ${what} to ${to}: ${facts}${commit ? `, commit ${commit.slice(0, 10)}` : ''}.`
}

/** Paths that are given with a command are meant from where it is given. */
export function here(target: Target): Target {
  if (target.kind === 'folder') return { ...target, path: resolve(target.path) }
  const { repository } = target
  return /^[^/]+:/.test(repository) ? target : { ...target, repository: resolve(repository) }
}
