import type { Newsroom } from '../newsroom.ts'
import type { Carried } from '../renditions/content/index.ts'
import * as archive from '../store/index.ts'

/** What was imported, for the content tree. */
export async function carriedContent({ store }: Newsroom): Promise<Carried> {
  const articles = await archive.carriedArticles(store.db)
  return {
    articles: new Map(articles.map(({ id, carried }) => [id, { path: carried.path, text: carried.text }])),
    files: await archive.carriedTexts(store.db),
  }
}
