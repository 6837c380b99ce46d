import type { Evidence } from '../../news/reason.ts'
import { type Head, metaOf } from './metadata-head.ts'
import type { LinkedData } from './metadata-json-ld.ts'
import { namesIn, personhood } from './person-name.ts'
import type { Landmark, Survey } from './survey.ts'
import { readDays } from './visible-dates.ts'
import { type Candidate, evidenceOf, fold, weigh } from './weigh.ts'

export interface FoundByline {
  readonly bylines: readonly string[]
  readonly because: readonly Evidence[]
}

const BLOCKS_BEFORE = 6
const BLOCKS_AFTER = 14
const BYLINE_LENGTH = 90
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
  classFar: 1,
  authorLink: 2,
  visible: 3,
  besideDate: 1.5,
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
  'twitter:creator:name',
]
const BY_LINE =
  /^(?:(?:written|posted|authored|reviewed and written|words|story|text|article|reporting) by|by|author|writer|von|por|par|door|av|af|di|skrevet av|text)\s*[:.]?\s+(?=\p{L})/iu
const AUTHOR_CLASS =
  /(?:^|[\s_-])(?:byline|author|authors|writer|contributor|by-?author|post-?author|entry-?author|article-?author)(?:$|[\s_-])|authorname|author-?name|bylinename|byline-?name/i
const NOT_AUTHOR_CLASS =
  /bio|avatar|image|img|photo|box|social|follow|about|desc|comment|date|related|card|list|widget|title-?author|role|job/i

/** Who wrote it: people first, weighed over every place that names somebody. */
export function findByline(
  head: Head,
  data: LinkedData,
  page: Survey,
  headlineAt: number,
  hints: { siteNames: readonly string[]; host: string; feedAuthors: readonly string[]; title: string | null },
): FoundByline {
  const candidates: Candidate<readonly string[]>[] = []
  const add = (names: readonly string[], from: string, weight: number) => {
    const kept = names.filter((name) => fold(name) !== fold(hints.title ?? ''))
    const worth = Math.max(0, ...kept.map((name) => personhood(name, hints)))
    if (worth > 0)
      candidates.push({
        value: kept.filter((name) => personhood(name, hints) >= worth / 2),
        from,
        weight: weight * worth,
      })
  }
  add(hints.feedAuthors.flatMap(namesIn), 'the feed', WEIGHTS.feed)
  const people = data.authors.every(({ isPerson }) => isPerson)
  add(
    data.authors.flatMap(({ name }) => namesIn(name)),
    'JSON-LD',
    people ? WEIGHTS.jsonLd : WEIGHTS.jsonLdOrganization,
  )
  const inMeta = AUTHOR_META.map((name) => head.meta.get(name)).find((values) =>
    values?.some((value) => !value.includes('://')),
  )
  add((inMeta ?? []).filter((value) => !value.includes('://')).flatMap(namesIn), 'meta', WEIGHTS.meta)
  if (/written by|author|by/i.test(metaOf(head, 'twitter:label1') ?? '')) {
    add(namesIn(metaOf(head, 'twitter:data1') ?? ''), 'card', WEIGHTS.meta)
  }
  for (const landmark of page.landmarks) addLandmark(landmark, headlineAt, add)
  addVisible(page, headlineAt, add)

  const best = weigh(candidates, (names) => fold(names[0] ?? ''))[0]
  if (!best || best.weight < LEAST_WEIGHT) return { bylines: [], because: [] }
  return { bylines: best.value, because: [evidenceOf('byline', best.value.join(', '), best)] }
}

type Add = (names: readonly string[], from: string, weight: number) => void

function addLandmark({ element, at, zone }: Landmark, headlineAt: number, add: Add): void {
  if (zone === 'nav' || zone === 'footer') return
  const { attrs } = element
  const text = element.textContent
  if (text.length > BYLINE_LENGTH * 2) return
  const near = at >= headlineAt - BLOCKS_BEFORE && at <= headlineAt + BLOCKS_AFTER
  const marks = `${attrs.class ?? ''} ${attrs.id ?? ''}`
  if (attrs.itemprop?.toLowerCase() === 'author' || attrs.itemprop?.toLowerCase() === 'creator') {
    const named = element.getElementsByTagName('meta').find((meta) => meta.attrs.itemprop === 'name')?.attrs.content
    add(namesIn(named ?? attrs.content ?? text), 'microdata', near || named ? WEIGHTS.microdata : WEIGHTS.classFar)
  } else if (attrs.rel === 'author') add(namesIn(text), 'author link', near ? WEIGHTS.relAuthor : WEIGHTS.classFar)
  else if (AUTHOR_CLASS.test(marks) && !NOT_AUTHOR_CLASS.test(marks)) {
    add(namesIn(text), near ? 'byline element' : 'distant byline element', near ? WEIGHTS.classNear : WEIGHTS.classFar)
  } else if (
    element.localName === 'a' &&
    /\/(?:authors?|contributors?|writers?|people|profiles?|by)\//i.test(attrs.href ?? '')
  ) {
    if (near) add(namesIn(text), 'link to a person', WEIGHTS.authorLink)
  }
}

function addVisible(page: Survey, headlineAt: number, add: Add): void {
  const from = Math.max(0, headlineAt - BLOCKS_BEFORE)
  const blocks = page.blocks
    .slice(from, headlineAt + BLOCKS_AFTER + 1)
    .filter(({ hidden, zone }) => !hidden && zone !== 'nav')
  for (const [index, { text }] of blocks.entries()) {
    if (text.length > BYLINE_LENGTH) continue
    if (BY_LINE.test(text)) add(namesIn(text), 'line near the headline', WEIGHTS.visible)
    else if (/^(?:by|written by|author:?)$/i.test(text)) {
      add(namesIn(blocks[index + 1]?.text ?? ''), 'line near the headline', WEIGHTS.visible)
    } else if (
      isNameLike(text) &&
      [blocks[index - 1], blocks[index + 1]].some((next) => next && isDateLine(next.text))
    ) {
      add(namesIn(text), 'line beside the date', WEIGHTS.besideDate)
    }
  }
}

/** Two to four capitalised words and nothing else. */
function isNameLike(text: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u.test(text)
}

function isDateLine(text: string): boolean {
  return text.length < 50 && readDays(text, false).length > 0
}
