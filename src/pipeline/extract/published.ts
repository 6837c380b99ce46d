import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import { BLOCKS_AFTER, BLOCKS_BEFORE, isNearHeadline } from './near-headline.ts'
import type { Landmark, Survey } from './survey.ts'
import { dayInUrl, daysApart, type ReadDate, readDays, readTimestamp } from './visible-dates.ts'
import { type Candidate, evidenceOf, weigh } from './weigh.ts'

export interface FoundDate {
  readonly publishedAt: Date | null
  /** The calendar day where it was published, as the page says it. */
  readonly day: string | null
  readonly because: readonly Evidence[]
}

/** A longer block is prose: dates in it belong to what is told, unless it starts with one. */
const DATE_LINE = 140

/** How far each place is believed: what the publisher filled in for machines most, an update least. */
const WEIGHTS = {
  feed: 4,
  jsonLd: 3.5,
  jsonLdAsChanged: 2.5,
  meta: 3.5,
  genericMeta: 2.5,
  microdata: 3,
  timeNear: 3,
  timeFar: 1,
  url: 3,
  visibleLabelled: 4,
  visible: 3,
  updated: 0.6,
} as const

const PUBLISHED_META = [
  'article:published_time',
  'article:published',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'citation_publication_date',
  'publish-date',
  'publish_date',
  'publishdate',
  'pubdate',
  'publication_date',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
]
const GENERIC_META = ['date', 'dc.date', 'dcterms.date', 'og:published_time', 'dc.date.created', 'created']
const UPDATED_META = ['article:modified_time', 'og:updated_time', 'datemodified', 'last-modified', 'dcterms.modified']
const UPDATED = /updat|modif|revis|review|edited|aktualis|mise? à jour|actualiz|uppdat|opdat/gi
const PUBLISHED = /publish|posted|veröffentlicht|publi[ée]|publicad|pubblicato|^date\b/gi

/** When it was first published. Published beats updated, and the day that readers see beats one a time zone away. */
export function findPublished(
  head: Head,
  data: LinkedData,
  page: Survey,
  headlineAt: number,
  hints: { url: string; feedDate: Date | null; dayFirst: boolean },
): FoundDate {
  const candidates: Candidate<ReadDate>[] = []
  const add = (value: string | null | undefined, from: string, weight: number) => {
    const read = value ? readTimestamp(value, hints.dayFirst) : null
    if (read) candidates.push({ value: read, from, weight })
  }
  if (hints.feedDate) add(hints.feedDate.toISOString(), 'the feed', WEIGHTS.feed)
  // Where publishing and the last change fall on one day, the site may well print the change for both.
  const changed = metaOf(head, ...UPDATED_META) ?? data.modified
  const isFresh = data.published?.slice(0, 10) !== changed?.slice(0, 10)
  add(data.published, 'JSON-LD', isFresh ? WEIGHTS.jsonLd : WEIGHTS.jsonLdAsChanged)
  add(metaOf(head, ...PUBLISHED_META), 'meta', WEIGHTS.meta)
  add(metaOf(head, ...GENERIC_META), 'generic meta', WEIGHTS.genericMeta)
  add(dayInUrl(hints.url), 'address', WEIGHTS.url)
  const updated: string[] = []
  for (const landmark of page.landmarks) addLandmark(landmark, headlineAt, add, updated)
  const visible = visibleDays(page, headlineAt, hints.dayFirst)
  for (const { day, labelled } of visible.published) {
    add(
      day,
      labelled ? 'labelled line' : 'line near the headline',
      labelled ? WEIGHTS.visibleLabelled : WEIGHTS.visible,
    )
  }

  if (candidates.length === 0) {
    // A change is the last resort: it never speaks for or against a day of publication.
    for (const day of visible.updated) add(day, 'line that says updated', WEIGHTS.updated)
    for (const day of updated) add(day, 'updated time element', WEIGHTS.updated)
    add(changed, 'last change', WEIGHTS.updated)
  }
  const verdicts = weigh(candidates, ({ day }) => day)
  const best = verdicts[0]
  if (!best) return { publishedAt: null, day: null, because: [] }
  // A machine's day in another time zone is one off from the day printed for readers: the instant stays, the day is theirs.
  const printed = visible.published.find(({ day }) => daysApart(day, best.value.day) === 1)
  const day = printed && !best.from.some((from) => from.includes('line')) ? printed.day : best.value.day
  const timed = candidates.find(({ value }) => value.day === best.value.day && value.at.getTime() % 86_400_000 !== 0)
  const publishedAt = timed?.value.at ?? best.value.at
  return { publishedAt, day, because: [evidenceOf('published', day, best)] }
}

function addLandmark(
  { element, at, zone, hidden }: Landmark,
  headlineAt: number,
  add: (value: string | null | undefined, from: string, weight: number) => void,
  updated: string[],
): void {
  const { attrs, localName } = element
  const itemprop = attrs.itemprop?.toLowerCase() ?? ''
  const near = isNearHeadline(at, headlineAt) && zone !== 'nav' && zone !== 'comments'
  if (itemprop.includes('datepublished') || attrs.pubdate !== undefined) {
    const value = attrs.content ?? attrs.datetime ?? element.textContent
    add(value, 'microdata', near || attrs.content ? WEIGHTS.microdata : WEIGHTS.timeFar)
    return
  }
  if (localName !== 'time' || hidden || zone === 'nav' || zone === 'comments') return
  const said = `${attrs.class ?? ''} ${itemprop} ${element.parentNode?.textContent.slice(0, 60) ?? ''}`
  const value = attrs.datetime ?? element.textContent
  if (lastSaid(said) === 'updated') updated.push(value)
  else add(value, near ? 'time element' : 'distant time element', near ? WEIGHTS.timeNear : WEIGHTS.timeFar)
}

interface VisibleDays {
  readonly published: readonly { readonly day: string; readonly labelled: boolean }[]
  readonly updated: readonly string[]
}

/** Dates in the lines around the headline, each with what is said just before it. */
function visibleDays(page: Survey, headlineAt: number, dayFirst: boolean): VisibleDays {
  const published: { day: string; labelled: boolean }[] = []
  const updated: string[] = []
  const from = Math.max(0, headlineAt - BLOCKS_BEFORE)
  let label = ''
  for (const block of page.blocks.slice(from, headlineAt + BLOCKS_AFTER + 1)) {
    const isShort = block.text.length <= DATE_LINE
    if (block.hidden || block.zone === 'nav' || block.zone === 'comments') continue
    let last = 0
    for (const { day, index } of readDays(isShort ? block.text : block.text.slice(0, 40), dayFirst)) {
      const before = `${label} ${block.text.slice(last, index)}`
      last = index + 4
      label = ''
      const said = lastSaid(before)
      if (said === 'updated') updated.push(day)
      else published.push({ day, labelled: said === 'published' })
    }
    // A label may stand in a block of its own, just before its date.
    label = isShort && last === 0 && block.text.length < 30 ? block.text : ''
  }
  return { published: published.slice(0, 3), updated }
}

/** Which of the two the words before a date speak of last: "Published 3 May, updated 5 May". */
function lastSaid(words: string): 'published' | 'updated' | null {
  const published = lastIndex(words, PUBLISHED)
  const updated = lastIndex(words, UPDATED)
  return published < 0 && updated < 0 ? null : updated > published ? 'updated' : 'published'
}

function lastIndex(words: string, pattern: RegExp): number {
  return Math.max(-1, ...[...words.matchAll(pattern)].map((match) => match.index))
}
