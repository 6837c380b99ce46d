import { readFileSync, statSync } from 'node:fs'
import { readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Place } from './place.ts'

/**
 * After a machine or a container died, the number in a file that the server left behind may by now be another program's.
 * PostgreSQL, which sees only that the number is alive, would wait for it for ever. Removes such files.
 */
export async function forgetStrangers(place: Place): Promise<void> {
  for (const file of [join(place.data, 'postmaster.pid'), join(place.socketFolder, `.s.PGSQL.${place.port}.lock`)]) {
    const text = await readFile(file, 'utf8').catch(() => '')
    const pid = Number.parseInt(text, 10)
    if (!(pid > 0) || !isStranger(pid, place)) continue
    // Still the same: nobody has started a server since.
    if ((await readFile(file, 'utf8').catch(() => '')) === text) await unlink(file).catch(() => {})
  }
}

/** Alive, and certainly not this archive's server. Only Linux lets us look; elsewhere nobody is a stranger. */
export function isStranger(pid: number, place: Place): boolean {
  try {
    if (!readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')) return true
    // A server works in its data folder, whatever either is called where we stand.
    const [works, data] = [statSync(`/proc/${pid}/cwd`), statSync(place.data)]
    return works.dev !== data.dev || works.ino !== data.ino
  } catch {
    return false
  }
}
