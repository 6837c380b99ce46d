import type { Entry } from '../../../news/entry.ts'
import { parseDate } from './dates.ts'
import { ENTRY_FIELDS as FIELDS } from './fields.ts'
import {
  all,
  categoriesOf,
  type Fields,
  fieldsOf,
  firstOf,
  idOf,
  pageLink,
  personOf,
  webAddress,
  words,
} from './fields-of.ts'
import { enclosuresOf, pictureOf, videoOf } from './media.ts'
import { type Family, htmlOf, textOf } from './text-construct.ts'
import type { Element } from './xml-tree.ts'

/** One `item` or `entry` of an XML feed. What says nothing of its language is in the feed's. */
export function readEntry(element: Element, family: Family, feedLanguage: string | null): Entry {
  const fields = fieldsOf(element)
  const url = urlOf(element, fields)
  const texts = textsOf(fields, family)
  const enclosures = enclosuresOf(fields)
  return {
    guid:
      firstOf(all(fields, FIELDS.guid), idOf) ??
      element.attributes.get('rdf:about')?.trim() ??
      // A podcast's episode without id or page is known by its recording.
      (url === null ? (enclosures[0]?.url ?? null) : null),
    url,
    title: words(fields, FIELDS.title, family),
    ...texts,
    authors: authorsOf(fields),
    publishedAt: dateOf(fields, FIELDS.published),
    updatedAt: dateOf(fields, FIELDS.updated) ?? attributeDate(element),
    categories: categoriesOf(element, FIELDS.categories, family),
    enclosures,
    picture: pictureOf(fields, texts.content ?? texts.summary, element.base),
    video: videoOf(fields, url),
    language: languageOf(words(fields, FIELDS.language, family) ?? element.language) ?? feedLanguage,
  }
}

/** Its page: the address before a feed service replaced it, its link, or an id that is declared to be a link. */
function urlOf(element: Element, fields: Fields): string | null {
  return (
    firstOf(all(fields, FIELDS.origin), (origin) => webAddress(textOf(origin), origin.base)) ??
    pageLink(all(fields, FIELDS.link)) ??
    firstOf(all(fields, FIELDS.guid), permalinkIn) ??
    webAddress(element.attributes.get('rdf:about') ?? element.attributes.get('href'), element.base)
  )
}

function permalinkIn(guid: Element): string | null {
  const text = textOf(guid).trim()
  const isLink = guid.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false' && /^(https?:\/\/|\/)/i.test(text)
  return isLink ? webAddress(text, guid.base) : null
}

/**
 * The summary is the shorter text, the content the longer one. RSS uses `description` for either: it is the content
 * only beside a summary. An entry that has only content is summarised by it, so that whoever shows a summary has one.
 */
function textsOf(fields: Fields, family: Family): Pick<Entry, 'summary' | 'content'> {
  const html = (names: readonly string[]) => firstOf(all(fields, names), (element) => htmlOf(element, family) || null)
  const hasSummary = fields.has('summary')
  const summary = html(FIELDS.summary)
  const content = html(hasSummary ? FIELDS.content : FIELDS.content.filter((name) => name !== 'description'))
  return { summary: summary ?? content, content }
}

function authorsOf(fields: Fields): string[] {
  for (const name of FIELDS.author) {
    const people = all(fields, [name]).flatMap((element) => personOf(element) ?? [])
    if (people.length > 0) return [...new Set(people)]
  }
  return []
}

/** The last of several equal elements counts: what was added later is the correction. */
export function dateOf(fields: Fields, names: readonly string[]): Date | null {
  return firstOf(
    names.flatMap((name) => fields.get(name)?.toReversed() ?? []),
    (element) => parseDate(textOf(element)),
  )
}

/** CDF keeps its date in an attribute. */
export function attributeDate(element: Element): Date | null {
  return parseDate(element.attributes.get('lastmod') ?? '')
}

/** `en_US` is written `en-US`. */
export function languageOf(text: string | null): string | null {
  const tag = text?.trim().replace(/_/g, '-') ?? ''
  return tag === '' ? null : tag
}
