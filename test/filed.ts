import { openFolder } from '../src/config/index.ts'
import type { ArticleId } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { drain } from '../src/worker/index.ts'
import type { TestPaper } from './paper.ts'

export interface FiledArticle {
  readonly source: string
  readonly title: string
  readonly text: string
  readonly at: Date
}

/** The newsroom of a test's paper, opened in this process; nobody else may have the paper open. */
export const openPaper = (paper: TestPaper, now = () => new Date()): Promise<Newsroom> =>
  openNewsroom(openFolder(paper.dir), { databaseUrl: null, user: 'ann' }, { now })

/** Puts articles into the archive as a round of their own, as if extracted and understood, and works what follows. */
export async function file(newsroom: Newsroom, articles: readonly FiledArticle[]): Promise<ArticleId[]> {
  const added = await newsroom.store.transaction(async ({ db }) => {
    const round = await archive.beginRound(db, newsroom.now())
    const rows = []
    for (const [n, { source, title, text, at }] of articles.entries()) {
      const domain = `${source}.example`
      rows.push({
        ...{ url: `https://${domain}/${at.getTime()}/${n}`, title, text, excerpt: text.slice(0, 200), bylines: [] },
        ...{ names: [], topics: [], quality: [], because: [], language: 'en', stage: 'understood' as const },
        ...{ kind: 'article' as const, genre: 'report' as const, dateSource: 'feed' as const },
        ...{ publishedAt: at, firstSeenAt: at, roundId: round },
        sourceId: await archive.sourceAt(db, { name: source, domain }),
      })
    }
    const { at: byUrl } = await archive.addArticles(db, rows)
    return rows.map(({ url }) => byUrl.get(url)!)
  })
  await drain(newsroom, null)
  return added
}
