import { open } from 'node:fs/promises'

/** Has the names in a folder on disk, so that what was made ready there survives a loss of power. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
