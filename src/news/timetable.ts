import { instantIn, localIn } from './local-time.ts'

/** When something is done by itself: after each edition, or on some days of the week at one time of the paper's day. */
export type Timetable =
  | { readonly kind: 'each edition' }
  | { readonly kind: 'at'; readonly days: ReadonlySet<number>; readonly hour: number; readonly minute: number }

/** As Date counts them. */
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const NAMED: Readonly<Record<string, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 5, 6],
  weekdays: [1, 2, 3, 4, 5],
  weekends: [0, 6],
}

/** Reads `daily 07:00`, `weekdays 18:30`, `monday thursday 07:00` or `each edition`; null for anything else. */
export function timetable(text: string): Timetable | null {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => word !== '')
  if (words.join(' ') === 'each edition') return { kind: 'each edition' }
  const time = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words.pop() ?? '')
  const days = words.map((word) => NAMED[word] ?? daysNamed(word))
  if (!time || days.length === 0 || days.some((named) => named.length === 0)) return null
  return { kind: 'at', days: new Set(days.flat()), hour: Number(time[1]), minute: Number(time[2]) }
}

const daysNamed = (word: string): number[] =>
  DAYS.flatMap((day, at) => (day === word || day.slice(0, 3) === word ? [at] : []))

const DAY_MS = 86_400_000

/** The last instant up to `now` at which the timetable says so, in a time zone. */
export function lastTime({ days, hour, minute }: Extract<Timetable, { kind: 'at' }>, zone: string, now: Date): Date {
  const today = new Date(`${localIn(zone, now).slice(0, 10)}T00:00Z`)
  const time = [hour, minute].map((n) => String(n).padStart(2, '0')).join(':')
  // A week and a day: today's time may be still to come.
  for (let back = 0; back <= 7; back++) {
    const day = new Date(today.getTime() - back * DAY_MS)
    if (!days.has(day.getUTCDay())) continue
    const at = instantIn(zone, `${day.toISOString().slice(0, 10)}T${time}`)
    if (at && at <= now) return at
  }
  throw new Error('a timetable names a day of the week')
}
