import type { ArticleId, Decision, ShownSource, SourceId, StoryId } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { FiledArticle, MachineStory, Material } from '../pipeline/publish/index.ts'
import * as archive from '../store/index.ts'
import { filed, sourcesShown } from './material.ts'

/** What this process has read of each newsroom's archive, so that it only reads again what was written since. */
const keepers = new WeakMap<Newsroom['store'], Keeper>()

/**
 * What the paper is composed from, as the archive has it now; what has not changed is the same object as before. To be
 * used at once: the next reading goes on with it.
 */
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

/** What was read, and what was made of it; a row that is read again replaces all that was made of the one before. */
interface Kept {
  mark: string
  readonly rows: Map<ArticleId, archive.PaperRow>
  readonly stories: Map<StoryId, archive.PaperStory>
  readonly sources: Map<SourceId, ShownSource>
  readonly filed: Map<ArticleId, FiledArticle>
  /** The articles of each story. */
  readonly members: Map<StoryId, Set<ArticleId>>
  readonly machine: Map<StoryId, MachineStory>
  /** The stories in order of their ids. */
  order: readonly StoryId[]
}

const nothingKept = (): Kept => ({
  ...{ mark: '', rows: new Map(), stories: new Map(), sources: new Map(), filed: new Map() },
  ...{ members: new Map(), machine: new Map(), order: [] },
})

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
  const stories = kept.order.map((id) => kept.machine.get(id)!)
  return { masthead, asOf: newest(kept), topics, articles: kept.filed, stories, pieces, decisions }
}

function newest({ rows }: Kept): Date {
  let newest = new Date(0)
  for (const { publishedAt } of rows.values()) if (publishedAt > newest) newest = publishedAt
  return newest
}

/** What was kept, brought up to date. */
function taken(before: Kept | null, rows: archive.PaperRows): Kept {
  const kept = before ?? nothingKept()
  kept.mark = rows.mark
  const touched = new Set<StoryId>()
  for (const row of rows.articles) {
    const was = kept.rows.get(row.id)?.storyId
    if (was !== undefined) {
      kept.members.get(was)?.delete(row.id)
      touched.add(was)
    }
    kept.rows.set(row.id, row)
    kept.filed.delete(row.id)
    const members = kept.members.get(row.storyId) ?? new Set()
    kept.members.set(row.storyId, members.add(row.id))
    touched.add(row.storyId)
  }
  for (const story of rows.stories) {
    if (!kept.stories.has(story.id)) kept.order = []
    kept.stories.set(story.id, story)
    touched.add(story.id)
  }
  if (takeSources(kept, rows.sources) || rows.articles.length > 0) file(kept)
  for (const id of touched) if (kept.stories.has(id)) kept.machine.set(id, machineStory(id, kept))
  if (kept.order.length !== kept.stories.size) kept.order = [...kept.stories.keys()].sort()
  return kept
}

/** Whether a source is shown otherwise than before, or for the first time. */
function takeSources(kept: Kept, sources: archive.PaperRows['sources']): boolean {
  const grouped = new Set<SourceId>()
  for (const { sourceId } of kept.rows.values()) grouped.add(sourceId)
  let isOther = false
  for (const [id, source] of sourcesShown(sources.filter(({ id }) => grouped.has(id)))) {
    const known = kept.sources.get(id)
    if (known && JSON.stringify(known) === JSON.stringify(source)) continue
    kept.sources.set(id, source)
    isOther = true
  }
  return isOther
}

/** Makes articles of the rows that are new, and of those whose source is another now. */
function file({ rows, sources, filed: made }: Kept): void {
  for (const row of rows.values()) {
    const source = sources.get(row.sourceId)!
    if (made.get(row.id)?.source !== source) made.set(row.id, filed(row, source, row.isCarried))
  }
}

function machineStory(id: StoryId, { stories, members, rows }: Kept): MachineStory {
  const { slug, leadId, heat } = stories.get(id)!
  const own = [...(members.get(id) ?? [])].map((article) => rows.get(article)!).sort(byAge)
  return {
    id,
    slug,
    leadId,
    heat: heat ?? [],
    members: own.map(({ id, because, copyOf }) => ({ articleId: id, because, copyOf })),
  }
}

/** As the archive orders them: by time, then by address. */
const byAge = (a: archive.PaperRow, b: archive.PaperRow) => +a.publishedAt - +b.publishedAt || (a.url < b.url ? -1 : 1)
