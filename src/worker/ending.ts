/** What asks a program to end: Ctrl-C, a service manager, a terminal that is closed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A terminal and npm both hand on one Ctrl-C, and who stops services may say it twice: so long it is the same asking. */
const SAME_ASKING_MS = 2_000

/** Listens for being asked to end, from when it is opened until it is forgotten. */
export interface Ending {
  /** Resolves with the first signal: what is under way may be finished. */
  readonly asked: Promise<void>
  forget(): void
}

/**
 * Without it a second signal would end the process in the middle of its ending, and the archive's server, which is a process
 * of its own, would stay. `insisted`: who asks again after a while does not want to wait.
 */
export function openEnding(insisted: () => unknown): Ending {
  let askedAt: number | null = null
  let tell = () => {}
  const asked = new Promise<void>((resolve) => {
    tell = resolve
  })
  const hear = () => {
    if (askedAt !== null && performance.now() - askedAt > SAME_ASKING_MS) return void insisted()
    askedAt ??= performance.now()
    tell()
  }
  for (const signal of SIGNALS) process.on(signal, hear)
  return {
    asked,
    forget: () => {
      for (const signal of SIGNALS) process.off(signal, hear)
    },
  }
}
