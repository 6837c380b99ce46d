import type { IncomingMessage } from 'node:http'

/** As many askers are remembered at most: an attack from many addresses must not fill the memory. */
const MOST_ASKERS = 10_000

/** Lets each asker do something so often in a time, and says whether it may. */
export function openFew({ most, withinMs }: { most: number; withinMs: number }): (asker: string, now: Date) => boolean {
  const seen = new Map<string, number[]>()
  return (asker, now) => {
    const since = now.getTime() - withinMs
    const times = (seen.get(asker) ?? []).filter((at) => at > since)
    // Taken out and put in again, so that the first in the map is who has been quiet for longest.
    seen.delete(asker)
    const may = times.length < most
    seen.set(asker, may ? [...times, now.getTime()] : times)
    if (seen.size > MOST_ASKERS) seen.delete(seen.keys().next().value!)
    return may
  }
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/

/** Who asks: the other end of the line, or whom a proxy on this machine names. IPv6 users have whole networks: the /64 counts. */
export function askerOf(request: Pick<IncomingMessage, 'headers' | 'socket'> | undefined): string {
  const peer = request?.socket.remoteAddress ?? ''
  const named = request?.headers['x-forwarded-for']
  // Only what our own proxy wrote, the last, is to be believed.
  const last = String(named ?? '')
    .split(',')
    .at(-1)!
    .trim()
  const address = LOOPBACK.test(peer) && last !== '' ? last : peer
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address
}
