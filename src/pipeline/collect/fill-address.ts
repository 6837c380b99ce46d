const DAY = 86_400_000

/** What may stand in braces in a feed's address, filled in (UTC) at each poll. */
const PLACEHOLDERS = new Map<string, (now: Date) => string>(
  Object.entries({
    today: (now: Date) => day(now),
    yesterday: (now: Date) => day(new Date(now.getTime() - DAY)),
    'week-ago': (now: Date) => day(new Date(now.getTime() - 7 * DAY)),
    year: (now: Date) => day(now).slice(0, 4),
    month: (now: Date) => day(now).slice(5, 7),
    day: (now: Date) => day(now).slice(8, 10),
    /** Seconds since 1970, a day ago. */
    'since-day': (now: Date) => String(Math.floor((now.getTime() - DAY) / 1000)),
  }),
)

export const PLACEHOLDER_NAMES = [...PLACEHOLDERS.keys()]

const BRACES = /(?:\{|%7B)([a-z-]+)(?:\}|%7D)/gi

export function fillAddress(address: string, now: Date): string {
  return address.replace(BRACES, (braces, name: string) => PLACEHOLDERS.get(name)?.(now) ?? braces)
}

export function hasPlaceholders(address: string): boolean {
  return [...address.matchAll(BRACES)].some(([, name]) => PLACEHOLDERS.has(name!))
}

/** Puts a search's words where an address says {query}. */
export function fillQuery(address: string, words: string): string {
  return address.replace(/(?:\{|%7B)query(?:\}|%7D)/gi, () => encodeURIComponent(words))
}

/** Names in braces that mean nothing. */
export function unknownPlaceholders(address: string): string[] {
  return [...address.matchAll(BRACES)].flatMap(([, name]) => (PLACEHOLDERS.has(name!) ? [] : [name!]))
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10)
}
