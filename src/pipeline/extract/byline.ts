import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import type { PageElement } from './page-tree.ts'
import { bareName, isFurniture, isNameLike, namesIn, personhood } from './person-name.ts'
import { blocksOf, type Landmark, type Survey } from './survey.ts'
import { readDays } from './visible-dates.ts'
import { type Candidate, evidenceOf, fold, weigh } from './weigh.ts'

export interface FoundByline {
  readonly bylines: readonly string[]
  readonly weight: number
  readonly because: readonly Evidence[]
}

interface Hints {
  readonly siteNames: readonly string[]
  readonly host: string
  readonly feedAuthors: readonly string[]
  readonly title: string | null
}

const BLOCKS_BEFORE = 6
const BLOCKS_AFTER = 14
/** A line so near below the headline is the byline, whatever the machine-readable places say. */
const BLOCKS_CLOSE = 4
const BYLINE_LENGTH = 90
/** Lines that may stand between a name and the date. */
const LINES_BETWEEN = 3
/** Below this nobody is named: a lone weak hint is wrong more often than right. */
const LEAST_WEIGHT = 1

const WEIGHTS = {
  feed: 3.5,
  jsonLd: 4,
  jsonLdOrganization: 2,
  meta: 3,
  microdata: 3,
  relAuthor: 3,
  classNear: 2.5,
  authorLink: 2,
  visibleClose: 4.5,
  visible: 3,
  besideDate: 1.5,
  far: 1,
} as const

const AUTHOR_META = [
  'author',
  'article:author',
  'article:author_name',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'citation_author',
  'byl',
  'byline',
]
const BY_LINE =
  /^(?:this (?:article|post|story|blog)[\w ]{0,20} )?(?:(?:written|posted|authored|words|story|text|article|reporting|published|submitted)[\s:]+by|by|authors?|writer|von|por|par|door|av|af|di|skrevet av)(?:\s*[:|]\s*|\.?\s+)(?=\p{L})/iu
const WRITTEN_BY = /^.*\b(?:written|words|story) by[\s:]+/i
const BY_ALONE = /^(?:by|written by|posted by|authors?|words by)\s*:?$/i
const AUTHOR_MARK =
  /(?:^|[\s_-])(?:byline|bylines|author|authors|writer|contributor|(?:post|entry|article|blog|by|story)-?author)(?:$|[\s_-])|author-?name|byline-?name/i
const NOT_AUTHOR_MARK =
  /(?:^|[\s_-])(?:bio|avatar|image|img|photo|box|social|follow|about|desc|description|comments?|date|related|card|list|widget|roles?|job|position|info)(?:$|[\s_-])|author[_-]title(?:$|\s)/i
const AUTHOR_LINK = /\/(?:authors?|contributors?|writers?|people|profiles?|by)\//i

type Add = (names: readonly string[], from: string, weight: number) => void

/** Who wrote it: people first, weighed over every place that names somebody. */
export function findByline(head: Head, data: LinkedData, page: Survey, headlineAt: number, hints: Hints): FoundByline {
  const candidates: Candidate<readonly string[]>[] = []
  const title = fold(hints.title ?? '')
  const add: Add = (names, from, weight) => {
    const kept = names.filter((name) => fold(name) !== title)
    const worth = Math.max(0, ...kept.map((name) => personhood(name, hints)))
    if (worth === 0) return
    const value = kept.filter((name) => personhood(name, hints) >= worth / 2)
    candidates.push({ value, from, weight: weight * worth })
  }
  add(hints.feedAuthors.flatMap(namesIn), 'the feed', WEIGHTS.feed)
  addHead(head, data, add)
  const people = (element: PageElement) => namesOf(element, hints)
  for (const landmark of page.landmarks) addLandmark(landmark, headlineAt, people, add)
  addVisible(page, headlineAt, add)

  const best = weigh(candidates, keyOf)[0]
  if (!best || best.weight < LEAST_WEIGHT) return { bylines: [], weight: 0, because: [] }
  // Machine-readable places often name the first author only.
  const same = candidates.filter(
    ({ value, weight }) => weight >= WEIGHTS.authorLink && keyOf(value) === keyOf(best.value),
  )
  const bylines = same.reduce((longest, { value }) => (value.length > longest.length ? value : longest), best.value)
  return { bylines, weight: best.weight, because: [evidenceOf('byline', bylines.join(', '), best)] }
}

/** Lists that begin with the same name are the same byline. */
function keyOf(names: readonly string[]): string {
  return fold(bareName(names[0] ?? ''))
}

function addHead(head: Head, data: LinkedData, add: Add): void {
  const isPeople = data.authors.every(({ isPerson }) => isPerson)
  const weight = isPeople ? WEIGHTS.jsonLd : WEIGHTS.jsonLdOrganization
  add(
    data.authors.flatMap(({ name }) => namesIn(name)),
    'JSON-LD',
    weight,
  )
  // Some sites give the address of an author's page instead of a name.
  const named = AUTHOR_META.map((name) => (head.meta.get(name) ?? []).filter((value) => !value.includes('://')))
  add((named.find((values) => values.length > 0) ?? []).flatMap(namesIn), 'meta', WEIGHTS.meta)
  if (/\bby\b|author/i.test(metaOf(head, 'twitter:label1') ?? '')) {
    add(namesIn(metaOf(head, 'twitter:data1') ?? ''), 'card', WEIGHTS.meta)
  }
}

