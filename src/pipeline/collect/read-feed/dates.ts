/** Hours east of Greenwich for the zone names that dates in feeds carry. */
const ZONE_NAMES =
  'z 0 ut 0 utc 0 gmt 0 wet 0 west 1 bst 1 cet 1 met 1 mez 1 cest 2 mest 2 mesz 2 eet 2 sast 2 eest 3 msk 3 gst 4 ist 5.5 ' +
  'sgt 8 hkt 8 awst 8 jst 9 kst 9 acst 9.5 acdt 10.5 aest 10 aedt 11 nzst 12 nzdt 13 nst -3.5 ndt -2.5 brt -3 art -3 ' +
  'ast -4 adt -3 et -5 est -5 edt -4 ct -6 cst -6 cdt -5 mt -7 mst -7 mdt -6 pt -8 pst -8 pdt -7 akst -9 akdt -8 hst -10'
const ZONES = new Map(pairs(ZONE_NAMES))

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MINUTE = 60_000
const DAY = 1440 * MINUTE

interface Parts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/**
 * The instant that a feed's date means: ISO 8601 with weeks and ordinals, RFC 822 and its many misspellings, asctime,
 * dates in American words and figures, Unix seconds. A date without a zone is taken as UTC. Null when it says nothing.
 */
export function parseDate(text: string): Date | null {
  const trimmed = text.trim().slice(0, LONGEST_DATE)
  if (!/\d/.test(trimmed)) return null
  const instant = fromUnix(trimmed) ?? fromIso(trimmed) ?? fromWords(trimmed)
  if (instant === null || Number.isNaN(instant)) return null
  const date = new Date(instant)
  // A zero that some system printed as a date.
  return instant === 0 || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 2200 ? null : date
}

/** Longer texts are not dates; this also bounds the work on hostile ones. */
const LONGEST_DATE = 100

function fromUnix(text: string): number | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000
  return /^\d{13}$/.test(text) ? Number(text) : null
}

const ISO_DAY = /^(\d{4})(?:-?(\d{2})-?(\d{2})|-(\d{1,2})-(\d{1,2})|-?W(\d{2})(?:-?([1-7]))?|-?(\d{3})|-(\d{2}))?(?!\d)/
/** Two-digit years: `03-12-31`, `031231`, `-03-12`, `03-365`, `03365`. */
const SHORT_DAY = /^(?:(\d{2})-?(\d{2})-?(\d{2})|-(\d{2})-?(\d{2})|(\d{2})-?(\d{3}))(?![\d/-])/

function fromIso(text: string): number | null {
  const day = isoDay(text) ?? shortDay(text)
  if (!day) return null
  const rest = text.slice(day.length).replace(/^[T\s_,]+/i, '')
  if (rest === '') return day.start
  const time = timeIn(rest)
  return time === null ? day.start : day.start + time
}

interface DayRead {
  /** Midnight UTC. */
  readonly start: number
  /** Characters read. */
  readonly length: number
}

function isoDay(text: string): DayRead | null {
  const match = ISO_DAY.exec(text)
  if (!match) return null
  const [whole, year, month, day, looseMonth, looseDay, week, weekday, ordinal, onlyMonth] = match
  const y = Number(year)
  if (week) return { start: startOfWeek(y, Number(week)) + (Number(weekday ?? 1) - 1) * DAY, length: whole.length }
  if (ordinal) return { start: Date.UTC(y, 0, Number(ordinal)), length: whole.length }
  const start = midnight({
    year: y,
    month: Number(month ?? looseMonth ?? onlyMonth ?? 1),
    day: Number(day ?? looseDay ?? 1),
  })
  return start === null ? null : { start, length: whole.length }
}

function shortDay(text: string): DayRead | null {
  const match = SHORT_DAY.exec(text)
  if (!match) return null
  const [whole, year, month, day, dashYear, dashMonth, ordinalYear, ordinal] = match
  if (ordinal) return { start: Date.UTC(fullYear(ordinalYear!), 0, Number(ordinal)), length: whole.length }
  const start = midnight({
    year: fullYear(year ?? dashYear!),
    month: Number(month ?? dashMonth),
    day: Number(day ?? 1),
  })
  return start === null ? null : { start, length: whole.length }
}

