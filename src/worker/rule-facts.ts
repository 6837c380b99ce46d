import { cleanUrl, type Entry, excerptOf, type RuleFacts, sourceDomain } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { plainText } from '../pipeline/collect/index.ts'
import type * as archive from '../store/index.ts'

/** What rules look at in an article that has been understood. Topics that a rule gave it do not count. */
export function factsOfArticle({ row, source }: archive.SourcedArticle): RuleFacts {
  return {
    ...{ title: row.title, excerpt: row.excerpt, text: row.text, source, language: row.language, genre: row.genre },
    topics: row.topics.flatMap(({ topic, because }) => (because.some(isRule) ? [] : [topic])),
    authors: row.bylines,
    url: row.url,
  }
}

/** The mark of a topic that came from a rule, not from the text. */
export const RULE_EVIDENCE = 'rule'

const isRule = ({ evidence }: { readonly evidence: string }) => evidence === RULE_EVIDENCE

/** What rules look at in an entry, before its page is read: the feed's own words, understood like an article's. */
export async function factsOfEntry(newsroom: Newsroom, entry: Entry): Promise<RuleFacts> {
  const url = entry.url === null ? '' : cleanUrl(entry.url)
  const domain = sourceDomain(url)
  const text = plainText(entry.content ?? entry.summary ?? '')
  const title = entry.title ?? ''
  const excerpt = excerptOf(plainText(entry.summary ?? '') || text)
  const found = await newsroom.understand({
    ...{ title, text, excerpt, url },
    sourceName: domain,
    sourceDomain: domain,
    bylines: entry.authors,
    kind: entry.video ? 'video' : 'article',
    declaredLanguage: entry.language,
    categories: entry.categories,
    sourceTopics: [],
  })
  return {
    ...{ title, excerpt, text, url },
    source: { name: domain, domain },
    topics: found.topics.map(({ topic }) => topic),
    language: found.language,
    genre: found.genre,
    authors: entry.authors,
  }
}
