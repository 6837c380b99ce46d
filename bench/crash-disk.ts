import { execFileSync } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A disk of its own for one newsroom, to be filled to the last byte. */
export interface Disk {
  fill(): Promise<void>
  empty(): Promise<void>
  close(): void
}

/** Mounts a small disk on a folder; null where this user may not. */
export function mountDisk(folder: string, megabytes: number): Disk | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  const filler = join(folder, 'filler')
  return {
    fill: async () => {
      const { bavail, bsize } = await statfs(folder)
      // What others free meanwhile is taken, too.
      for (const bytes of [bavail * bsize, 2 ** 20, bsize]) {
        await writeFile(filler, Buffer.alloc(bytes), { flag: 'a' }).catch(() => {})
      }
    },
    empty: () => rm(filler, { force: true }),
    close: () => {
      execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' })
    },
  }
}

export function hasDisks(folder: string): boolean {
  const disk = mountDisk(folder, 1)
  disk?.close()
  return disk !== null
}
