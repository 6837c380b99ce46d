import { readdirSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { StandingFile } from '../../news/index.ts'
import { type EditionPlace, standingEdition } from './edition.ts'
import { PUBLIC } from './edition-folder.ts'
import { listTree } from './tree.ts'

/** Every file of the edition that readers see, ordered by path; null when there is none. */
export async function editionFiles(place: EditionPlace): Promise<StandingFile[] | null> {
  const standing = await standingEdition(place)
  if (!standing) return null
  const root = join(standing.folder, PUBLIC)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ path: name.split(sep).join('/'), file: join(root, name) }))
    .filter(({ file }) => statSync(file).isFile())
    .map(({ path, file }) => ({ path, file, hash: standing.list.get(path) ?? stampOf(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Every content file of ours, ordered by path; null when there is none. */
export async function treeFiles(folder: string): Promise<StandingFile[] | null> {
  const files = [...(await listTree(folder))]
    .map(([path, hash]) => ({ path, hash, file: join(folder, path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
  return files.length === 0 ? null : files
}

/** What stands for the hash of a file that no list names. */
function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}`
}
