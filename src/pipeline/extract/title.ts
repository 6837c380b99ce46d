import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import type { Survey } from './survey.ts'
import { readDays } from './visible-dates.ts'
import { fold, oneLine } from './weigh.ts'

export interface FoundTitle {
  readonly title: string | null
  /** Number of blocks before the headline: names and dates near it belong to the article. */
  readonly at: number
  readonly because: readonly Evidence[]
}

interface Heading {
  readonly text: string
  readonly folded: string
  readonly at: number
}

/** Between a headline and the site's name. */
const SEPARATOR = /\s+[|\-–—·•»«:~/\\]+\s+|\s*[|»]\s*|:\s+/g
const LONGEST_HEADING = 400
const DATE_LENGTH = 25
const HEADLINE_WORDS = 3
/** Share of words in common that makes a heading another wording of the page's title. */
const SIMILAR = 0.6

/**
 * The headline. A first-level heading that the page's own titles confirm is what readers see, so it wins; else a similar
 * one; else the best of the page's titles, without the site's name.
 */
export function findTitle(
  head: Head,
  data: LinkedData,
  { landmarks, blocks }: Survey,
  site: { names: readonly string[]; host: string },
  feedTitle: string | null,
): FoundTitle {
  const og = metaOf(head, 'og:title', 'twitter:title', 'dc.title', 'title')
  const strip = (title: string | null) => (title ? beforeBar(withoutSiteName(title, site)) : null)
  const titles = [
    { title: feedTitle, from: 'the feed' },
    { title: strip(data.headline), from: 'JSON-LD headline' },
    { title: strip(og), from: 'og:title' },
    { title: strip(head.titleTag), from: 'title tag' },
  ].flatMap(({ title, from }) => (title ? [{ title: oneLine(title), from, folded: fold(title) }] : []))
  const headings = landmarks
    .filter(
      ({ element, hidden, zone }) => element.localName === 'h1' && !hidden && (zone === 'body' || zone === 'header'),
    )
    .map(({ element, at }): Heading => {
      const text = oneLine(strip(withoutDate(element.textContent.slice(0, LONGEST_HEADING))) ?? '')
      return { text, folded: fold(text), at }
    })
    .filter(({ folded }) => folded !== '' && !site.names.some((name) => fold(name) === folded))

  const raw = [og, head.titleTag, data.headline, feedTitle].flatMap((title) => (title ? [` ${fold(title)} `] : []))
  const confirmed = longest(headings.filter(({ folded }) => raw.some((title) => title.includes(` ${folded} `))))
  if (confirmed && (confirmed.folded.includes(' ') || headings.length === 1)) {
    return foundAt(confirmed, 'a heading that the page title confirms', 3)
  }
  const close = headings.find(({ folded }) => titles.some((title) => overlap(folded, title.folded) >= SIMILAR))
  if (close) return foundAt(close, 'a heading close to the page title', 2)
  const only = new Set(headings.map(({ folded }) => folded)).size === 1 ? headings[0] : undefined
  if (only && titles.some(({ folded }) => shareWord(only.folded, folded))) {
    return foundAt(only, 'the only first-level heading', 2)
  }
  const best = titles[0]
  const first = headings[0]
  if (!best) return first ? foundAt(first, 'the first heading', 1) : { title: null, at: 0, because: [] }
  const because = [{ evidence: 'title', note: `${best.title}: ${best.from}, no heading agrees`, weight: 1 }]
  // Where no heading will do, the title may still stand on the page in another element.
  const shown = blocks.findIndex(({ text, zone }) => zone !== 'nav' && fold(text) === best.folded)
  return { title: best.title, at: shown >= 0 ? shown : (first?.at ?? 0), because }
}

function foundAt({ text, at }: Heading, why: string, weight: number): FoundTitle {
  return { title: text, at, because: [{ evidence: 'title', note: `${text}: ${why}`, weight }] }
}

/** Cuts the site's name off either end of a page title. */
function withoutSiteName(title: string, site: { names: readonly string[]; host: string }): string {
  const cuts = [...title.matchAll(SEPARATOR)]
  const isSite = (part: string) => {
    const folded = fold(part)
    const joined = folded.replaceAll(' ', '')
    if (joined === '') return true
    const host = site.host.replaceAll('.', '')
    return site.names.some((name) => fold(name) === folded) || (joined.length > 2 && host.includes(joined))
  }
  for (const cut of cuts) {
    const rest = title.slice(cut.index + cut[0].length)
    if (isSite(rest)) return withoutSiteName(title.slice(0, cut.index), site)
  }
  for (const cut of cuts.toReversed()) {
    if (isSite(title.slice(0, cut.index))) return withoutSiteName(title.slice(cut.index + cut[0].length), site)
  }
  return title.trim()
}

/** What stands after a bar is a section or a site, where enough stands before it to be a headline. */
function beforeBar(title: string): string {
  const before = title.split(/\s+[|»]\s+/, 1)[0]!
  return before.split(' ').length >= HEADLINE_WORDS ? before : title
}

/** Some themes print the date inside the heading, on a line of its own. */
function withoutDate(heading: string): string {
  const lines = heading
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isDate = (line: string) => line.length < DATE_LENGTH && readDays(line, false).length > 0
  return lines.length > 1 && isDate(lines.at(-1)!) ? lines.slice(0, -1).join(' ') : heading
}

function longest(headings: readonly Heading[]): Heading | undefined {
  return headings.reduce<Heading | undefined>(
    (best, each) => (best && best.folded.length >= each.folded.length ? best : each),
    undefined,
  )
}

/** Whether a word of some length stands in both, so that they may be about the same thing. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(b.split(' '))
  return a.split(' ').some((word) => word.length >= 4 && words.has(word))
}

function overlap(a: string, b: string): number {
  const one = new Set(a.split(' '))
  const other = new Set(b.split(' '))
  let both = 0
  for (const word of one) if (other.has(word)) both++
  return both / Math.max(one.size, other.size)
}
