import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { BroadsheetError } from '../../news/index.ts'

/** The path inside a folder; refused when it would lead out of it. */
export function safePath(folder: string, path: string): string {
  const full = resolve(folder, path)
  if (path === '' || path.includes('\0') || !full.startsWith(resolve(folder) + sep)) {
    throw escapes(folder, path, 'This is a fault of the rendition that gave the name; nothing was written.')
  }
  return full
}

/** Refuses paths whose folders are links that lead out of the one in which they are to stand. */
export function refuseLinksOut(folder: string, paths: Iterable<string>): void {
  const root = realpathSync(folder) + sep
  const seen = new Set<string>()
  for (const path of paths) {
    let parent = dirname(safePath(folder, path))
    while (!existsSync(parent)) parent = dirname(parent)
    if (seen.has(parent)) continue
    seen.add(parent)
    if (`${realpathSync(parent)}${sep}`.startsWith(root)) continue
    throw escapes(
      folder,
      path,
      'A folder in it is a link to another place. Put a folder there instead; nothing was written.',
    )
  }
}

const escapes = (folder: string, path: string, next: string) =>
  new BroadsheetError('path-escapes', { what: `The file name "${path}" leads out of ${folder}`, next })
