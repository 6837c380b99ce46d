/** A calendar day as `2025-12-18`, and the instant where a time was given too. */
export interface ReadDate {
  readonly day: string
  readonly at: Date
}

/** Months as written out in English, German, French, Spanish, Portuguese, Italian, Dutch and the Nordic languages. */
const MONTHS = [
  'january januar janvier enero janeiro gennaio januari tammikuuta',
  'february februar fevrier febrero fevereiro febbraio februari helmikuuta',
  'march marz mars marzo marco maart mrt maaliskuuta',
  'april avril abril aprile huhtikuuta',
  'may mai mayo maio maggio mei maj toukokuuta',
  'june juni juin junio junho giugno kesakuuta',
  'july juli juillet julio julho luglio heinakuuta',
  'august aout agosto augustus augusti elokuuta',
  'september septembre septiembre setembro settembre syyskuuta',
  'october oktober octobre octubre outubro ottobre lokakuuta',
  'november novembre noviembre novembro marraskuuta',
  'december dezember decembre diciembre dezembro dicembre desember joulukuuta',
].map((names) => names.split(' '))

const MONTH_DAY_YEAR =
  /(?<![\p{L}\d])(\p{L}{3,12})\.?\s{0,2}(\d{1,2})(?:st|nd|rd|th)?\s?,?\s{1,2}((?:19|20)\d\d)(?!\d)/gu
const DAY_MONTH_YEAR =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]{1,2}(?:de |of )?(\p{L}{3,12})[.,]{0,2}[\s-]{1,2}(?:de )?((?:19|20)\d\d)(?!\d)/gu
const YEAR_FIRST = /(?<![\d/])((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/g
const YEAR_LAST = /(?<![\d/.])(\d{1,2})([-/.])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/])/g
const CJK = /((?:19|20)\d\d)\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g

/** The days written in a text, in order. `dayFirst` says how 3/4/2025 is meant here. */
export function readDays(text: string, dayFirst: boolean): readonly { readonly day: string; readonly index: number }[] {
  if (!/\d/.test(text)) return []
  const found: { day: string; index: number }[] = []
  const add = (index: number, year: number, month: number, day: number) => {
    const written = dayOf(year, month, day)
    if (written) found.push({ day: written, index })
  }
  for (const m of text.matchAll(MONTH_DAY_YEAR)) add(m.index, Number(m[3]), monthOf(m[1]!), Number(m[2]))
  for (const m of text.matchAll(DAY_MONTH_YEAR)) add(m.index, Number(m[3]), monthOf(m[2]!), Number(m[1]))
  for (const m of text.matchAll(YEAR_FIRST)) add(m.index, Number(m[1]), Number(m[3]), Number(m[4]))
  for (const m of text.matchAll(CJK)) add(m.index, Number(m[1]), Number(m[2]), Number(m[3]))
  for (const m of text.matchAll(YEAR_LAST)) {
    const [first, second, written] = [Number(m[1]), Number(m[3]), Number(m[4])]
    const year = written < 100 ? 2000 + written : written
    const isDayFirst = first > 12 || (second <= 12 && (dayFirst || m[2] === '.'))
    add(m.index, year, isDayFirst ? second : first, isDayFirst ? first : second)
  }
  return found.sort((a, b) => a.index - b.index)
}

/** Reads what a machine wrote: ISO 8601 with or without a time, RFC 2822, seconds since 1970. */
export function readTimestamp(value: string, dayFirst: boolean): ReadDate | null {
  const text = value.trim()
  if (/^\d{10}(?:\d{3})?$/.test(text)) return fromInstant(Number(text) * (text.length === 10 ? 1000 : 1))
  const day = /^\d{8}(?!\d)/.test(text)
    ? dayOf(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)))
    : readDays(text, dayFirst)[0]?.day
  if (!day) return null
  const iso = /[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|GMT|UTC|[+-]\d\d:?\d\d)?/.exec(text)
  if (!iso) return { day, at: new Date(`${day}T00:00:00Z`) }
  const zone = iso[4] && /\d/.test(iso[4]) ? iso[4].replace(/^([+-]\d\d):?(\d\d)$/, '$1:$2') : 'Z'
  const meridian = /^\s*([ap])\.?m/i.exec(text.slice(iso.index + iso[0].length))?.[1]?.toLowerCase()
  const hour = (Number(iso[1]) % (meridian ? 12 : 24)) + (meridian === 'p' ? 12 : 0)
  const at = new Date(`${day}T${String(hour).padStart(2, '0')}:${iso[2]}:${iso[3] ?? '00'}${zone}`)
  return Number.isNaN(at.getTime()) ? { day, at: new Date(`${day}T00:00:00Z`) } : { day, at }
}

/** The day in an address such as /2025/12/18/ or /2025-12-18-title. */
export function dayInUrl(url: string): string | null {
  const path = URL.canParse(url) ? new URL(url).pathname : url
  const m = /\/((?:19|20)\d\d)(?:([/-])(\d\d?)\2(\d\d?)|()(\d\d)(\d\d))(?=[/\-_.]|$)/.exec(path)
  return m ? dayOf(Number(m[1]), Number(m[3] ?? m[6]), Number(m[4] ?? m[7])) : null
}

export function daysApart(a: string, b: string): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

function fromInstant(milliseconds: number): ReadDate | null {
  const at = new Date(milliseconds)
  return Number.isNaN(at.getTime()) ? null : { day: at.toISOString().slice(0, 10), at }
}

function monthOf(word: string): number {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return MONTHS.findIndex((names) => names.some((name) => name.startsWith(folded))) + 1
}

/** Null when there is no such day. */
function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900) return null
  const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return new Date(`${written}T00:00:00Z`).toISOString().startsWith(written) ? written : null
}
