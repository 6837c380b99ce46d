import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Debian's PostgreSQL: the oldest that we write SQL for. */
export const DEBIAN_15 = '/usr/lib/postgresql/15/bin'

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with what most tests begin with: `paper`, a newsroom whose archive holds nothing yet, and `archive-15`. */
    readonly prepared: string
  }
}

/** Copies a folder of what was prepared. By the system's own program: a thousand small files, in a tenth of the time. */
export async function copyFolder(from: string, to: string): Promise<void> {
  await promisify(execFile)('cp', ['-a', from, to])
}
