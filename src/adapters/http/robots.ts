import { readRobots } from './robots-rules.ts'

/** Whether a site's robots.txt lets us have a page. */
export interface Robots {
  /** Null when we may; else why not. */
  objection(url: URL): Promise<string | null>
}

interface RobotsNeeds {
  /** Asks for a robots.txt, following redirects; null when none came. */
  fetch(url: URL): Promise<{ readonly status: number; readonly body: Uint8Array } | { readonly why: string }>
  /** The site's own wish for the time between two pages. */
  slowDown(url: URL, pauseMs: number): void
  readonly now: () => number
}

/** Our name in robots.txt. */
const AGENT = 'Broadsheet'
/** RFC 9309: not longer than a day without asking again. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** What could not be asked is asked again soon. */
const KEPT_WITHOUT_ANSWER_MS = 10 * 60 * 1000
/** A site may ask for a day between two pages; we slow down, but do not stand still. */
const LONGEST_PAUSE_MS = 5_000
const SITES_KEPT = 5_000

interface Rules {
  readonly until: number
  objection(url: URL): string | null
}

export function openRobots({ fetch, slowDown, now }: RobotsNeeds): Robots {
  const known = new Map<string, Promise<Rules>>()

  const ask = async (origin: string): Promise<Rules> => {
    const address = new URL('/robots.txt', origin)
    const answer = await fetch(address)
    if ('why' in answer) return silent(answer.why)
    // 429 is a wish to be left alone, not an answer.
    if (answer.status >= 500 || answer.status === 429) return silent(`status ${answer.status}`)
    const until = now() + KEPT_MS
    // RFC 9309: a site without one has nothing against us.
    if (answer.status < 200 || answer.status > 299) return { until, objection: () => null }
    const { allows, delaySeconds } = readRobots(Buffer.from(answer.body).toString('utf8'), AGENT)
    if (delaySeconds) slowDown(address, Math.min(delaySeconds * 1000, LONGEST_PAUSE_MS))
    return {
      until,
      objection: ({ pathname, search }) =>
        allows(pathname + search) ? null : `robots.txt of ${address.host} does not let us have this page`,
    }
  }

  const silent = (why: string): Rules => ({
    until: now() + KEPT_WITHOUT_ANSWER_MS,
    objection: (url) => `robots.txt of ${url.host} cannot be read, so that we may not have its pages now: ${why}`,
  })

  return {
    async objection(url) {
      const current = await known.get(url.origin)
      if (current && current.until > now()) return current.objection(url)
      if (known.size >= SITES_KEPT) known.clear()
      const asked = ask(url.origin)
      known.set(url.origin, asked)
      return (await asked).objection(url)
    },
  }
}