/** Finds day, month, year, time and zone wherever they stand: `Thu, 01 Jan 2004 19:48:21 GMT`, `Jan 1, 2004 7:48 PM EST`. */
function fromWords(text: string): number | null {
  const time = /(\d{1,2}:\d{1,2}(?::\d{1,2})?.*)$/.exec(text)
  const dayText = time ? text.slice(0, time.index) : text
  const clock = time ? timeIn(time[1]!) : 0
  // In asctime's order the year follows the time: `Thu Jan  1 19:48:21 2004`.
  const lateYear = time ? / (\d{4})\b/.exec(time[1]!)?.[1] : undefined
  const parts = inFigures(dayText) ?? inNames(dayText, lateYear)
  const start = parts && midnight(parts)
  return start === null || clock === null ? null : start + clock
}

/** `9/27/2011`, month first unless that cannot be; `31.12.2003` and `27-9-2011`, day first. */
function inFigures(text: string): Parts | null {
  const match = /(?:^|\s)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?=\s|,|$)/.exec(text)
  if (!match) return null
  const [, first, mark, second, year] = match
  const monthFirst = mark === '/' && Number(first) <= 12
  const [month, day] = monthFirst ? [first, second] : [second, first]
  return { year: fullYear(year!), month: Number(month), day: Number(day) }
}

function inNames(text: string, lateYear: string | undefined): Parts | null {
  const month = /(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(
    text.replace(/^\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?/i, ''),
  )
  const figures = text.match(/\d+/g)
  if (!month || !figures) return null
  const long = figures.find((figure) => figure.length === 4)
  const short = figures.filter((figure) => figure.length <= 2)
  const year = long ?? lateYear ?? short[1]
  if (year === undefined) return null
  return { year: fullYear(year), month: MONTHS.indexOf(month[1]!.toLowerCase()) + 1, day: Number(short[0] ?? 1) }
}

const TIME = /^(\d{1,2})(?::?(\d{2}))?(?::?(\d{1,2})(?:[.,](\d+))?)?\s*([ap])?\.?(?:m\b\.?)?\s*/i

/** Milliseconds from the day's midnight UTC to this time of day in its zone. */
function timeIn(text: string): number | null {
  const match = TIME.exec(text)
  if (!match) return null
  const [whole, hours, minutes, seconds, fraction, half] = match
  let hour = Number(hours)
  if (half && hour <= 12) hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  if (hour > 24 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 61) return null
  const milliseconds = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0
  const clock = (hour * 60 + Number(minutes ?? 0)) * MINUTE + Number(seconds ?? 0) * 1000 + milliseconds
  return clock - zoneIn(text.slice(whole.length)) * MINUTE
}

/** Minutes east: `+02:00`, `-0530`, `GMT+2`, `EST`, `(PDT)`; nothing known means UTC. */
function zoneIn(text: string): number {
  const offset = /^(?:GMT|UTC?|Z)?\s*([+-])(\d{1,2}):?(\d{2})?/i.exec(text)
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
    return offset[1] === '-' ? -minutes : minutes
  }
  const name = /^\(?([a-z]{1,5})\b/i.exec(text)?.[1]?.toLowerCase()
  return (name === undefined ? undefined : ZONES.get(name)) ?? 0
}

function midnight({ year, month, day }: Parts): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const date = new Date(0)
  // setUTCFullYear, because Date.UTC takes years below 100 for the last century's.
  return date.setUTCFullYear(year, month - 1, day)
}

/** RFC 2822: 00 to 49 are this century. */
function fullYear(digits: string): number {
  const year = Number(digits)
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year
}

/** Monday of an ISO week: week 1 is the one with 4 January in it. */
function startOfWeek(year: number, week: number): number {
  const fourth = Date.UTC(year, 0, 4)
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7
  return fourth + ((week - 1) * 7 - weekday) * DAY
}

function pairs(text: string): [string, number][] {
  const words = text.split(' ')
  return words.flatMap((word, at): [string, number][] => (at % 2 === 0 ? [[word, Number(words[at + 1]) * 60]] : []))
}