function addLandmark(
  { element, at, zone }: Landmark,
  headlineAt: number,
  people: (element: PageElement) => readonly string[],
  add: Add,
): void {
  if (zone === 'nav' || zone === 'comments') return
  const { attrs } = element
  if (element.textContent.length > BYLINE_LENGTH * 2) return
  const near = isNear(at, headlineAt)
  const marks = `${attrs.class ?? ''} ${attrs.id ?? ''}`
  const itemprop = attrs.itemprop?.toLowerCase()
  if (itemprop === 'author' || itemprop === 'creator') {
    const inside = element.getElementsByTagName('meta').find((meta) => meta.attrs.itemprop === 'name')
    const named = inside?.attrs.content ?? attrs.content
    add(named ? namesIn(named) : people(element), 'microdata', near || named ? WEIGHTS.microdata : WEIGHTS.far)
  } else if (attrs.rel === 'author') add(people(element), 'author link', near ? WEIGHTS.relAuthor : WEIGHTS.far)
  else if (AUTHOR_MARK.test(marks) && !NOT_AUTHOR_MARK.test(marks)) {
    if (near) add(people(element), 'byline element', WEIGHTS.classNear)
    else if (zone !== 'footer') add(people(element), 'distant byline element', WEIGHTS.far)
  } else if (near && element.localName === 'a' && AUTHOR_LINK.test(attrs.href ?? '')) {
    add(people(element), 'link to a person', WEIGHTS.authorLink)
  }
}

/** The names on the line of an element that most likely names people. */
function namesOf(element: PageElement, site: Hints): readonly string[] {
  let best: readonly string[] = []
  let most = 0
  for (const line of blocksOf(element).flatMap(({ text }) => text.split('\n'))) {
    const names = namesIn(line)
    const worth = Math.max(0, ...names.map((name) => personhood(name, site)))
    if (worth > most) [best, most] = [names, worth]
  }
  return best
}

function addVisible(page: Survey, headlineAt: number, add: Add): void {
  const lines = page.blocks.flatMap(({ text, zone, hidden }, at) =>
    hidden || zone === 'nav' || zone === 'comments' || zone === 'form'
      ? []
      : text.split('\n').map((line) => ({ line, at, zone })),
  )
  for (const [index, { line, at, zone }] of lines.entries()) {
    if (isNear(at, headlineAt)) {
      const isClose = at >= headlineAt - 1 && at <= headlineAt + BLOCKS_CLOSE
      const weight = isClose ? WEIGHTS.visibleClose : WEIGHTS.visible
      const around = lines.slice(Math.max(0, index - LINES_BETWEEN), index + LINES_BETWEEN + 1)
      addNearLine(line, lines[index + 1]?.line ?? '', around, weight, add)
    } else if (zone !== 'footer' && line.length <= BYLINE_LENGTH && BY_LINE.test(line)) {
      const names = signed(line)
      if (isNameLike(names[0] ?? '')) add(names, 'distant line', WEIGHTS.far)
    }
  }
}

function addNearLine(
  line: string,
  next: string,
  around: readonly { readonly line: string }[],
  weight: number,
  add: Add,
): void {
  const from = 'line near the headline'
  if (line.length <= BYLINE_LENGTH * 2 && WRITTEN_BY.test(line)) add(signed(line.replace(WRITTEN_BY, '')), from, weight)
  else if (line.length > BYLINE_LENGTH) return
  else if (BY_LINE.test(line)) add(signed(line), from, weight)
  else if (BY_ALONE.test(line)) add(namesIn(next), from, weight)
  else if (isListOfNames(line)) {
    if (around.some((other) => isDateLine(other.line))) add(namesIn(line), 'line beside the date', WEIGHTS.besideDate)
  } else if (isDateLine(line)) {
    const parts = line.split(/\s*[|•·・–—]\s*|,\s+(?=\p{Lu}\p{Ll}+ \d)/u).map((part) => namesIn(part)[0] ?? '')
    add(
      parts.filter((part) => isNameLike(part) && !isFurniture(part)).slice(0, 1),
      'part of the date line',
      WEIGHTS.besideDate,
    )
  }
}

/** One name or several, and nothing else. */
function isListOfNames(line: string): boolean {
  if (!/^\p{Lu}/u.test(line)) return false
  const names = namesIn(line)
  const length = names.join('').length
  return (
    names.length > 0 &&
    length > line.length * 0.8 &&
    names.every((name) => isNameLike(bareName(name)) && !isFurniture(name))
  )
}

/** What follows "by" is a name only when it begins like one: "By the time it opened" is not signed by anybody. */
function signed(line: string): readonly string[] {
  return namesIn(line).filter((name) => /^[\p{Lu}\p{Lo}@]/u.test(name))
}

function isDateLine(text: string): boolean {
  return text.length < BYLINE_LENGTH && readDays(text, false).length > 0
}

function isNear(at: number, headlineAt: number): boolean {
  return at >= headlineAt - BLOCKS_BEFORE && at <= headlineAt + BLOCKS_AFTER
}
