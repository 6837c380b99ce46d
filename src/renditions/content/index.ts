/** Content: a paper in, the Markdown tree of an Everyday site out. No I/O, no clock. */
import type { EverydayFile } from '../../forms/everyday/index.ts'
import { writeEveryday } from '../../forms/everyday/index.ts'
import type { ArticleId } from '../../news/id.ts'
import type { Paper } from '../../news/paper.ts'
import { organizationFiles, topicFiles } from './data.ts'
import { namesOf } from './names.ts'
import { leadNews, memberNews, newsFile } from './news.ts'

export interface ContentFile {
  /** Path within the tree, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface ContentOptions {
  /** Articles that were imported from an Everyday site, as they came: written back untouched. */
  readonly carried: ReadonlyMap<ArticleId, EverydayFile>
}

/** One news file for every article of every story, and data files for topics and sources, ordered by path. */
export function renderContent(paper: Paper, { carried }: ContentOptions): ContentFile[] {
  const articles = paper.stories.flatMap((story) => [story.lead, ...story.coverage])
  const kept = articles.flatMap(({ id }) => carried.get(id) ?? [])
  const names = namesOf(
    articles.filter(({ id }) => !carried.has(id)),
    paper.masthead.timeZone,
    kept.map((file) => file.path),
  )
  const made = paper.stories.flatMap((story) => {
    const values = [leadNews(story), ...story.coverage.map(memberNews)]
    return [story.lead, ...story.coverage].flatMap(({ id }, place) => {
      const path = names.get(id)
      return path === undefined ? [] : [newsFile(path, values[place]!)]
    })
  })
  const files = [...kept, ...made, ...topicFiles(paper.topics), ...organizationFiles(paper.sources)]
  return files
    .map((file) => ({ path: file.path, text: writeEveryday(file) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
