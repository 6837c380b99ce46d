import type { Newsroom } from '../newsroom.ts'
import type { StoryChange } from '../pipeline/publish/index.ts'
import { publishedStories, storyChanges } from '../pipeline/publish/index.ts'
import { carriedContent } from './carried.ts'
import { besidePaper, composeDesk, composeToday } from './publish-edition.ts'
import { checkSecured } from './secured.ts'

export interface Preview {
  readonly stories: readonly StoryChange[]
  /** Files below site/; null where none are written. */
  readonly site: Rendition | null
  readonly content: Rendition | null
}

interface Rendition {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/** What a publish would change, and why. Writes nothing, and asks nobody for pictures. */
export async function previewEdition(newsroom: Newsroom): Promise<Preview> {
  const carried = await carriedContent(newsroom)
  await checkSecured(newsroom, carried)
  const { paper } = await composeToday(newsroom)
  const { everything } = await composeDesk(newsroom)
  const { site, content } = await newsroom.preview(
    paper,
    await besidePaper(newsroom, paper, { record: false }),
    carried,
  )
  const written = new Set(site?.written)
  const stories = storyChanges({
    // Without a record of what stands, what it shows is taken for what it would show: only pages tell the difference.
    before: (await newsroom.lastPublished.recall()) ?? (site && site.kept > 0 ? publishedStories(paper) : {}),
    paper,
    pageChanges: site && ((slug) => written.has(`story/${slug}/index.html`)),
    known: new Set(everything.paper.stories.map(({ id }) => id)),
    verdicts: everything.verdicts,
  })
  return { stories, site, content }
}
