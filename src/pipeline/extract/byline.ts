import type { Evidence } from '../../news/reason.ts'
import { type AddNames, addLines, BYLINE_LENGTH } from './byline-lines.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import { isNearHeadline } from './near-headline.ts'
import type { PageElement } from './page-tree.ts'
import { bareName, namesIn, personhood } from './person-name.ts'
import { blocksOf, type Landmark, type Survey } from './survey.ts'
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
const AUTHOR_MARK =
  /(?:^|[\s_-])(?:byline|bylines|author|authors|writer|contributor|(?:post|entry|article|blog|by|story)-?author)(?:$|[\s_-])|author-?name|byline-?name/i
const NOT_AUTHOR_MARK =
  /(?:^|[\s_-])(?:bio|avatar|image|img|photo|box|social|follow|about|desc|description|comments?|date|related|card|list|widget|roles?|job|position|info)(?:$|[\s_-])|author[_-]title(?:$|\s)/i
const AUTHOR_LINK = /\/(?:authors?|contributors?|writers?|people|profiles?|by)\//i

/** Who wrote it: people first, weighed over every place that names somebody. */
export function findByline(head: Head, data: LinkedData, page: Survey, headlineAt: number, hints: Hints): FoundByline {
  const candidates: Candidate<readonly string[]>[] = []
  const title = fold(hints.title ?? '')
  const add: AddNames = (names, from, weight) => {
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
  addLines(page, headlineAt, hints.host, add)

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

function addHead(head: Head, data: LinkedData, add: AddNames): void {
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
  add: AddNames,
): void {
  if (zone === 'nav' || zone === 'comments') return
  const { attrs } = element
  if (element.textContent.length > BYLINE_LENGTH * 2) return
  const near = isNearHeadline(at, headlineAt)
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
