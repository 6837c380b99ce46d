import { resolve, sep } from 'node:path'
import { BroadsheetError } from '../../news/index.ts'

/** The path inside a folder; refused when it would lead out of it. */
export function safePath(folder: string, path: string): string {
  const full = resolve(folder, path)
  if (path === '' || path.includes('\0') || !full.startsWith(resolve(folder) + sep)) {
    throw new BroadsheetError('path-escapes', {
      what: `The file name "${path}" leads out of ${folder}`,
      next: 'This is a fault of the rendition that gave the name; nothing was written.',
    })
  }
  return full
}
