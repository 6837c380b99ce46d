import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { once } from '../../news/index.ts'

/** Values by name, kept in a file of their own, all of them or none. */
export interface Memory<T> {
  /** Null when there is none, or none that can be read. */
  recall(): Promise<ReadonlyMap<string, T> | null>
  keep(values: ReadonlyMap<string, T>): Promise<void>
}

export const openMemory = <T extends object>(file: string): Memory<T> => ({
  recall: async () => {
    try {
      return new Map<string, T>(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      return null
    }
  },
  keep: async (values) => {
    const lines: string[] = []
    for (const [name, value] of values) lines.push(`[${JSON.stringify(name)},${jsonOf(value)}]`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(`${file}.part`, `[${lines.join(',\n')}]`, { flush: true })
    await rename(`${file}.part`, file)
  },
})

/** Most values are the same the next time. */
const jsonOf = once((value: object) => JSON.stringify(value))
