import { readBackup } from '../adapters/files/index.ts'
import { type Home, openArchive } from '../adapters/postgres/index.ts'
import type { Environment, NewsroomFolder } from '../config/index.ts'
import { alone, backupLines, ifFree, type Restored, restoreLines } from '../store/index.ts'

export const homeOf = ({ private: folder }: NewsroomFolder, { databaseUrl }: Pick<Environment, 'databaseUrl'>): Home =>
  databaseUrl === null ? { kind: 'embedded', folder } : { kind: 'grown', url: databaseUrl }

/** Brings a backup into the newsroom's home, whose archive must be empty. */
export async function restoreArchive(
  folder: NewsroomFolder,
  environment: Pick<Environment, 'databaseUrl'>,
  file: string,
): Promise<Restored> {
  const archive = await openArchive(homeOf(folder, environment))
  try {
    return await alone(archive.pool, 'setup', () => restoreLines(archive.pool, readBackup(file)))
  } finally {
    await archive.close()
  }
}

/** Copies the whole archive from one home into another, empty one. Null, and nothing copied, while workers are at it. */
export async function copyArchive(from: Home, to: Home): Promise<Restored | null> {
  const source = await openArchive(from)
  try {
    const target = await openArchive(to)
    try {
      const copied = await ifFree(source.pool, 'worker', () =>
        alone(target.pool, 'setup', () => restoreLines(target.pool, linesOf(backupLines(source.pool, new Date())))),
      )
      return copied?.result ?? null
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** A backup is made in pieces of several lines. */
async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const piece of pieces) for (const line of piece.trimEnd().split('\n')) yield line
}
