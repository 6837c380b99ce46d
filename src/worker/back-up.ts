import { BroadsheetError } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { openPatience } from './patience.ts'

/** Writes the whole archive to a file. An archive that goes away meanwhile is waited for, and the file begun again. */
export async function backUp(newsroom: Newsroom, path: string): Promise<void> {
  const refusal = await openPatience(newsroom, 'backup').with(async () => {
    try {
      await newsroom.backUp(path)
      return null
    } catch (error) {
      // A file that cannot be written is nothing to wait for.
      if (error instanceof BroadsheetError) return error
      throw error
    }
  })
  if (refusal !== null) throw refusal
}
