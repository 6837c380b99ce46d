import {
  type ArticleId,
  cleanUrl,
  type Entry,
  type Extraction,
  excerptOf,
  headlineOf,
  type Kind,
  messageOf,
  type Picture,
  sourceDomain,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { plainText } from '../pipeline/collect/index.ts'
import * as archive from '../store/index.ts'

/**
 * Reads an article's page. What cannot be read is given up with the reason: title and excerpt are then the feed's. Says whether
 * the article is handed on: one that turns out to be another leaves, and nobody after this will say so to its round.
 */
export async function extractArticle(newsroom: Newsroom, article: ArticleId): Promise<boolean> {
  try {
    return await readPage(newsroom, article)
  } catch (error) {
    if (archive.isArchiveTrouble(error)) throw error
    // One page that we cannot cope with must not hold up its round.
    newsroom.log('extract-failed', { article, why: messageOf(error) })
    return giveUp(newsroom, article, messageOf(error))
  }
}

async function readPage(newsroom: Newsroom, article: ArticleId): Promise<boolean> {
  const { store } = newsroom
  const listed = await archive.articleToRead(store.db, article)
  if (listed?.row.stage !== 'listed') return false
  const { row, domain, entry } = listed
  const page = await newsroom.extract(row.url, entry)
  if (page.kind === 'gave up') return giveUp(newsroom, article, page.why)
  const { extraction } = page
  const now = newsroom.now()
  return store.transaction(async (tx) => {
    const url = cleanUrl(extraction.canonicalUrl ?? page.url)
    const remains = await archive.settleAddress(tx.db, article, url)
    if (remains !== article) return false
    const likely = { id: row.sourceId, domain }
    const source = { likely, domain: sourceDomain(url), name: extraction.siteName }
    const sourceId = await archive.articleSource(tx.db, source)
    return keep(newsroom, tx, row, entry, { ...factsOf(row, entry, extraction, now), url, sourceId })
  })
}

/** What extraction says of an article. */
type Facts = Partial<Omit<archive.NewArticle, 'id' | 'roundId'>> &
  Pick<archive.ArticleRow, 'url' | 'sourceId' | 'text' | 'publishedAt' | 'because'>

/** Keeps what was found, and hands it on, unless it is another article's text under another address. */
async function keep(
  newsroom: Newsroom,
  tx: archive.Tx,
  row: archive.ArticleRow,
  entry: Entry | null,
  facts: Facts,
): Promise<boolean> {
  const twice = await archive.settleText(tx.db, {
    ...{ id: row.id, url: facts.url, sourceId: facts.sourceId, roundId: row.roundId, publishedAt: facts.publishedAt },
    // What the feed called it: a page that hides its text hides its title, too.
    title: entry?.title ?? row.title,
    text: facts.text ?? '',
  })
  if (twice && twice.remains !== row.id) return false
  const because = [...facts.because, ...(twice ? [{ evidence: 'same text', note: `also at ${twice.url}` }] : [])]
  await archive.updateArticle(tx.db, row.id, { ...facts, because, stage: 'extracted' })
  await newsroom.jobs.send('understand', [{ article: row.id }], tx)
  return true
}

/** Many feeds cut their summary off in the middle of the article's own first sentences: then the page has them whole. */
function isCutOff(summary: string, text: string): boolean {
  const start = (words: string) => words.replace(/\s+/gu, ' ').slice(0, 60)
  return text.length > summary.length && (!/[.!?…]["'”’)]*$/u.test(summary) || start(text) === start(summary))
}

/** What a feed lists is news, however bare its page; only a list of links is something else all the same. */
function kindOf(row: archive.ArticleRow, entry: Entry | null, extraction: Extraction): Kind {
  if (row.embedUrl) return 'video'
  return extraction.kind === 'other' && entry !== null ? 'article' : extraction.kind
}

async function giveUp(newsroom: Newsroom, article: ArticleId, why: string): Promise<boolean> {
  const { store } = newsroom
  const listed = await archive.articleToRead(store.db, article)
  if (listed?.row.stage !== 'listed') return false
  const { row, entry } = listed
  const text = plainText(entry?.content ?? entry?.summary ?? '')
  return store.transaction((tx) =>
    keep(newsroom, tx, row, entry, {
      ...{ url: row.url, sourceId: row.sourceId, publishedAt: row.publishedAt, because: row.because },
      ...{ gaveUp: why, text: text || null },
    }),
  )
}

/** What a page says of its pictures goes for the one that its feed lists, too. */
function pictureOf({ picture, noCopies }: Extraction, row: archive.ArticleRow): Picture | null {
  const found = picture ?? row.picture
  return found && noCopies !== undefined ? { ...found, noCopies } : found
}

/** The page's facts where it has them, else the feed's. */
function factsOf(row: archive.ArticleRow, entry: Entry | null, extraction: Extraction, now: Date) {
  const listed = plainText(entry?.content ?? entry?.summary ?? '')
  const text = extraction.text || listed
  // The feed's own summary is what its publisher wants shown; a page's first sentences serve where there is none.
  const summary = plainText(entry?.summary ?? '')
  const published = extraction.publishedAt ?? (row.dateSource === 'first seen' ? null : row.publishedAt)
  return {
    title: headlineOf(extraction.title ?? '') || row.title,
    excerpt: excerptOf(isCutOff(summary, text) ? text : summary || text),
    text: text || null,
    bylines: extraction.bylines,
    publishedAt: published && published < now ? published : row.firstSeenAt,
    dateSource: extraction.publishedAt ? ('page' as const) : row.dateSource,
    picture: pictureOf(extraction, row),
    language: extraction.language ?? row.language,
    kind: kindOf(row, entry, extraction),
    embedUrl: row.embedUrl ?? extraction.embedUrl,
    because: extraction.because,
  }
}
