import { z } from 'zod'
import type { Entry } from '../../../../news/entry.ts'
import { parseDate } from '../../read-feed/dates.ts'
import { childText, fieldsOf } from '../../read-feed/fields-of.ts'
import { type Element, parseXml } from '../../read-feed/xml-tree.ts'
import { documentOf, entryFrom } from '../entry-from.ts'
import { defineKind, type Reading } from '../kind.ts'

const options = z.strictObject({
  match: z.string().min(1).optional().describe('only addresses that hold this text, such as /news/'),
  most: z.coerce.number().int().min(1).max(1000).default(100).describe('the newest so many at each poll'),
})

/** Sitemaps as sitemaps.org has them, with the news, image and video extensions; lists of sitemaps; plain lists. */
export const sitemap = defineKind({
  name: 'sitemap',
  about: 'a sitemap or news sitemap, or an index of them',
  options,
  madeFor: 'machines',
  shorthand: null,
  read: ({ text, url }, { match, most }) => {
    const root = rootOf(text, url)
    if (root?.name === 'sitemapindex') return partsOf(root)
    const listed = root ? pagesOf(root) : plainList(text)
    if (listed === null) return { kind: 'unreadable', why: 'the answer is no sitemap' }
    const wanted = match === undefined ? listed : listed.filter(({ loc }) => loc.includes(match))
    const entries = newest(wanted, most).flatMap((page) => entryOf(page, url) ?? [])
    const title = root && publicationOf(root)
    return {
      kind: 'feed',
      document: documentOf({ format: 'sitemap', title, link: new URL('/', url).href, entries }),
    }
  },
})

function rootOf(text: string, url: string): Element | null {
  if (!text.includes('<')) return null
  const roots = parseXml(text, url).children.filter((child) => typeof child !== 'string')
  return roots.find(({ name }) => name === 'urlset' || name === 'sitemapindex') ?? null
}

function children(element: Element, name: string): Element[] {
  return [...(fieldsOf(element).get(name) ?? [])]
}

function partsOf(root: Element): Reading {
  const parts = children(root, 'sitemap').flatMap((part) => {
    const address = childText(part, ['loc'])
    const at = parseDate(childText(part, ['lastmod']) ?? '')
    return address !== null && URL.canParse(address, part.base) ? [{ url: new URL(address, part.base).href, at }] : []
  })
  if (parts.length === 0) return { kind: 'unreadable', why: 'the sitemap names no other' }
  // Without dates the one for news comes first: its name is all there is to tell.
  const place = ({ url, at }: (typeof parts)[number]) => at?.getTime() ?? (/news/i.test(url) ? 1 : 0)
  const urls = [...parts].sort((a, b) => place(b) - place(a)).map(({ url }) => url)
  return { kind: 'parts', urls, dated: parts.every(({ at }) => at !== null) }
}

/** A page as listed: of large sitemaps only the newest are read further. */
interface ListedPage {
  readonly loc: string
  /** Milliseconds; pages without a date come last. */
  readonly at: number
  readonly element: Element | null
}

function pagesOf(root: Element): ListedPage[] {
  return children(root, 'url').flatMap((element) => {
    const loc = childText(element, ['loc'])
    if (!element.whole || loc === null) return []
    const news = newsIn(element)
    const date = (news && childText(news, ['news:publication_date'])) ?? childText(element, ['lastmod'])
    return [{ loc, at: parseDate(date ?? '')?.getTime() ?? 0, element }]
  })
}

function newsIn(element: Element): Element | undefined {
  return children(element, 'news:news')[0]
}

function entryOf({ loc, element }: ListedPage, base: string): Entry | null {
  const news = element ? newsIn(element) : undefined
  const publication = news && children(news, 'news:publication')[0]
  const image = element ? children(element, 'image:image')[0] : undefined
  const video = element ? children(element, 'video:video')[0] : undefined
  const said = (of: Element | null | undefined, name: string) => (of ? childText(of, [name]) : null)
  const entry = entryFrom(
    {
      link: loc,
      title: said(news, 'news:title') ?? said(video, 'video:title'),
      summary: said(video, 'video:description'),
      date: said(news, 'news:publication_date') ?? said(video, 'video:publication_date'),
      updated: said(element, 'lastmod'),
      topics: [said(news, 'news:keywords'), said(news, 'news:genres')].flatMap((list) => list?.split(',') ?? []),
      picture: said(image, 'image:loc') ?? said(video, 'video:thumbnail_loc'),
      video: said(video, 'video:player_loc'),
      language: said(publication, 'news:language') ?? said(news, 'news:language'),
    },
    element?.base ?? base,
  )
  return entry?.url ? entry : null
}

/** The name of the paper, as a news sitemap gives it with each of its articles. */
function publicationOf(root: Element): string | null {
  for (const element of children(root, 'url')) {
    const news = newsIn(element)
    const publication = news && children(news, 'news:publication')[0]
    if (publication) return childText(publication, ['news:name'])
  }
  return null
}

/** The protocol also allows one address a line and nothing else. */
function plainList(text: string): ListedPage[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (lines.length === 0 || !lines.every((line) => /^\s*https?:\/\/\S+\s*$/i.test(line))) return null
  return lines.map((line) => ({ loc: line.trim(), at: 0, element: null }))
}

/** Pages of the same instant keep the document's order. */
function newest(pages: readonly ListedPage[], most: number): ListedPage[] {
  return [...pages].sort((a, b) => b.at - a.at).slice(0, most)
}
