import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A value kept in a file of its own, whole or not at all. */
export interface Memory<T> {
  /** Null when there is none, or none that can be read. */
  recall(): Promise<T | null>
  keep(value: T): Promise<void>
}

export const openMemory = <T>(file: string): Memory<T> => ({
  recall: async () => {
    try {
      return JSON.parse(await readFile(file, 'utf8'))
    } catch {
      return null
    }
  },
  keep: async (value) => {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.part`, JSON.stringify(value), { flush: true })
    await rename(`${file}.part`, file)
  },
})
