import { v7 as uuid } from 'uuid'
import {
  changesBetween,
  type Decision,
  digestOf,
  type EditionId,
  type Errand,
  fingerprintOf,
  type Paper,
  type PrintedStory,
  printedStory,
} from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import { type Composed, findables, givenPages, movedPages, publishedStories } from '../pipeline/publish/index.ts'
import type { Carried } from '../renditions/content/index.ts'
import * as archive from '../store/index.ts'
import { announceEdition, announceShown } from './announce.ts'
import { carriedContent, deletionIn, takeDeletion } from './carried.ts'
import { contentsFor, wantDeliveries } from './deliver.ts'
import { currentMaterial } from './kept-material.ts'
import { withKnownPictures, withPictures } from './print-pictures.ts'
import { checkSecured } from './secured.ts'

export interface Published {
  readonly stories: number
  readonly articles: number
  readonly written: number
  readonly removed: number
  readonly kept: number
  readonly site: string | null
  readonly content: string | null
}

/**
 * Composes the paper as it stands and writes every rendition; only what changed is touched. Asks that it be told of and
 * delivered: to where newsroom.yaml says, or to the places named by whoever asked for it.
 */
export async function publishEdition(newsroom: Newsroom, asked: readonly Errand[] | null = null): Promise<Published> {
  const { store, folder, settings } = newsroom
  const carried = settings.publish.content || settings.publish.everyday_api ? await carriedNow(newsroom) : null
  if (settings.publish.content && carried) await checkSecured(newsroom, carried)
  const { paper: bare, slugs } = newsroom.compose(await currentMaterial(newsroom))
  // As composed: a picture that could not be shown so far may be there now.
  const paper = await withPictures(newsroom, bare)
  await store.transaction((tx) => archive.giveSlugs(tx.db, slugs))
  const beside = { ...(await besidePaper(newsroom, paper)), carried }
  const [site, content] = await both(
    settings.publish.site ? newsroom.writeSite(paper, beside) : null,
    settings.publish.content && carried ? newsroom.writeContent(paper, carried) : null,
  )
  if (site) await archive.updateSearch(store.db, findables(paper))
  if (site) await announceShown(newsroom, paper)
  const articles = paper.stories.reduce((n, story) => n + 1 + story.coverage.length, 0)
  const written = (site?.written.length ?? 0) + (content?.written.length ?? 0)
  const removed = (site?.removed.length ?? 0) + (content?.removed.length ?? 0)
  const changes = changesBetween(await archive.allPrinted(store.db), paper.stories.map(printedStory))
  // Also what stands since an edition whose writer was killed before it could be noted.
  const isNew = written + removed > 0 || ((site || content) && changes.length > 0)
  if (isNew) await newsroom.lastPublished.keep(publishedStories(paper))
  const wanted = await contentsFor(newsroom, asked ?? newsroom.errands)
  await store.transaction(async ({ db }) => {
    if (isNew) {
      const edition = {
        ...{ id: uuid() as EditionId, publishedAt: newsroom.now(), hash: hashOf(paper) },
        ...{ stories: paper.stories.length, articles, written, removed },
      }
      await archive.recordEdition(db, edition, changes)
      if (site) await announceEdition(newsroom, db, { edition, changes })
    }
    await wantDeliveries(newsroom, db, wanted, asked !== null)
  })
  // Only the next publish waits for it, and whoever closes the newsroom.
  if (site && written + removed > 0) void newsroom.tidySite()
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

/** Waits for both, also when one fails: whoever hears of that finds nothing still being written. */
async function both<A, B>(a: Promise<A> | null, b: Promise<B> | null): Promise<[A | null, B | null]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

/** What was imported, after files that people have deleted from the content tree are written down as deleted. */
async function carriedNow(newsroom: Newsroom): Promise<Carried> {
  const carried = await carriedContent(newsroom)
  const deletion = newsroom.settings.publish.content ? await deletionIn(newsroom, carried) : null
  if (!deletion) return carried
  await takeDeletion(newsroom, deletion, 'deleted from the content folder')
  return carriedContent(newsroom)
}

/** What the site shows beside the paper: where pages of earlier papers stand now, and feeds to follow. */
export async function besidePaper(
  { store: { db } }: Newsroom,
  paper: Paper,
  { record = true } = {},
): Promise<Parameters<Newsroom['writeSite']>[1]> {
  const given = await archive.listPages(db)
  const fresh = givenPages(paper).filter(({ path, subject }) => given.get(path) !== subject)
  const moved = movedPages(given, paper)
  if (record) await archive.recordPages(db, fresh)
  return { moved, feeds: await archive.followableFeeds(db) }
}

/** The paper as it would be published now, and the addresses that new stories would get; or `everything` there is. */
export async function composeToday(
  newsroom: Newsroom,
  { also = [], ...options }: { everything?: boolean; also?: readonly Decision[] } = {},
): Promise<Composed> {
  const material = await currentMaterial(newsroom)
  const decisions = also.length === 0 ? material.decisions : [...material.decisions, ...also]
  const composed = newsroom.compose({ ...material, decisions }, options)
  return { ...composed, paper: await withKnownPictures(newsroom, composed.paper) }
}

/** What editors see: everything there is, and the paper as it would be published now. */
export async function composeDesk(newsroom: Newsroom): Promise<{
  everything: Composed
  paper: Paper
  decisions: readonly Decision[]
  /** The stories of the last edition. */
  printed: ReadonlyMap<string, PrintedStory>
}> {
  const material = await currentMaterial(newsroom)
  return {
    everything: newsroom.compose(material, { everything: true }),
    paper: newsroom.compose(material).paper,
    decisions: material.decisions,
    printed: await archive.allPrinted(newsroom.store.db),
  }
}

function hashOf({ stories, ...rest }: Paper): string {
  const shown = [rest, stories.map(fingerprintOf)]
  return digestOf(JSON.stringify(shown))
}
