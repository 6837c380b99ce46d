import { type ArticleId, messageOf, type Understanding } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'

/** Works out what extracted articles are about and what they are. */
export async function understandArticles(newsroom: Newsroom, ids: readonly ArticleId[]): Promise<void> {
  const { store } = newsroom
  const waiting = (await archive.articlesWithSource(store.db, ids)).filter(({ row }) => row.stage === 'extracted')
  const done = await Promise.all(
    waiting.map(async ({ row, source }) => {
      const listing = await archive.entryOf(store.db, row.id)
      const found = understood(newsroom, {
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
      return { row, found }
    }),
  )
  await store.transaction(async (tx) => {
    for (const { row, found } of done) {
      await archive.updateArticle(tx.db, row.id, {
        stage: 'understood',
        language: found.language,
        names: found.names,
        // An imported article keeps the topics that its file gives it.
        topics: row.carried ? row.topics : found.topics,
        genre: found.genre,
        tragedy: found.tragedy,
        because: [...row.because, ...found.because],
      })
    }
  })
}

/** An article that understanding cannot cope with goes on as a plain report, and says so. */
function understood(newsroom: Newsroom, article: Parameters<Newsroom['understand']>[0]): Understanding {
  try {
    return newsroom.understand(article)
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
