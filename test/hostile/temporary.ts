import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Folders of a test file's own, gone after its last test. Call it at the top of the file, and what it gives for each folder. */
export function temporaryFolder(): () => string {
  const made: string[] = []
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'broadsheet-hostile-'))
    made.push(folder)
    return folder
  }
}
