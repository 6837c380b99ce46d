import { resolve } from 'node:path'
import type { Target } from '../news/index.ts'
import type { publishEdition } from '../worker/index.ts'
import { count } from './print.ts'

type DeliveredTo = Awaited<ReturnType<typeof publishEdition>>['delivered'][number]

/** Delivered site to folder:/var/www: 3 files written, 1 removed, 300 as before. */
export function deliveredLine({ to, what, written, removed, kept, commit }: DeliveredTo): string {
  if (written.length + removed.length === 0) return `Delivered ${what} to ${to}: nothing has changed.`
  const facts = `${count(written.length, 'file')} written, ${removed.length} removed, ${kept} as before`
  return `Delivered ${what} to ${to}: ${facts}${commit ? `, commit ${commit.slice(0, 10)}` : ''}.`
}

/** Paths that are given with a command are meant from where it is given. */
export function here(target: Target): Target {
  if (target.kind === 'folder') return { ...target, path: resolve(target.path) }
  const { repository } = target
  return /^[^/]+:/.test(repository) ? target : { ...target, repository: resolve(repository) }
}
