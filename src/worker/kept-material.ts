import type { ArticleId, Decision, ShownSource, SourceId, StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { FiledArticle, MachineStory, Material } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'
import { filed, sourcesShown } from './material.ts'

/** What this process has read of each newsroom's archive, so that it only reads again what was written since. */
const keepers = new WeakMap<Newsroom['store'], Keeper>()

/** What the paper is composed from, as the archive has it now; what has not changed is the same object as before. */
export async function currentMaterial(newsroom: Newsroom): Promise<Material> {
  const keeper = keepers.get(newsroom.store) ?? { kept: null, last: Promise.resolve() }
  keepers.set(newsroom.store, keeper)
  // One after the other: each goes on from what the one before has read.
  const reading = keeper.last.then(() => read(newsroom, keeper))
  keeper.last = reading.catch(() => {
    keeper.kept = null
  })
  return reading
}

interface Keeper {
  kept: Kept | null
  last: Promise<unknown>
}

interface Kept {
  readonly mark: string
  readonly rows: Map<ArticleId, archive.PaperRow>
  readonly stories: Map<StoryId, archive.PaperStory>
  readonly sources: Map<SourceId, ShownSource>
  readonly filed: Map<ArticleId, FiledArticle>
  articles: readonly FiledArticle[]
  machine: readonly MachineStory[]
}

async function read(newsroom: Newsroom, keeper: Keeper): Promise<Material> {
  let rows = await archive.paperRows(newsroom.store, keeper.kept?.mark ?? null)
  let kept = taken(rows.isChange ? keeper.kept : null, rows)
  if (kept.rows.size !== rows.counts.articles || kept.stories.size !== rows.counts.stories) {
    // Some were deleted.
    rows = await archive.paperRows(newsroom.store, null)
    kept = taken(null, rows)
  }
  keeper.kept = kept
  const decisions: readonly Decision[] = await archive.allDecisions(newsroom.store.db)
  const { masthead, topics, settings } = newsroom
  const pieces = settings.satire.enabled ? await archive.publishedPieces(newsroom.store.db) : []
  const newest = kept.articles.at(-1)?.publishedAt ?? new Date(0)
  return { masthead, asOf: newest, topics, articles: kept.articles, stories: kept.machine, pieces, decisions }
}

/** What was kept, brought up to date. */
function taken(before: Kept | null, rows: archive.PaperRows): Kept {
  const kept: Kept = {
    rows: before?.rows ?? new Map(),
    stories: before?.stories ?? new Map(),
    filed: before?.filed ?? new Map(),
    articles: before?.articles ?? [],
    machine: before?.machine ?? [],
    mark: rows.mark,
    sources: new Map(),
  }
  for (const story of rows.stories) kept.stories.set(story.id, story)
  for (const row of rows.articles) {
    kept.rows.set(row.id, row)
    kept.filed.delete(row.id)
  }
  const grouped = new Set([...kept.rows.values()].map(({ sourceId }) => sourceId))
  for (const [id, source] of sourcesShown(rows.sources.filter(({ id }) => grouped.has(id)))) {
    const known = before?.sources.get(id)
    kept.sources.set(id, known && JSON.stringify(known) === JSON.stringify(source) ? known : source)
  }
  const sourcesMoved = [...kept.sources].some(([id, source]) => before?.sources.get(id) !== source)
  if (before && rows.articles.length === 0 && rows.stories.length === 0 && !sourcesMoved) return kept
  for (const row of kept.rows.values()) {
    const source = kept.sources.get(row.sourceId)!
    if (kept.filed.get(row.id)?.source !== source) kept.filed.set(row.id, filed(row, source, row.isCarried))
  }
  kept.articles = [...kept.filed.values()].sort(byAge)
  kept.machine = machineStories(kept)
  return kept
}

/** As the archive orders them: by time, then by address. */
const byAge = (a: FiledArticle, b: FiledArticle) => +a.publishedAt - +b.publishedAt || (a.url < b.url ? -1 : 1)

function machineStories({ articles, rows, stories }: Kept): MachineStory[] {
  const members = new Map<StoryId, MachineStory['members'][number][]>()
  for (const { id } of articles) {
    const { storyId, because, copyOf } = rows.get(id)!
    const member = { articleId: id, because, copyOf }
    const own = members.get(storyId)
    if (own) own.push(member)
    else members.set(storyId, [member])
  }
  return [...stories.values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, slug, leadId, heat }) => ({ id, slug, leadId, heat: heat ?? [], members: members.get(id) ?? [] }))
}
