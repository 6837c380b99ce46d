import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { type EverydayFile, readEveryday } from '../forms/everyday/index.ts'
import type { ArticleId, EditionId, Paper, ShownSource, Source, StoryId } from '../news/index.ts'
import { storySlug, sum } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { Composed, FiledArticle, MachineStory, Material } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'

export interface Published {
  readonly stories: number
  readonly articles: number
  readonly written: number
  readonly removed: number
  readonly kept: number
  readonly site: string | null
  readonly content: string | null
}

/** Composes the paper as it stands and writes every rendition; only what changed is touched. */
export async function publishEdition(newsroom: Newsroom): Promise<Published> {
  const { store, folder, settings } = newsroom
  const { paper, slugs } = await composeToday(newsroom)
  await store.transaction((tx) => archive.giveSlugs(tx.db, slugs))
  const site = settings.publish.site ? await newsroom.writeSite(paper) : null
  const content = settings.publish.content ? await newsroom.writeContent(paper, await carried(newsroom)) : null
  const articles = paper.stories.reduce((n, story) => n + 1 + story.coverage.length, 0)
  const written = (site?.written.length ?? 0) + (content?.written.length ?? 0)
  const removed = (site?.removed.length ?? 0) + (content?.removed.length ?? 0)
  if (written + removed > 0) {
    await archive.recordEdition(store.db, {
      id: uuid() as EditionId,
      publishedAt: newsroom.now(),
      hash: hashOf(paper),
      stories: paper.stories.length,
      articles,
      written,
      removed,
    })
  }
  return {
    stories: paper.stories.length,
    articles,
    written,
    removed,
    kept: (site?.kept ?? 0) + (content?.kept ?? 0),
    site: site && folder.site,
    content: content && folder.content,
  }
}

/** The paper as it would be published now, and the addresses that new stories would get; or `everything` there is. */
export async function composeToday(newsroom: Newsroom, options: { everything?: boolean } = {}): Promise<Composed> {
  const newest = await archive.newestInstant(newsroom.store.db)
  return newsroom.compose(await materialOf(newsroom, newest ?? new Date(0)), options)
}

async function materialOf(newsroom: Newsroom, asOf: Date): Promise<Material> {
  const { db } = newsroom.store
  const rows = await archive.groupedArticles(db)
  const members = await archive.membersOf(db, 'all')
  const byStory = new Map<StoryId, (typeof members)[number][]>()
  for (const member of members) byStory.set(member.storyId, [...(byStory.get(member.storyId) ?? []), member])
  const shownSources = sourcesShown(rows.map(({ source }) => source))
  return {
    masthead: newsroom.masthead,
    asOf,
    topics: newsroom.topics,
    articles: rows.map(({ article, source }) => filed(article, shownSources.get(source.id)!)),
    stories: (await archive.allStories(db)).map((story): MachineStory => {
      const own = byStory.get(story.id) ?? []
      return { id: story.id, slug: story.slug, leadId: story.leadId, heat: story.heat ?? [], members: own }
    }),
    decisions: await archive.allDecisions(db),
  }
}

function filed(row: archive.ArticleRow, source: ShownSource): FiledArticle {
  const { id, url, title, excerpt, bylines, publishedAt, picture, kind, genre, language, embedUrl } = row
  return {
    ...{ id, url, title, excerpt, source, bylines, publishedAt, picture, kind, genre, language, embedUrl },
    topics: row.topics.map(({ topic }) => topic),
    quality: sum(row.quality),
    names: row.names,
    carried: row.carried !== null,
  }
}

/** Sources with the addresses of their pages: by name, and by domain where two share a name. */
function sourcesShown(sources: readonly Source[]): Map<Source['id'], ShownSource> {
  const unique = [...new Map(sources.map((source) => [source.id, source])).values()].sort((a, b) =>
    a.domain < b.domain ? -1 : 1,
  )
  const taken = new Set<string>()
  return new Map(
    unique.map((source) => {
      const named = storySlug(source.name)
      const slug = taken.has(named) ? storySlug(`${source.name} ${source.domain}`) : named
      taken.add(slug)
      const { name, domain, homeUrl, logo } = source
      return [source.id, { name, domain, homeUrl, logo, slug }]
    }),
  )
}

async function carried(newsroom: Newsroom): Promise<ReadonlyMap<ArticleId, EverydayFile>> {
  const rows = await archive.carriedArticles(newsroom.store.db)
  return new Map(rows.map((row) => [row.id, readEveryday(row.carried!.path, row.carried!.text)]))
}

function hashOf(paper: Paper): string {
  return createHash('sha256').update(JSON.stringify(paper)).digest('hex')
}
