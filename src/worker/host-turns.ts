import type { Enlisted } from '../store/index.ts'

/** Hosts that this process asks: of several processes one at a time asks a host. */
export interface HostTurns {
  /** What was claimed with a job has been asked. */
  over(host: string): void
}

export function openHostTurns({ giveHosts }: Pick<Enlisted, 'giveHosts'>): HostTurns {
  let finished: string[] = []
  return {
    over: (host) => {
      finished.push(host)
      if (finished.length > 1) return
      // Jobs that end in one moment are told of at once. A lost connection has given everything back already.
      setImmediate(() => {
        const hosts = finished
        finished = []
        void giveHosts(hosts).catch(() => {})
      })
    },
  }
}
