import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts CPU in hundredths of a second, everywhere. */
const TICKS_PER_SECOND = 100
/** Often enough that little of a process is missed between the last look and its end. */
const LOOK_EVERY_MS = 20

export interface Used {
  readonly cpuSeconds: number
  /** Without what the system did for it. */
  readonly userSeconds: number
  readonly peakMegabytes: number
}

/** What a process has used so far, with the children that it has waited for; null when it is gone. */
export function usedBy(pid: number): Used | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, , , , , , , , , , , , user, system, childUser, childSystem] = stat.slice(stat.lastIndexOf(')')).split(' ')
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    const seconds = (...ticks: (string | undefined)[]) =>
      ticks.reduce((sum, one) => sum + Number(one), 0) / TICKS_PER_SECOND
    return {
      cpuSeconds: seconds(user, system, childUser, childSystem),
      userSeconds: seconds(user, childUser),
      peakMegabytes: Number(peak ?? 0) / 1024,
    }
  } catch {
    return null
  }
}

/** A process and all below it, by name: CPU added up, memory of the largest. */
export function usedByTree(root: number): Used {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        const parent = parentOf(Number(name))
        return parent === null ? [] : [[Number(name), parent] as const]
      }),
  )
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && parents.get(pid)! > 1 && isBelow(parents.get(pid)!))
  const used = [...parents.keys()].filter(isBelow).flatMap((pid) => usedBy(pid) ?? [])
  return {
    cpuSeconds: used.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
    userSeconds: used.reduce((sum, { userSeconds }) => sum + userSeconds, 0),
    peakMegabytes: Math.max(0, ...used.map(({ peakMegabytes }) => peakMegabytes)),
  }
}

/** CPU that everything on this machine has used since it was started, and what its host took away. */
export function busySeconds(): number {
  const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8').split(/\s+/, 9).map(Number)
  return (user! + nice! + system! + irq! + softirq! + steal!) / TICKS_PER_SECOND
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
  } catch {
    return null
  }
}

export interface Ran extends Used {
  readonly code: number | null
  readonly seconds: number
  readonly out: string
}

/** Runs a program to its end and says what it used itself, without what it started. */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Ran> {
  const started = performance.now()
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  let used: Used = { cpuSeconds: 0, userSeconds: 0, peakMegabytes: 0 }
  const look = setInterval(() => {
    const now = usedBy(child.pid!)
    // A process that has ended but is not yet waited for holds no memory any more.
    if (now) used = { ...now, peakMegabytes: Math.max(now.peakMegabytes, used.peakMegabytes) }
  }, LOOK_EVERY_MS)
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  }).finally(() => clearInterval(look))
  return { ...used, code, seconds: (performance.now() - started) / 1000, out }
}
