import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Backups that are not whole, whoever was killed while they were written: what bears a backup's name must be one. */
export function backupFaults(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ndjson.gz') && !isWhole(join(folder, name)))
    .map((name) => `the backup ${name} is not whole`)
}

function isWhole(file: string): boolean {
  try {
    const text = gunzipSync(readFileSync(file)).toString()
    const end = text.lastIndexOf('\n', text.length - 2) + 1
    const foot = JSON.parse(text.slice(end)) as { sha256?: string }
    return foot.sha256 === createHash('sha256').update(text.slice(0, end)).digest('hex')
  } catch {
    return false
  }
}
