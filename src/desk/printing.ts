import { type Edition, escapedPath, type Masthead } from '../news/index.ts'
import type { DeskCounts } from '../store/index.ts'
import { deskAssets } from '../ui/index.ts'
import type { Visitor } from './visitor.ts'

/** What every page of the desk is printed with. */
export interface Printing {
  /** For whom. */
  readonly visitor: Visitor
  readonly masthead: Masthead
  readonly assets: ReturnType<typeof deskAssets>
  readonly now: Date
  readonly counts: DeskCounts
  /** How much work was given up, and waits for a person. */
  readonly givenUp: number
  readonly lastEdition: Edition | null
  /** Address of a page of the desk: `/base/desk/wire/`. */
  readonly href: (path: string, query?: Readonly<Record<string, string | number | null>>) => string
  /** The paper's own front page. */
  readonly site: string
  /** 21 Nov 2026, 14:20 */
  readonly dayAndTime: (at: Date) => string
  /** 14:20, with the day when it is another. */
  readonly time: (at: Date) => string
  /** 5 h: how long before now. */
  readonly age: (at: Date) => string
}

type Given = Pick<Printing, 'visitor' | 'masthead' | 'now' | 'counts' | 'givenUp' | 'lastEdition'> & {
  readonly base: string
}

export function openPrinting({ base, ...given }: Given): Printing {
  const { now, masthead } = given
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat('en-GB', { timeZone: masthead.timeZone, ...options })
    return (at: Date) => formatter.format(at)
  }
  const clock = { hour: '2-digit', minute: '2-digit' } as const
  const time = format(clock)
  const day = format({ day: 'numeric', month: 'short' })
  return {
    ...given,
    assets: deskAssets(),
    href: deskHref(base),
    site: `${base}/`,
    dayAndTime: format({ day: 'numeric', month: 'short', year: 'numeric', ...clock }),
    time: (at) => (day(at) === day(now) ? time(at) : `${day(at)}, ${time(at)}`),
    age: (at) => ageOf(now.getTime() - at.getTime()),
  }
}

/** Addresses of the desk's pages, from the root. */
export function deskHref(base: string): Printing['href'] {
  return (path, query = {}) => {
    const asked = Object.entries(query).flatMap(([key, value]) =>
      value === null || value === '' ? [] : [[key, String(value)] as [string, string]],
    )
    const place = `${base}/desk/${escapedPath(path)}`
    return asked.length === 0 ? place : `${place}?${new URLSearchParams(asked)}`
  }
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

function ageOf(span: number): string {
  if (span < MINUTE) return 'under\u00a01\u00a0min'
  if (span < 2 * HOUR) return `${Math.floor(span / MINUTE)}\u00a0min`
  if (span < 2 * DAY) return `${Math.floor(span / HOUR)}\u00a0h`
  return `${Math.floor(span / DAY)}\u00a0days`
}

/** 1 source, 2 sources. */
export const counted = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Cut at so many characters: what others wrote must not fill a list. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const characters = [...text.slice(0, most * 2)]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

/** Addresses of others go into pages only when a browser can do no more with them than follow them. */
export function webAddress(url: string): string | null {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null
}
