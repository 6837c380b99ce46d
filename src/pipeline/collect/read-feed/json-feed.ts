import type { Enclosure, Entry } from '../../../news/entry.ts'
import type { FeedDocument } from '../../../news/feed.ts'
import { plainText, sanitizeHtml } from '../sanitize.ts'
import { parseDate } from './dates.ts'
import { escapeHtml, mendControls } from './entities.ts'
import { languageOf } from './entry.ts'
import { webAddress } from './fields-of.ts'

type Json = Readonly<Record<string, unknown>>

/** The value of a JSON text; of one that was cut off, everything up to its last whole item. Undefined when it is broken. */
export function parseJson(text: string): unknown {
  const whole = tryParse(text)
  if (whole !== undefined) return whole
  const end = endOfLastItem(text)
  return end === null ? undefined : tryParse(`${text.slice(0, end)}]}`)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the last whole object ends that stands in a list of the outermost object. */
function endOfLastItem(text: string): number | null {
  let depth = 0
  let end: number | null = null
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/gs)) {
    if (token === '{' || token === '[') depth++
    else if (token === '}' || token === ']') depth--
    if (token === '}' && depth === 2) end = index + 1
  }
  return end
}

/** Items of one document that are read: an item may be two characters long, and an answer has room for millions. */
const MOST_ITEMS = 10_000

/** JSON Feed 1.0 and 1.1. Null when the value is no such feed: any object with a list of items may be one. */
export function readJsonFeed(value: unknown, base: string): FeedDocument | null {
  if (!isObject(value) || !Array.isArray(value.items)) return null
  const isFeed = text(value.version)?.includes('jsonfeed') || 'title' in value || 'home_page_url' in value
  if (!isFeed) return null
  const language = languageOf(text(value.language))
  return {
    format: 'json',
    id: text(value.feed_url),
    title: words(value.title),
    link: webAddress(text(value.home_page_url) ?? undefined, base),
    description: words(value.description),
    language,
    image: webAddress(text(value.icon) ?? text(value.favicon) ?? undefined, base),
    author: peopleIn(value)[0] ?? null,
    copyright: null,
    publishedAt: null,
    updatedAt: null,
    categories: [],
    ttlMinutes: null,
    skipHours: [],
    entries: value.items
      .slice(0, MOST_ITEMS)
      .filter(isObject)
      .map((item) => readItem(item, base, language)),
  }
}

function readItem(item: Json, base: string, feedLanguage: string | null): Entry {
  const url = webAddress(text(item.url) ?? text(item.external_url) ?? undefined, base)
  const plain = text(item.content_text)
  const html = text(item.content_html)
  const content = html !== null ? sanitizeHtml(html, url ?? base).trim() : plain !== null ? escapeHtml(plain) : null
  const summary = text(item.summary)
  const picture = webAddress(text(item.image) ?? text(item.banner_image) ?? undefined, base)
  return {
    guid: text(item.id) ?? (typeof item.id === 'number' ? String(item.id) : null),
    url,
    title: words(item.title),
    summary: summary !== null ? escapeHtml(summary) : content,
    content,
    authors: peopleIn(item),
    publishedAt: parseDate(text(item.date_published) ?? ''),
    updatedAt: parseDate(text(item.date_modified) ?? ''),
    categories: list(item.tags).flatMap((tag) => text(tag) ?? []),
    enclosures: list(item.attachments)
      .filter(isObject)
      .flatMap((attachment) => enclosure(attachment, base)),
    picture: picture === null ? null : { url: picture, width: null, height: null, alt: null },
    video: null,
    language: languageOf(text(item.language)) ?? feedLanguage,
  }
}

function enclosure(attachment: Json, base: string): Enclosure[] {
  const url = webAddress(text(attachment.url) ?? undefined, base)
  if (url === null) return []
  const size = attachment.size_in_bytes
  return [{ url, type: text(attachment.mime_type), length: typeof size === 'number' ? String(size) : null }]
}

/** Version 1.1 lists authors, 1.0 has one. */
function peopleIn(value: Json): string[] {
  const people = [...list(value.authors), value.author].filter(isObject)
  return [...new Set(people.flatMap((person) => text(person.name) ?? []))]
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? mendControls(value.trim()) : null
}

function words(value: unknown): string | null {
  const found = text(value)
  return found === null ? null : plainText(escapeHtml(found))
}
