import type { Decision, DecisionId, Deed } from '../news/index.ts'
import type { Newsroom } from '../newsroom.ts'
import type { StoryChange } from '../pipeline/publish/index.ts'
import { publishedStories, storyChanges } from '../pipeline/publish/index.ts'
import { carriedContent, deletionIn, without } from './carried.ts'
import { besidePaper, composeDesk, composeToday } from './publish-edition.ts'
import { checkSecured } from './secured.ts'

export interface Preview {
  readonly stories: readonly StoryChange[]
  /** Files below site/; null where none are written. */
  readonly site: Rendition | null
  readonly content: Rendition | null
  /** The search index beside the pages, whose files are not foreseen one by one; null where there is none. */
  readonly searchIndex: 'built anew' | 'as it is' | null
}

interface Rendition {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  readonly kept: number
}

/** What a publish would change, and why. Writes nothing, and asks nobody for pictures. */
export async function previewEdition(newsroom: Newsroom): Promise<Preview> {
  const there = await carriedContent(newsroom)
  const deletion = newsroom.settings.publish.content ? await deletionIn(newsroom, there) : null
  const carried = deletion ? without(there, new Set(deletion.paths)) : there
  await checkSecured(newsroom, carried)
  const { paper } = await composeToday(newsroom, { also: deletion ? [foreseen(newsroom, deletion)] : [] })
  const { everything } = await composeDesk(newsroom)
  const { site, content, searchIndex } = await newsroom.preview(
    paper,
    await besidePaper(newsroom, paper, { record: false }),
    carried,
  )
  const written = new Set(site?.written)
  const stories = storyChanges({
    // Without a record of what stands, what it shows is taken for what it would show: only pages tell the difference.
    before: (await newsroom.lastPublished.recall()) ?? (site && site.kept > 0 ? publishedStories(paper) : new Map()),
    paper,
    pageChanges: site && ((slug) => written.has(`story/${slug}/index.html`)),
    known: new Set(everything.paper.stories.map(({ id }) => id)),
    verdicts: everything.verdicts,
  })
  return { stories, site, content, searchIndex }
}

/** What publishing would write down as decided. */
const foreseen = ({ now, user }: Newsroom, deed: Deed): Decision => ({
  ...{ id: 'foreseen' as DecisionId, at: now(), by: user, why: null, deed },
})
