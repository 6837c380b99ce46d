import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { initFolder, openFolder } from '../src/config/index.ts'
import type { ArticleId, StoryId } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import * as archive from '../src/store/index.ts'
import { madePaper } from './made-paper.ts'

const BATCH = 500

/** A newsroom whose archive holds a made paper of so many stories, in a folder of its own. */
export async function madeNewsroom(stories: number): Promise<{ newsroom: Newsroom; remove: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), 'broadsheet-made-'))
  const { folder } = initFolder(join(home, 'paper'), { empty: true })
  const paper = madePaper(stories)
  const now = new Date(paper.asOf.getTime() + 60_000)
  const newsroom = await openNewsroom(openFolder(folder), { databaseUrl: null, user: 'ann' }, { now: () => now })
  const remove = async () => {
    await newsroom.close()
    rmSync(home, { recursive: true, force: true })
  }
  for (let start = 0; start < stories; start += BATCH) {
    await fileStories(newsroom, paper.stories.slice(start, start + BATCH))
  }
  return { newsroom, remove }
}

async function fileStories(newsroom: Newsroom, stories: ReturnType<typeof madePaper>['stories']): Promise<void> {
  await newsroom.store.transaction(async ({ db }) => {
    const round = await archive.beginRound(db, newsroom.now())
    const sources = new Map<string, Awaited<ReturnType<typeof archive.sourceAt>>>()
    const members = stories.flatMap((story) => [story.lead, ...story.coverage].map((article) => ({ story, article })))
    for (const { name, domain } of members.map(({ article }) => article.source)) {
      if (!sources.has(domain)) sources.set(domain, await archive.sourceAt(db, { name, domain }))
    }
    const { at } = await archive.addArticles(
      db,
      members.map(({ article }) => ({
        ...{ url: article.url, title: article.title, text: `${article.excerpt} `.repeat(15), excerpt: article.excerpt },
        ...{ bylines: article.bylines, names: [], topics: [], quality: article.quality.terms, because: [] },
        ...{ language: 'en', stage: 'grouped' as const, kind: article.kind, genre: article.genre },
        ...{ dateSource: 'feed' as const, publishedAt: article.publishedAt, firstSeenAt: article.publishedAt },
        ...{ roundId: round, picture: article.picture, sourceId: sources.get(article.source.domain)! },
      })),
    )
    const idOf = (url: string): ArticleId => at.get(url)!
    await archive.placeArticles(
      db,
      members.map(({ story, article }) => ({
        ...{ articleId: idOf(article.url), storyId: story.id, because: article.because, copyOf: null },
        ...{ instant: article.publishedAt, memory: new Uint8Array(0) },
      })),
    )
    await archive.rankStories(
      db,
      stories.map(({ id, lead, heat, lastAt }) => ({
        ...{ id: id as StoryId, leadId: idOf(lead.url), leadBecause: [], heat: heat.factors, lastAt },
      })),
    )
    await archive.closeRound(db, round, newsroom.now())
  })
}
