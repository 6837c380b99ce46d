import { setTimeout as pause } from 'node:timers/promises'

/** Lets its callers through one after the other, no more than so many a minute. */
export function openPace(perMinute: number, signal?: AbortSignal): () => Promise<void> {
  const gap = 60_000 / perMinute
  let free = 0
  return async () => {
    const now = performance.now()
    const at = Math.max(now, free)
    free = at + gap
    if (at > now) await pause(at - now, null, { signal }).catch(() => {})
  }
}
