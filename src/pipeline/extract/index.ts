/** Extract: reads a page into its text and what is said about it. No I/O, no clock, and never an exception for a page. */
import type { Extraction } from '../../news/article.ts'
import type { PublisherRule } from '../../news/publisher-rule.ts'
import type { Evidence } from '../../news/reason.ts'
import { againstCopies } from '../../news/robots-words.ts'
import { findByline } from './byline.ts'
import { findCanonical } from './canonical.ts'
import { findEmbed } from './embed.ts'
import { reveal } from './hidden.ts'
import { judgeKind } from './kind.ts'
import { findLanguage, isDayFirst } from './language.ts'
import { leftOut } from './left-out.ts'
import { type Head, metaOf, readHead } from './metadata-head.ts'
import { readJsonLd } from './metadata-json-ld.ts'
import { type ParsedPage, parsePage } from './parse-page.ts'
import { findPicture } from './picture.ts'
import { findPublished } from './published.ts'
import { overruled, readByRule, removeByRule } from './publisher.ts'
import { putTogether } from './streamed.ts'
import { type Survey, survey } from './survey.ts'
import { findText } from './text.ts'
import { findTitle } from './title.ts'

/** A page as it was fetched, decoded. */
export interface PageToRead {
  readonly html: string
  /** Where it was found, after redirects. */
  readonly url: string
  /** What its server said to robots with it: `X-Robots-Tag`. */
  readonly robots?: string | null
}

/** What the feed said of the page: one more voice where the page's own places disagree. */
export interface FeedHints {
  readonly title: string | null
  readonly authors: readonly string[]
  readonly publishedAt: Date | null
  readonly feedUrl?: string
}

export interface ExtractOptions {
  /** What the newsroom knows of this publisher's pages. */
  readonly rule?: PublisherRule | null
  /** Also says, as `left out`, what of the page is not in the text. */
  readonly explain?: boolean
}

/**
 * `because` names the winning place for each fact, what was cut from the text, and, as `published`, the calendar day as
 * printed for readers, which can differ from the instant's day in UTC.
 */
export function extract(
  page: PageToRead,
  hints: FeedHints | null,
  { rule = null, explain = false }: ExtractOptions = {},
): Extraction {
  const { url } = page
  const { tree, jsonLd, elements, stopped, unfit, seen, removed } = readTree(page, rule)
  const head = readHead(tree)
  const data = readJsonLd(jsonLd)
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '').replaceAll('-', '') : ''
  const siteName = metaOf(head, 'og:site_name', 'application-name', 'al:ios:app_name') ?? data.siteName
  const siteNames = [siteName, data.siteName].filter((name) => name !== null)

  const title = findTitle(head, data, seen, { names: siteNames, host }, hints?.title ?? null)
  const byline = findByline(head, data, seen, title.at, {
    siteNames,
    host,
    feedAuthors: hints?.authors ?? [],
    title: title.title,
  })
  const published = findPublished(head, data, seen, title.at, {
    url,
    feedDate: hints?.publishedAt ?? null,
    dayFirst: isDayFirst(head),
  })
  const picture = findPicture(head, data, seen, title.at, url)
  const canonical = findCanonical(head, data, url)
  const embedUrl = findEmbed(head, data, seen, url)
  const language = findLanguage(head, data)
  const forbidden = noCopies(head, page.robots ?? null)
  const articleElements = tree.getElementsByTagName('article').length
  const ruled = rule && readByRule(tree, rule, { url, dayFirst: isDayFirst(head) })
  // Last: readability takes the tree apart.
  const found = unfit
    ? { text: '', because: [] }
    : findText({ ...page, elements, articleBody: data.articleBody }, tree, seen.blocks)
  const kind = judgeKind({
    head,
    data,
    page: seen,
    title: title.title ?? '',
    text: found.text,
    url,
    bylineWeight: byline.weight,
    articleElements,
    fromFeed: hints !== null,
  })
  const limits: Evidence[] = stopped ? [{ evidence: 'limit', note: stopped }] : []
  const extraction: Extraction = {
    canonicalUrl: canonical.canonicalUrl,
    title: title.title,
    text: found.text,
    bylines: byline.bylines,
    publishedAt: published.publishedAt,
    language: language.language,
    picture: picture.picture,
    ...(forbidden === null ? {} : { noCopies: forbidden }),
    siteName,
    kind: kind.kind,
    embedUrl,
    because: [
      ...limits,
      ...removed,
      ...title.because,
      ...byline.because,
      ...published.because,
      ...found.because,
      ...language.because,
      ...picture.because,
      ...(forbidden === null ? [] : [{ evidence: 'picture', note: `not to be copied: ${forbidden}` }]),
      ...canonical.because,
      ...kind.because,
    ],
  }
  const final = ruled ? overruled(extraction, ruled) : extraction
  return explain ? { ...final, because: [...final.because, ...leftOut(seen.blocks, final.text)] } : final
}

/** How a page says that its pictures are not to be copied. */
function noCopies({ meta }: Head, header: string | null): string | null {
  const told = againstCopies(header)
  if (told !== null) return `X-Robots-Tag: ${told}`
  for (const name of ['robots', 'broadsheet']) {
    for (const content of meta.get(name) ?? []) {
      const word = againstCopies(content)
      if (word !== null) return `<meta name="${name}"> ${word}`
    }
  }
  return null
}

/** Below this many characters of text a page is read again with what it says to readers without scripts. */
const NEXT_TO_NOTHING = 300

function readTree(
  { html, url }: PageToRead,
  rule: PublisherRule | null,
): ParsedPage & { readonly seen: Survey; readonly removed: readonly Evidence[] } {
  let parsed = parsePage(html, url)
  if (parsed.tree.body.textContent.trim().length < NEXT_TO_NOTHING && /<noscript/i.test(html)) {
    parsed = parsePage(html, url, { withNoscript: true })
  }
  putTogether(parsed.tree)
  const removed = rule ? removeByRule(parsed.tree, rule) : []
  reveal(parsed.tree)
  return { ...parsed, seen: survey(parsed.tree), removed }
}
