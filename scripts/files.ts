import { existsSync, readdirSync } from 'node:fs'

/** Paths of all files under a folder whose name fits, with slashes, in order; none when there is no such folder. */
export function filesUnder(folder: string, name: RegExp): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/node_modules/'))
    .sort()
}
