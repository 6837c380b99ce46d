import type { Enlisted } from '../store/index.ts'

/** Asks whether a host is free for this process: of several processes one at a time asks a host. */
export interface HostTurns {
  /** Hosts that other processes were asking a moment ago: not worth taking jobs for. */
  elsewhere(): string[]
  /** Which of these jobs may be worked now; each job that names a host has its turn until `over`. */
  mine<Job extends { readonly data: Record<string, string> }>(jobs: readonly Job[]): Promise<Job[]>
  over(host: string): void
}

/** As long as jobs that were put back rest. */
const LOOK_AGAIN_MS = 1000

export function openHostTurns({ claimHosts, giveHosts }: Pick<Enlisted, 'claimHosts' | 'giveHosts'>): HostTurns {
  const until = new Map<string, number>()
  let finished: string[] = []
  return {
    elsewhere: () => {
      const now = performance.now()
      for (const [host, time] of until) if (time <= now) until.delete(host)
      return [...until.keys()]
    },
    mine: async (jobs) => {
      const hosts = [...new Set(jobs.flatMap(({ data }) => data.host ?? []))]
      if (hosts.length === 0) return [...jobs]
      const claimed = await claimHosts(hosts)
      for (const host of hosts) if (!claimed.has(host)) until.set(host, performance.now() + LOOK_AGAIN_MS)
      return jobs.filter(({ data }) => data.host === undefined || claimed.has(data.host))
    },
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
