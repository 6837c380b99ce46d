import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Newsroom } from '../newsroom.ts'
import { hearChanges } from '../store/index.ts'
import { mayStillSee } from '../worker/index.ts'
import type { DeskEnv } from './visitor.ts'

/** A round that ends tells several changes at once: what comes within this time is one event. */
const TOGETHER_MS = 100
/** Proxies close what is silent for longer. */
const BREATH_MS = 20_000
/** How soon a browser asks again for what was cut off. */
const RETRY_MS = 1000

/**
 * Tells browsers that something on the desk has changed; what, they ask for themselves. One ear at the archive serves all
 * of them, for as long as there is any.
 */
export function openEvents(newsroom: Pick<Newsroom, 'store' | 'now'>) {
  const { store } = newsroom
  const browsers = new Set<() => void>()
  let stop: (() => Promise<void>) | undefined
  let isDue = false
  const heard = () => {
    if (isDue) return
    isDue = true
    setTimeout(() => {
      isDue = false
      for (const tell of browsers) tell()
    }, TOGETHER_MS)
  }
  return (c: Context<DeskEnv>) => {
    c.header('x-accel-buffering', 'no')
    const { session } = c.get('visitor')
    return streamSSE(c, async (stream) => {
      let wake = () => {}
      let pending = false
      const tell = () => {
        pending = true
        wake()
      }
      stream.onAbort(() => wake())
      browsers.add(tell)
      stop ??= hearChanges(store.pool, heard)
      try {
        await stream.writeSSE({ event: 'hello', data: '', retry: RETRY_MS })
        // Whoever logged out, was removed or may do something else now is told no more; so is a session that ran out.
        while (!stream.aborted && (await mayStillSee(newsroom, session))) {
          if (pending) {
            pending = false
            await stream.writeSSE({ event: 'changed', data: '' })
          }
          await new Promise<void>((resolve) => {
            const breath = setTimeout(resolve, BREATH_MS)
            wake = () => {
              clearTimeout(breath)
              resolve()
            }
            if (pending || stream.aborted) wake()
          })
          if (!pending && !stream.aborted) await stream.write(': still here\n\n')
        }
      } finally {
        browsers.delete(tell)
        if (browsers.size === 0) {
          const stopped = stop
          stop = undefined
          await stopped?.()
        }
      }
    })
  }
}
