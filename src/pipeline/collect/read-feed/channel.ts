import type { FeedDocument } from '../../../news/feed.ts'
import { attributeDate, dateOf, languageOf } from './entry.ts'
import { FEED_FIELDS as FIELDS } from './fields.ts'
import {
  all,
  categoriesOf,
  childText,
  type Fields,
  fieldsOf,
  firstOf,
  idOf,
  pageLink,
  personOf,
  webAddress,
  words,
} from './fields-of.ts'
import { type Family, textOf } from './text-construct.ts'
import type { Element } from './xml-tree.ts'

/** What the feed says about itself: RSS's channel, Atom's feed. */
export function readChannel(channel: Element, family: Family): Omit<FeedDocument, 'format' | 'entries'> {
  const fields = fieldsOf(channel)
  return {
    id: firstOf(all(fields, FIELDS.id), idOf),
    title: words(fields, FIELDS.title, family),
    link: pageLink(all(fields, FIELDS.link)) ?? webAddress(channel.attributes.get('href'), channel.base),
    description: words(fields, FIELDS.description, family),
    language: languageOf(words(fields, FIELDS.language, family) ?? channel.language),
    image: firstOf(all(fields, FIELDS.image), imageIn),
    author: firstOf(all(fields, FIELDS.author), personOf),
    copyright: words(fields, FIELDS.copyright, family),
    publishedAt: dateOf(fields, FIELDS.published),
    updatedAt: dateOf(fields, FIELDS.updated) ?? attributeDate(channel),
    categories: categoriesOf(channel, FIELDS.categories, family),
    ttlMinutes: ttlOf(fields),
    skipHours: skipHoursOf(fields),
  }
}

function imageIn(element: Element): string | null {
  const { attributes, base, name } = element
  if (name === 'itunes:link' && attributes.get('rel') !== 'image') return null
  const inAttribute = attributes.get('href') ?? attributes.get('url') ?? attributes.get('rdf:resource')
  return webAddress(inAttribute ?? childText(element, ['url']) ?? textOf(element), base)
}

const PERIOD_MINUTES = new Map<string, number>([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
])

/** RSS writes minutes; the syndication module a period and how often in it. */
function ttlOf(fields: Fields): number | null {
  const ttl = numberIn(fields, 'ttl')
  if (ttl !== null) return ttl
  const period = PERIOD_MINUTES.get(textIn(fields, 'sy:updateperiod').toLowerCase())
  return period === undefined ? null : Math.round(period / (numberIn(fields, 'sy:updatefrequency') ?? 1))
}

function skipHoursOf(fields: Fields): number[] {
  const hours = all(fields, ['skiphours'])
    .flatMap((element) => all(fieldsOf(element), ['hour']))
    .map((hour) => Number.parseInt(textOf(hour), 10) % 24)
    .filter((hour) => hour >= 0)
  return [...new Set(hours)].sort((a, b) => a - b)
}

function numberIn(fields: Fields, name: string): number | null {
  const number = Number.parseInt(textIn(fields, name), 10)
  return number > 0 ? number : null
}

function textIn(fields: Fields, name: string): string {
  return firstOf(all(fields, [name]), (element) => textOf(element).trim() || null) ?? ''
}
