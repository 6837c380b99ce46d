import { readFileSync, writeFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, test } from 'vitest'

/** What no case of the corpus may take, whatever it holds. */
const MOST_SECONDS = 5
const MOST_MEGABYTES = 256
/** However busy the machine is: what takes longer hangs. */
const HANGS_AFTER_SECONDS = 30

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

interface Cost {
  readonly name: string
  /** Of work or by the clock, whichever is less: on a busy machine the clock counts what others did. */
  readonly seconds: number
  readonly byTheClock: number
  readonly megabytes: number
}

const costs: Cost[] = []

/** One case of the corpus: a test that also fails when it takes more time or memory than anybody may make us take. */
export function hostile(name: string, work: () => unknown): void {
  test(name, async () => {
    const cost = await costOf(name, work)
    costs.push(cost)
    expect(cost.byTheClock, 'seconds by the clock').toBeLessThanOrEqual(HANGS_AFTER_SECONDS)
    expect(cost.seconds, 'seconds').toBeLessThanOrEqual(MOST_SECONDS)
    expect(cost.megabytes, 'megabytes').toBeLessThanOrEqual(MOST_MEGABYTES)
  })
}

/** Says at the end of a file what its cases took at most. Call it at the top of the file. */
export function tellCosts(theme: string): void {
  afterAll(() => {
    const most = (by: (cost: Cost) => number) => [...costs].sort((a, b) => by(b) - by(a))[0]
    const [slow, fat] = [most(({ seconds }) => seconds), most(({ megabytes }) => megabytes)]
    if (slow === undefined || fat === undefined) return
    console.log(
      `${theme}: ${costs.length} cases; slowest ${slow.seconds.toFixed(2)} s (${slow.name}); largest +${fat.megabytes.toFixed()} MB (${fat.name})`,
    )
  })
}

async function costOf(name: string, work: () => unknown): Promise<Cost> {
  // What the case before left behind is not this one's.
  collectGarbage()
  const before = beginPeak()
  const started = performance.now()
  const idle = process.cpuUsage()
  await work()
  const byTheClock = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(idle)
  return {
    name,
    seconds: Math.min(byTheClock, (user + system) / 1e6),
    byTheClock,
    megabytes: Math.max(0, peak() - before),
  }
}

/** Resident memory now; on Linux the highest mark is set back to it, so that each case is measured by itself. */
function beginPeak(): number {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Elsewhere the mark only rises: a case that stays below an earlier one's counts as nothing.
    return peak()
  }
  return process.memoryUsage.rss() / 2 ** 20
}

function peak(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}
