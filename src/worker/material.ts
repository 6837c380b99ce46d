import { type Decision, type ShownSource, type Source, type StoryId, storySlug, sum } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { FiledArticle, MachineStory, Material } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'

/** What earlier front pages are composed from, texts included, because they are judged anew. */
export interface Gathered {
  /** Oldest first, as are the members of each story. */
  readonly articles: readonly archive.SourcedArticle[]
  readonly stories: readonly MachineStory[]
  readonly decisions: readonly Decision[]
}

/** What was published from an instant on. */
export async function gather({ store: { db } }: Pick<Newsroom, 'store'>, since: Date): Promise<Gathered> {
  const articles = await archive.groupedArticles(db, since)
  const byStory = new Map<StoryId, Awaited<ReturnType<typeof archive.membersOf>>>()
  for (const member of await archive.membersOf(db, 'all')) {
    if (member.publishedAt < since) continue
    const own = byStory.get(member.storyId)
    if (own) own.push(member)
    else byStory.set(member.storyId, [member])
  }
  const stories = (await archive.allStories(db)).map((story): MachineStory => {
    const { id, slug, leadId, heat } = story
    return { id, slug, leadId, heat: heat ?? [], members: byStory.get(id) ?? [] }
  })
  return { articles, stories, decisions: await archive.allDecisions(db) }
}

export function materialOf(newsroom: Pick<Newsroom, 'masthead' | 'topics'>, gathered: Gathered, asOf: Date): Material {
  const { articles, stories, decisions } = gathered
  const shownSources = sourcesShown(articles.map(({ source }) => source))
  return {
    masthead: newsroom.masthead,
    asOf,
    topics: newsroom.topics,
    articles: new Map(
      articles.map(({ row, source }) => [row.id, filed(row, shownSources.get(source.id)!, row.carried !== null)]),
    ),
    stories,
    decisions,
  }
}

/** `isCarried`: it came with an import. */
export function filed(
  row: Pick<archive.PaperRow, Exclude<keyof archive.PaperRow, 'storyId' | 'because' | 'copyOf' | 'isCarried'>>,
  source: ShownSource,
  isCarried: boolean,
): FiledArticle {
  const { id, url, title, excerpt, bylines, publishedAt, picture, kind, genre, language, embedUrl } = row
  return {
    topics: row.topics.map(({ topic }) => topic),
    quality: sum(row.quality),
    names: row.names,
    carried: isCarried,
    ...{ id, url, title, excerpt, source, bylines, publishedAt, picture, kind, genre, language, embedUrl },
  }
}

/** Sources with the addresses of their pages: by name, and by domain where two share a name. */
export function sourcesShown(sources: readonly Source[]): Map<Source['id'], ShownSource> {
  const unique = [...new Map(sources.map((source) => [source.id, source])).values()].sort((a, b) =>
    a.domain < b.domain ? -1 : 1,
  )
  const taken = new Set<string>()
  return new Map(
    unique.map((source) => {
      const slug = freeSlug(source, taken)
      taken.add(slug)
      const { name, domain, homeUrl, logo } = source
      return [source.id, { name, domain, homeUrl, logo, slug }]
    }),
  )
}

/** By name, where that is taken with its domain; of long names both may be cut to the same, so a number ends it. */
function freeSlug({ name, domain }: Source, taken: ReadonlySet<string>): string {
  const named = storySlug(name)
  for (const slug of [named, storySlug(`${name} ${domain}`), storySlug(domain)]) if (!taken.has(slug)) return slug
  for (let n = 2; ; n++) if (!taken.has(`${named}-${n}`)) return `${named}-${n}`
}
