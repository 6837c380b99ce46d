import {
  type ArticleId,
  type Caught,
  caughtBy,
  fateOf,
  messageOf,
  type TopicMatch,
  type Understanding,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { factsOfArticle, RULE_EVIDENCE } from './rule-facts.ts'

/** Works out what extracted articles are about and what they are, and lets the editor's rules say what becomes of them. */
export async function understandArticles(newsroom: Newsroom, ids: readonly ArticleId[]): Promise<void> {
  const { store } = newsroom
  const waiting = (await archive.articlesWithSource(store.db, ids)).filter(({ row }) => row.stage === 'extracted')
  const done = await Promise.all(
    waiting.map(async ({ row, source }) => {
      const listing = await archive.entryOf(store.db, row.id)
      const found = await understood(newsroom, {
        title: row.title,
        text: row.text ?? '',
        excerpt: row.excerpt,
        url: row.url,
        sourceName: source.name,
        sourceDomain: source.domain,
        bylines: row.bylines,
        kind: row.kind,
        declaredLanguage: row.language === 'und' ? null : row.language,
        categories: listing?.entry.categories ?? [],
        sourceTopics: row.carried ? row.topics.map(({ topic }) => topic) : [],
      })
      // An imported article keeps the topics that its file gives it, and no rule touches it: it was published before.
      if (row.carried) return { row, found, topics: row.topics, caught: [] }
      const facts = { ...row, ...found }
      const caught = rulesFor(row, listing !== null, caughtBy(newsroom.rules, factsOfArticle({ row: facts, source })))
      return { row, found, topics: tagged(found.topics, caught), caught }
    }),
  )
  await store.transaction(async (tx) => {
    for (const { row, found, topics, caught } of done) {
      const fate = fateOf(caught)
      await archive.updateArticle(tx.db, row.id, {
        stage: fate === 'free' ? 'understood' : fate,
        caught,
        language: found.language,
        names: found.names,
        topics,
        genre: found.genre,
        tragedy: found.tragedy,
        because: [...row.because, ...found.because],
      })
    }
  })
}

/** What a person added by hand, or released, is neither dropped nor held again. */
function rulesFor(row: archive.ArticleRow, isListed: boolean, caught: readonly Caught[]): Caught[] {
  const released = row.caught.filter((one) => one.released)
  if (isListed && released.length === 0) return [...caught]
  return [...released, ...caught.filter(({ deed }) => deed.do === 'boost' || deed.do === 'tag')]
}

function tagged(topics: readonly TopicMatch[], caught: readonly Caught[]): TopicMatch[] {
  const added = caught.flatMap(({ rule, deed, because }) =>
    deed.do === 'tag' && !topics.some(({ topic }) => topic === deed.topic)
      ? [{ topic: deed.topic, because: [{ evidence: RULE_EVIDENCE, note: `“${rule}”: ${because}` }] }]
      : [],
  )
  return [...topics, ...new Map(added.map((one) => [one.topic, one])).values()]
}

/** An article that understanding cannot cope with goes on as a plain report, and says so. */
async function understood(newsroom: Newsroom, article: Parameters<Newsroom['understand']>[0]): Promise<Understanding> {
  try {
    return await newsroom.understand(article)
  } catch (error) {
    newsroom.log('understand-failed', { url: article.url, why: messageOf(error) })
    const because = [{ evidence: 'not understood', note: messageOf(error) }]
    return {
      language: article.declaredLanguage ?? 'und',
      names: [],
      topics: [],
      genre: 'report',
      tragedy: false,
      because,
    }
  }
}
