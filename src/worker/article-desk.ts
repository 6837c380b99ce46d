import { type ArticleId, cleanUrl, hostOf, sourceDomain } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import * as archive from '../store/index.ts'
import { webAddress } from './web-address.ts'

/** Adds the article at an address, as if a feed had listed it. Its page is read when the stages are worked next. */
export async function addArticleAt(newsroom: Newsroom, address: string): Promise<{ id: ArticleId; isNew: boolean }> {
  const url = cleanUrl(webAddress(address))
  const now = newsroom.now()
  return newsroom.store.transaction(async (tx) => {
    const known = (await archive.articlesAt(tx.db, [url])).get(url)
    if (known) return { id: known, isNew: false }
    const domain = sourceDomain(url)
    const round = (await archive.openRound(tx.db)) ?? (await archive.beginRound(tx.db, now))
    const { at, added } = await archive.addArticles(tx.db, [
      {
        ...{ url, title: url, excerpt: '', text: null, bylines: [], names: [], topics: [], quality: [], because: [] },
        ...{
          publishedAt: now,
          dateSource: 'first seen',
          firstSeenAt: now,
          language: 'und',
          kind: 'article',
          genre: 'report',
        },
        stage: 'listed',
        roundId: round,
        sourceId: await archive.sourceAt(tx.db, { name: domain, domain }),
      },
    ])
    await newsroom.jobs.send(
      'extract',
      added.map((one) => ({ article: one.id, host: hostOf(one.url) })),
      tx,
    )
    return { id: at.get(url)!, isNew: added.length > 0 }
  })
}
