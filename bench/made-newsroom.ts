import { mkdirSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { initFolder, openFolder } from '../src/config/index.ts'
import type { ArticleId, ShownArticle, SourceId } from '../src/news/index.ts'
import { type Newsroom, openNewsroom } from '../src/newsroom.ts'
import { madePaper } from './made-paper.ts'

/** Rows in one statement. */
const BATCH = 1000
/** How long a made article's text is, in excerpts: about four hundred words. */
const TEXT_EXCERPTS = 10

/**
 * Opens a newsroom in a new folder, whose archive holds so many made stories, grouped and ranked, as if it had long run:
 * one that `start` serves, or one that a command opens to publish.
 */
export async function madeNewsroom(folder: string, stories: number, { serves = true } = {}): Promise<Newsroom> {
  mkdirSync(folder, { recursive: true })
  initFolder(folder, { empty: true })
  const newsroom = await openNewsroom(openFolder(folder), { databaseUrl: null, user: 'bench' }, { serves })
  const paper = madePaper(stories)
  const uuid = (group: number, at: number) =>
    `00000000-0000-7000-${group}000-${String(at).padStart(12, '0')}` as ArticleId & SourceId
  const articleId = (article: ShownArticle) => uuid(9, Number(article.id.split('-')[1]))
  const sourceId = new Map(paper.sources.map(({ domain }, at) => [domain, uuid(8, at)]))

  await insert(
    newsroom,
    'sources',
    paper.sources.map(({ name, domain, homeUrl }) => ({
      ...{ id: sourceId.get(domain), name, domain, home_url: homeUrl },
      ...{ official: false, trusted: false },
    })),
  )
  const members = paper.stories.flatMap((story) =>
    [story.lead, ...story.coverage].map((article) => ({ story, article, id: articleId(article) })),
  )
  await insert(
    newsroom,
    'articles',
    members.map(({ article, id }) => ({
      ...{ id, source_id: sourceId.get(article.source.domain), url: article.url, stage: 'grouped' },
      ...{
        title: article.title,
        excerpt: article.excerpt,
        bylines: article.bylines,
        published_at: article.publishedAt,
      },
      ...{ text: `${article.excerpt} `.repeat(TEXT_EXCERPTS), date_source: 'page', picture: article.picture },
      ...{ language: article.language, kind: article.kind, genre: article.genre, tragedy: false },
      ...{ names: article.title.split(' ').slice(0, 3), topics: [], quality: article.quality.terms, because: [] },
      ...{ first_seen_at: article.publishedAt, caught: [], text_forgotten: false },
    })),
  )
  await insert(
    newsroom,
    'stories',
    paper.stories.map(({ id, lead, heat, lastAt, slug }) => ({
      ...{ id, slug, lead_id: articleId(lead), lead_because: [], heat: heat.factors, stale: false, last_at: lastAt },
    })),
  )
  await insert(
    newsroom,
    'members',
    members.map(({ story, article, id }) => ({
      ...{ article_id: id, story_id: story.id, because: article.because, copy_of: null, memory: '' },
      instant: article.publishedAt,
    })),
  )
  await newsroom.store.db.execute(sql`analyze`)
  return newsroom
}

async function insert({ store }: Newsroom, table: string, rows: readonly object[]): Promise<void> {
  const name = sql.raw(table)
  for (let start = 0; start < rows.length; start += BATCH) {
    const json = JSON.stringify(rows.slice(start, start + BATCH))
    await store.db.execute(sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${json}::json)`)
  }
}
