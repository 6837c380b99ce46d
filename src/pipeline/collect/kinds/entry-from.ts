import type { Entry } from '../../../news/entry.ts'
import type { FeedDocument } from '../../../news/feed.ts'
import { parseDate } from '../read-feed/dates.ts'
import { escapeHtml, mendControls } from '../read-feed/entities.ts'
import { languageOf } from '../read-feed/entry.ts'
import { webAddress } from '../read-feed/fields-of.ts'
import { plainText, sanitizeHtml, squeeze } from '../sanitize.ts'

/** What a document says of one entry, as it stands there: text or HTML, addresses absolute or not. */
export interface Found {
  readonly id?: string | null
  readonly link?: string | null
  readonly title?: string | null
  readonly summary?: string | null
  readonly authors?: readonly string[]
  readonly date?: string | null
  readonly updated?: string | null
  readonly topics?: readonly string[]
  readonly picture?: string | null
  readonly language?: string | null
  readonly video?: string | null
}

/** Characters of a headline that is made from a text which has none. */
const LONGEST_HEADLINE = 120

/** A safe entry; null when it would have neither an address nor words. */
export function entryFrom(found: Found, base: string): Entry | null {
  const url = webAddress(found.link ?? undefined, base)
  const summary = htmlFrom(found.summary, url ?? base)
  const title = wordsFrom(found.title) ?? headlineOf(summary)
  if (url === null && title === null) return null
  const picture = webAddress(found.picture ?? undefined, base)
  const video = webAddress(found.video ?? undefined, base)
  return {
    guid: found.id?.trim() || null,
    url,
    title,
    summary,
    content: null,
    authors: [...new Set((found.authors ?? []).flatMap((author) => wordsFrom(author) ?? []))],
    publishedAt: parseDate(found.date ?? ''),
    updatedAt: parseDate(found.updated ?? ''),
    categories: [...new Set((found.topics ?? []).flatMap((topic) => wordsFrom(topic) ?? []))],
    enclosures: [],
    picture: picture === null ? null : { url: picture, width: null, height: null, alt: null },
    video: video === null ? null : { embedUrl: video },
    language: languageOf(found.language ?? null),
  }
}

/** A document of entries that says nothing else of itself. */
export function documentOf(
  said: Pick<FeedDocument, 'format' | 'entries'> & Partial<Pick<FeedDocument, 'title' | 'link' | 'language'>>,
): FeedDocument {
  return {
    id: null,
    title: null,
    link: null,
    description: null,
    language: null,
    image: null,
    author: null,
    copyright: null,
    publishedAt: null,
    updatedAt: null,
    categories: [],
    ttlMinutes: null,
    skipHours: [],
    ...said,
  }
}

/** Services disagree whether a text is HTML; a tag or a character reference in it tells. */
const HTML = /<\/?[a-z][^<>]*>|<!--|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);/i

function wordsFrom(text: string | null | undefined): string | null {
  const mended = mendControls(text ?? '')
  return (HTML.test(mended) ? plainText(mended) : squeeze(mended)) || null
}

function htmlFrom(text: string | null | undefined, base: string): string | null {
  const mended = mendControls(text ?? '').trim()
  return (HTML.test(mended) ? sanitizeHtml(mended, base).trim() : escapeHtml(mended)) || null
}

/** The first sentence of a text without a title, cut at a word. */
function headlineOf(summary: string | null): string | null {
  const words = plainText(summary ?? '')
  if (words === '') return null
  const sentence = /^.{15,}?[.!?](?=\s)/u.exec(words)?.[0] ?? words
  if (sentence.length <= LONGEST_HEADLINE) return sentence
  return `${sentence.slice(0, LONGEST_HEADLINE).replace(/\s+\S*$/u, '')}…`
}
